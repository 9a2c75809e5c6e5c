namespace Ripac.Speech.Grammars;

/// <summary>One word that may be spoken between two nodes of a grammar's network.</summary>
/// <param name="From">Node before the word.</param>
/// <param name="To">Node after the word.</param>
/// <param name="Word">Index into the vocabulary that the grammar was parsed with.</param>
/// <param name="Cost">How unlikely the grammar's weights make it: -log2(weight / heaviest alternative) in 1/256 bit; 0 without
/// weights.</param>
public readonly record struct GrammarArc(int From, int To, int Word, int Cost);
