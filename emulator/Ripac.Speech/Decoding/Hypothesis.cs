namespace Ripac.Speech.Decoding;

/// <summary>One way to understand an utterance.</summary>
/// <param name="Cost">Cost of the whole, in the model's units; the best has the least.</param>
/// <param name="Words">Its words; silences and fillers between them are left out. None: that nothing was said that the grammar
/// knows.</param>
public sealed record Hypothesis(long Cost, IReadOnlyList<HypothesisWord> Words);
