using Ripac.Speech.Decoding;
using Ripac.Speech.Features;

namespace Ripac.Tools.Evaluation;

/// <summary>A decision of the recogniser, not a partial one.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Word">The word; empty for speech that is no word, and for the end of an utterance.</param>
/// <param name="Evidence">What spoke for the word.</param>
/// <param name="DecidedAt">How many samples had been written when the decision could be read.</param>
public sealed record HeardSegment(Decision Decision, string Word, WordEvidence Evidence, long DecidedAt)
{
    /// <summary>From the end of the segment to the decision.</summary>
    public int DelayMilliseconds => (int)((DecidedAt - Decision.EndSample) * 1_000 / FrontEndSettings.SampleRate);
}
