namespace Ripac.Speech.Grammars;

/// <summary>A parsed grammar: what may be spoken, and the rules that it refers to (every reference has its rule).</summary>
internal sealed record JsgfRules(Expansion Root, IReadOnlyDictionary<string, Expansion> Rules);
