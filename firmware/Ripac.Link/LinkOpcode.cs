namespace Ripac.Link;

/// <summary>What a request asks for (byte 3 of a frame). Payloads are laid out in this folder's README.md.</summary>
public enum LinkOpcode : byte
{
    /// <summary>Fetch the response to the last accepted request again. Changes nothing.</summary>
    Poll = 0x00,

    /// <summary>Who the coprocessor is, what it can do and how much it holds. Ends the start-up handshake.</summary>
    Identify = 0x01,

    /// <summary>State, stream position and queues.</summary>
    Status = 0x02,

    /// <summary>Start over, as after power-up: tables, grammars and decisions are gone.</summary>
    Reset = 0x03,

    /// <summary>Test the table memory, the CRC and the core. Tables and grammars are gone afterwards.</summary>
    SelfTest = 0x04,

    /// <summary>How often everything happened since power-up (<see cref="LinkCounter"/>).</summary>
    ReadCounters = 0x05,

    /// <summary>Over a UART only: go on at another baud rate (<see cref="SerialTiming"/>).</summary>
    SetLineRate = 0x06,

    /// <summary>Write bytes into the table memory.</summary>
    WriteTable = 0x10,

    /// <summary>Read bytes back from the table memory.</summary>
    ReadTable = 0x11,

    /// <summary>Compare a range of the table memory with a CRC.</summary>
    VerifyTable = 0x12,

    /// <summary>Take the model that was written at an address into use.</summary>
    LoadModel = 0x13,

    /// <summary>The names and kinds of the model's words.</summary>
    ReadVocabulary = 0x14,

    /// <summary>
    /// Write bytes of an image that has a CRC of its own, as a model has: the frame's CRC leaves the data out, so that the master need
    /// not compute it.
    /// </summary>
    WriteImage = 0x15,

    /// <summary>Compile a grammar's text into a slot.</summary>
    LoadGrammar = 0x20,

    /// <summary>Begin an audio stream at position 0, recognised with a slot's grammar.</summary>
    StartListening = 0x30,

    /// <summary>End the stream: what was heard is decided.</summary>
    StopListening = 0x31,

    /// <summary>Samples of the stream: 8 kHz, 16-bit, little-endian.</summary>
    AudioPcm = 0x32,

    /// <summary>Samples of the stream: 8 kHz, ITU-T G.711 mu-law, one byte each.</summary>
    AudioMuLaw = 0x33,

    /// <summary>Take decisions (<see cref="DecisionRecord"/>).</summary>
    ReadDecisions = 0x34,

    /// <summary>Begin an audio stream at position 0, in which a new word is said 1 to 3 times.</summary>
    StartEnrolment = 0x40,

    /// <summary>What became of the utterances (<see cref="EnrolmentRecord"/>).</summary>
    ReadEnrolment = 0x41,

    /// <summary>Make a template of the accepted utterances: the new word joins the vocabulary, and all grammars are gone.</summary>
    FinishEnrolment = 0x42,

    /// <summary>The bytes of an enrolled word's template, to be kept.</summary>
    ReadTemplate = 0x43,

    /// <summary>Add a word by its template's bytes; all grammars are gone.</summary>
    AddTemplate = 0x44,

    /// <summary>Take an enrolled word out of the vocabulary; words behind it move up, and all grammars are gone.</summary>
    RemoveWord = 0x45,
}
