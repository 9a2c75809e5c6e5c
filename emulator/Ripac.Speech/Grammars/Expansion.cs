namespace Ripac.Speech.Grammars;

/// <summary>What stands on the right of a rule's equals sign.</summary>
internal abstract record Expansion(TextPosition Position)
{
    /// <summary>One word of the vocabulary.</summary>
    public sealed record Word(TextPosition Position, int Index) : Expansion(Position);

    /// <summary>A reference to another rule.</summary>
    public sealed record Reference(TextPosition Position, string Rule) : Expansion(Position);

    /// <summary>One after the other; without items it is <c>&lt;NULL&gt;</c>.</summary>
    public sealed record Sequence(TextPosition Position, IReadOnlyList<Expansion> Items) : Expansion(Position);

    /// <summary>One of several, each with its cost in 1/256 bit.</summary>
    public sealed record Alternatives(TextPosition Position, IReadOnlyList<(Expansion Item, int Cost)> Items) : Expansion(Position);

    /// <summary>Once or not at all.</summary>
    public sealed record Optional(TextPosition Position, Expansion Item) : Expansion(Position);

    /// <summary>Once or more often.</summary>
    public sealed record Repeat(TextPosition Position, Expansion Item) : Expansion(Position);

    /// <summary>Its words stand for a digit.</summary>
    public sealed record Digit(TextPosition Position, Expansion Item, int Value) : Expansion(Position);

    /// <summary>Only those of its sentences that an acceptor takes.</summary>
    public sealed record Accepted(TextPosition Position, Expansion Item, Acceptor By) : Expansion(Position);
}
