namespace Ripac.Link;

/// <summary>
/// How a request ended (byte 4 of a response). From <see cref="Timeout"/> up: found by the master itself, never on the wire.
/// A request that did not end with <see cref="Ok"/> has changed nothing.
/// </summary>
public enum LinkStatus : byte
{
    /// <summary>Done.</summary>
    Ok = 0x00,

    /// <summary>The frame's CRC is wrong; nothing in it was believed.</summary>
    BadCrc = 0x01,

    /// <summary>No such opcode.</summary>
    UnknownCommand = 0x02,

    /// <summary>The frame was cut short, followed by bytes other than zero, or has a length its opcode does not allow.</summary>
    BadLength = 0x03,

    /// <summary>An address, slot, count or position is outside its range.</summary>
    OutOfRange = 0x04,

    /// <summary>The transaction began while READY was low; it was not looked at.</summary>
    Busy = 0x05,

    /// <summary>The audio queue has no room for the frame. Wait, then send it again.</summary>
    Overflow = 0x06,

    /// <summary>Not possible in this state: not identified, no model, no grammar in the slot, or not listening.</summary>
    NotReady = 0x07,

    /// <summary>The audio frame is not the next one of the stream; the response says which position is.</summary>
    Gap = 0x08,

    /// <summary>The tables hold no model that can be used; the response's payload says why (ASCII).</summary>
    BadModel = 0x09,

    /// <summary>The grammar's text has an error; the response's payload says which and where (ASCII).</summary>
    BadGrammar = 0x0A,

    /// <summary>The request's protocol version is not spoken here; Identify's record says which are.</summary>
    UnsupportedVersion = 0x0B,

    /// <summary>The tables differ from the CRC given.</summary>
    Mismatch = 0x0C,

    /// <summary>A part of the self-test failed; the response's payload says which.</summary>
    SelfTestFailed = 0x0D,

    /// <summary>The transaction's first byte was not the sync byte.</summary>
    BadSync = 0x0E,

    /// <summary>No word can have this name, or the template cannot be used; the response's payload says why (ASCII).</summary>
    BadWord = 0x0F,

    /// <summary>READY did not rise in time, or nothing came over the UART.</summary>
    Timeout = 0x80,

    /// <summary>No response that could be believed came, however often the request was repeated.</summary>
    NoResponse = 0x81,

    /// <summary>The coprocessor has started over since it was identified: model, grammars and stream are gone.</summary>
    CoprocessorReset = 0x82,

    /// <summary>A stream ended before the number of bytes that was to come from it.</summary>
    EndOfStream = 0x83,

    /// <summary>Decisions were lost because they were not read in time: what was heard is not complete.</summary>
    DecisionsLost = 0x84,

    /// <summary>The UART cannot do a rate that carries audio.</summary>
    LineTooSlow = 0x85,
}
