namespace Ripac.Link;

/// <summary>Sizes that both ends keep to. What one coprocessor holds beyond them is in its <see cref="IdentityRecord"/>.</summary>
public static class LinkLimits
{
    /// <summary>Bytes of the table memory's address space: 24-bit addresses.</summary>
    public const int TableSpace = 1 << 24;

    /// <summary>Bytes of a model: more could not be read in the time that LoadModel has.</summary>
    public const int ModelLength = 1 << 21;

    /// <summary>Grammar slots, numbered from 0.</summary>
    public const int GrammarSlots = 4;

    /// <summary>Samples a second of every audio stream.</summary>
    public const int SampleRate = 8000;

    /// <summary>Bytes of a message that goes with a refusal.</summary>
    public const int MessageLength = 240;

    /// <summary>Bytes of a word's name.</summary>
    public const int WordNameLength = 32;

    /// <summary>Decision records in one response.</summary>
    public const int DecisionsPerRead = 32;

    /// <summary>Utterances of which a template is made, at most.</summary>
    public const int Takes = 3;

    /// <summary>Bytes of a template.</summary>
    public const int TemplateLength = 2048;

    /// <summary>Counters in the response to ReadCounters.</summary>
    public const int Counters = 14;
}
