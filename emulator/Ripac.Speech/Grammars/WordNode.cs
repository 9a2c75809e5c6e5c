namespace Ripac.Speech.Grammars;

/// <summary>A node of a network without empty arcs.</summary>
/// <param name="Arcs">The words that may follow.</param>
/// <param name="FinalCost">See <see cref="Grammar.FinalCost"/>.</param>
/// <param name="UnderCheck">See <see cref="Grammar.IsUnderCheck"/>.</param>
internal sealed record WordNode(IReadOnlyList<GrammarArc> Arcs, int FinalCost, bool UnderCheck);
