namespace Ripac.Speech.Decoding;

/// <summary>One decision of a recogniser.</summary>
/// <param name="Kind">What is said of the segment.</param>
/// <param name="Word">Index of the word in the model's word list; for <see cref="DecisionKind.Rejected"/> the best guess, which may
/// be the filler; -1 for <see cref="DecisionKind.EndOfUtterance"/>.</param>
/// <param name="StartSample">First sample of the segment, counted from the first sample written since the last reset.</param>
/// <param name="EndSample">First sample after the segment.</param>
/// <param name="Score">The cost of the best path over the segment, in the model's cost units; lower is better, never negative.</param>
/// <param name="Confidence">0..100 percent: how often a word with such evidence is right.</param>
public readonly record struct Decision(
    DecisionKind Kind, int Word, long StartSample, long EndSample, int Score, int Confidence);
