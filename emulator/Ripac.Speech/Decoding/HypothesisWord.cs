namespace Ripac.Speech.Decoding;

/// <summary>A word of a <see cref="Hypothesis"/>.</summary>
/// <param name="Word">Index of the word in the model's word list.</param>
/// <param name="StartSample">First sample of the word, counted from the first sample written since the last reset.</param>
/// <param name="EndSample">First sample after the word.</param>
public readonly record struct HypothesisWord(int Word, long StartSample, long EndSample);
