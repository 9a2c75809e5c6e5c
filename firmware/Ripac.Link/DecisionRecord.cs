namespace Ripac.Link;

/// <summary>One decision, 16 bytes on the wire. Made once and filled again and again.</summary>
public sealed class DecisionRecord
{
    /// <summary>Bytes of a record.</summary>
    public const int Length = 16;

    /// <summary><see cref="Word"/> when the decision is about no word.</summary>
    public const int NoWord = 0xFFFF;

    private const int KindOffset = 2;
    private const int ConfidenceOffset = 3;
    private const int WordOffset = 4;
    private const int ScoreOffset = 6;
    private const int StartOffset = 8;
    private const int EndOffset = 12;

    /// <summary>Counts decisions, 16 bits, going round; a step of more than one means that decisions were lost.</summary>
    public int Serial { get; set; }

    /// <summary>What is said about the word.</summary>
    public LinkDecisionKind Kind { get; set; }

    /// <summary>0 to 100 percent.</summary>
    public int Confidence { get; set; }

    /// <summary>The word's number in the model's vocabulary, or <see cref="NoWord"/>.</summary>
    public int Word { get; set; }

    /// <summary>The recogniser's score, -32,768 to 32,767; lower is better.</summary>
    public int Score { get; set; }

    /// <summary>The stream's sample at which it begins.</summary>
    public int StartSample { get; set; }

    /// <summary>The stream's sample just behind its end.</summary>
    public int EndSample { get; set; }

    /// <summary>Fills this record from 16 bytes. False when they make no sense; the record is then not to be used.</summary>
    public bool Read(byte[] buffer, int offset)
    {
        Serial = LinkBytes.ReadUInt16(buffer, offset);
        Kind = (LinkDecisionKind)buffer[offset + KindOffset];
        Confidence = buffer[offset + ConfidenceOffset];
        Word = LinkBytes.ReadUInt16(buffer, offset + WordOffset);
        Score = LinkBytes.ReadInt16(buffer, offset + ScoreOffset);
        StartSample = LinkBytes.ReadInt32(buffer, offset + StartOffset);
        EndSample = LinkBytes.ReadInt32(buffer, offset + EndOffset);
        return Kind >= LinkDecisionKind.Partial && Kind <= LinkDecisionKind.EndOfUtterance
            && Confidence <= 100 && StartSample >= 0 && EndSample >= StartSample;
    }

    /// <summary>Writes the 16 bytes.</summary>
    public void Write(byte[] buffer, int offset)
    {
        LinkBytes.WriteUInt16(buffer, offset, Serial);
        buffer[offset + KindOffset] = (byte)Kind;
        buffer[offset + ConfidenceOffset] = (byte)Confidence;
        LinkBytes.WriteUInt16(buffer, offset + WordOffset, Word);
        LinkBytes.WriteUInt16(buffer, offset + ScoreOffset, Score);
        LinkBytes.WriteInt32(buffer, offset + StartOffset, StartSample);
        LinkBytes.WriteInt32(buffer, offset + EndOffset, EndSample);
    }
}
