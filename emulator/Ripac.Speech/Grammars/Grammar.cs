namespace Ripac.Speech.Grammars;

/// <summary>
/// Which word sequences may be spoken: a finite network of word arcs, compiled from JSGF.
/// </summary>
/// <remarks>
/// Node 0 is the start; no arc leads to it. Arcs are sorted by <see cref="GrammarArc.From"/>. There are no empty arcs.
/// The subset of JSGF (Java Speech Grammar Format 1.0): rules, references, sequences, alternatives, [optional], (groups), * and +,
/// /weights/, <c>&lt;NULL&gt;</c>, comments, and the tags that README.md names: digits, lengths, check digits. Not in it: imports, other
/// tags, <c>&lt;VOID&gt;</c>, and rules that refer to themselves.
/// All public rules together are the grammar.
/// </remarks>
public sealed class Grammar
{
    /// <summary>The longest text accepted, in characters.</summary>
    public const int LongestText = 65_536;

    /// <summary>The most word arcs that a network may have.</summary>
    public const int MostArcs = 16_384;

    /// <summary>What <see cref="FinalCost"/> says of a node where no sentence may end.</summary>
    public const int NotFinal = int.MaxValue;

    private readonly GrammarArc[] _arcs;
    private readonly int[] _finalCosts;
    private readonly bool[] _underCheck;

    internal Grammar(GrammarArc[] arcs, int[] finalCosts, bool[] underCheck)
    {
        _arcs = arcs;
        _finalCosts = finalCosts;
        _underCheck = underCheck;
    }

    /// <summary>All word arcs, sorted by the node that they leave.</summary>
    public ReadOnlySpan<GrammarArc> Arcs => _arcs;

    /// <summary>Number of nodes; node 0 is the start.</summary>
    public int NodeCount => _finalCosts.Length;

    /// <summary>The cost of ending a sentence at a node, in 1/256 bit, or <see cref="NotFinal"/>.</summary>
    public int FinalCost(int node) => _finalCosts[node];

    /// <summary>Whether a node lies inside of a number whose check digit is still to come: what was said of it is better not decided yet.
    /// </summary>
    public bool IsUnderCheck(int node) => _underCheck[node];

    /// <summary>Compiles a grammar.</summary>
    /// <param name="jsgf">The text, with its <c>#JSGF V1.0;</c> header.</param>
    /// <param name="vocabulary">The words that the model knows; matched without regard to upper and lower case.</param>
    /// <exception cref="GrammarException">The text is no grammar of the subset, uses a word that is not in the vocabulary, or
    /// makes too large a network.</exception>
    public static Grammar Parse(string jsgf, IReadOnlyList<string> vocabulary)
    {
        ArgumentNullException.ThrowIfNull(jsgf);
        ArgumentNullException.ThrowIfNull(vocabulary);
        return NetworkBuilder.Compile(new JsgfParser(jsgf, vocabulary).Parse());
    }
}
