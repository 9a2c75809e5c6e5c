namespace Ripac.Link;

/// <summary>The response to Status: 20 bytes.</summary>
public sealed class StatusRecord
{
    /// <summary>Bytes of a record.</summary>
    public const int Length = 20;

    private const int GrammarsOffset = 1;
    private const int WordsOffset = 2;
    private const int ModelCrcOffset = 4;
    private const int PendingOffset = 6;
    private const int PositionOffset = 8;
    private const int QueuedOffset = 12;
    private const int LastSerialOffset = 16;
    private const int LastErrorOffset = 18;

    /// <summary>Where the coprocessor stands.</summary>
    public LinkState State { get; set; }

    /// <summary>Bit n is set when grammar slot n is loaded.</summary>
    public int Grammars { get; set; }

    /// <summary>Words of the model in use; 0 without one.</summary>
    public int Words { get; set; }

    /// <summary>CRC-16 of the bytes of the model in use.</summary>
    public int ModelCrc { get; set; }

    /// <summary>Decisions never read.</summary>
    public int Pending { get; set; }

    /// <summary>The position of the stream's next sample.</summary>
    public int Position { get; set; }

    /// <summary>Samples that wait to be recognised.</summary>
    public int Queued { get; set; }

    /// <summary>The serial number of the last decision made.</summary>
    public int LastSerial { get; set; }

    /// <summary>The last status other than Ok that was sent since the coprocessor was identified.</summary>
    public LinkStatus LastError { get; set; }

    /// <summary>Fills this record from 20 bytes. False when they make no sense.</summary>
    public bool Read(byte[] buffer, int offset)
    {
        State = (LinkState)buffer[offset];
        Grammars = buffer[offset + GrammarsOffset];
        Words = LinkBytes.ReadUInt16(buffer, offset + WordsOffset);
        ModelCrc = LinkBytes.ReadUInt16(buffer, offset + ModelCrcOffset);
        Pending = LinkBytes.ReadUInt16(buffer, offset + PendingOffset);
        Position = LinkBytes.ReadInt32(buffer, offset + PositionOffset);
        Queued = LinkBytes.ReadInt32(buffer, offset + QueuedOffset);
        LastSerial = LinkBytes.ReadUInt16(buffer, offset + LastSerialOffset);
        LastError = (LinkStatus)buffer[offset + LastErrorOffset];
        return State <= LinkState.Listening && Position >= 0 && Queued >= 0;
    }

    /// <summary>Writes the 20 bytes.</summary>
    public void Write(byte[] buffer, int offset)
    {
        buffer[offset] = (byte)State;
        buffer[offset + GrammarsOffset] = (byte)Grammars;
        LinkBytes.WriteUInt16(buffer, offset + WordsOffset, Words);
        LinkBytes.WriteUInt16(buffer, offset + ModelCrcOffset, ModelCrc);
        LinkBytes.WriteUInt16(buffer, offset + PendingOffset, Pending);
        LinkBytes.WriteInt32(buffer, offset + PositionOffset, Position);
        LinkBytes.WriteInt32(buffer, offset + QueuedOffset, Queued);
        LinkBytes.WriteUInt16(buffer, offset + LastSerialOffset, LastSerial);
        LinkBytes.WriteUInt16(buffer, offset + LastErrorOffset, (int)LastError);
    }
}
