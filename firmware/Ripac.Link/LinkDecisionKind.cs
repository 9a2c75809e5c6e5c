namespace Ripac.Link;

/// <summary>What a decision says.</summary>
public enum LinkDecisionKind : byte
{
    /// <summary>The best guess so far; a later decision may take its place.</summary>
    Partial = 1,

    /// <summary>This word was spoken; it will not be taken back.</summary>
    Final = 2,

    /// <summary>Something was spoken that is not trusted to be a word of the grammar.</summary>
    Rejected = 3,

    /// <summary>The speaker has stopped.</summary>
    EndOfUtterance = 4,
}
