namespace Ripac.Link;

/// <summary>The response to ReadEnrolment: 12 bytes. Made once and filled again and again.</summary>
public sealed class EnrolmentRecord
{
    /// <summary>Bytes of a record.</summary>
    public const int Length = 12;

    /// <summary><see cref="Word"/> when the last utterance is too like none.</summary>
    public const int NoWord = 0xFFFF;

    /// <summary><see cref="Distance"/> when the last utterance was compared with nothing.</summary>
    public const int NoDistance = 0xFFFF;

    private const int AcceptedOffset = 1;
    private const int UtterancesOffset = 2;
    private const int WordOffset = 4;
    private const int DistanceOffset = 6;
    private const int StartOffset = 8;

    /// <summary>What became of the last utterance.</summary>
    public LinkTakeOutcome Outcome { get; set; }

    /// <summary>Utterances accepted, 0 to <see cref="LinkLimits.Takes"/>.</summary>
    public int Accepted { get; set; }

    /// <summary>Utterances heard, accepted or not; it stops at 65,535.</summary>
    public int Utterances { get; set; }

    /// <summary>The number of the word that the last utterance is too like, or <see cref="NoWord"/>.</summary>
    public int Word { get; set; }

    /// <summary>How far the last utterance is from those before it, or from <see cref="Word"/>: cost per frame in 1/8 nat, or
    /// <see cref="NoDistance"/>.</summary>
    public int Distance { get; set; }

    /// <summary>The stream's sample at which the last utterance begins.</summary>
    public int StartSample { get; set; }

    /// <summary>Fills this record from 12 bytes. False when they make no sense; the record is then not to be used.</summary>
    public bool Read(byte[] buffer, int offset)
    {
        Outcome = (LinkTakeOutcome)buffer[offset];
        Accepted = buffer[offset + AcceptedOffset];
        Utterances = LinkBytes.ReadUInt16(buffer, offset + UtterancesOffset);
        Word = LinkBytes.ReadUInt16(buffer, offset + WordOffset);
        Distance = LinkBytes.ReadUInt16(buffer, offset + DistanceOffset);
        StartSample = LinkBytes.ReadInt32(buffer, offset + StartOffset);
        return Outcome <= LinkTakeOutcome.NotNeeded && Accepted <= LinkLimits.Takes && Accepted <= Utterances && StartSample >= 0;
    }

    /// <summary>Writes the 12 bytes.</summary>
    public void Write(byte[] buffer, int offset)
    {
        buffer[offset] = (byte)Outcome;
        buffer[offset + AcceptedOffset] = (byte)Accepted;
        LinkBytes.WriteUInt16(buffer, offset + UtterancesOffset, Utterances);
        LinkBytes.WriteUInt16(buffer, offset + WordOffset, Word);
        LinkBytes.WriteUInt16(buffer, offset + DistanceOffset, Distance);
        LinkBytes.WriteInt32(buffer, offset + StartOffset, StartSample);
    }
}
