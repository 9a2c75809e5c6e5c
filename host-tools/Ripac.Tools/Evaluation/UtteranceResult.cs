using Ripac.Speech.Decoding;

namespace Ripac.Tools.Evaluation;

/// <summary>What was heard in an utterance, nothing rejected for being uncertain: a threshold is applied to it afterwards.</summary>
/// <param name="Fold">The fold of the model that heard it.</param>
/// <param name="Utterance">What was said.</param>
/// <param name="SampleCount">How long it is.</param>
/// <param name="Segments">Words, rejected speech and ends of utterances, in order.</param>
public sealed record UtteranceResult(int Fold, Utterance Utterance, int SampleCount, IReadOnlyList<HeardSegment> Segments)
{
    /// <summary>The words said beside the words heard.</summary>
    public IReadOnlyList<WordPair> Pairs { get; } =
        WordAlignment.Of(Utterance.Words, [.. Segments.Where(segment => segment.Decision.Kind == DecisionKind.Final)]);

    /// <summary>The words heard.</summary>
    public IEnumerable<HeardSegment> Heard => Segments.Where(segment => segment.Decision.Kind == DecisionKind.Final);

    /// <summary>Every word was heard as it was said, and no other.</summary>
    public bool Right => Pairs.All(pair => pair.Right);

    /// <summary>How certain the whole is, in percent: as its least certain word; 0 if nothing was heard, or speech that is no word.</summary>
    public int Confidence => Segments.Any(segment => segment.Decision.Kind == DecisionKind.Rejected)
        ? 0
        : Heard.Select(segment => segment.Decision.Confidence).DefaultIfEmpty(0).Min();

    /// <summary>The errors.</summary>
    public WordErrors Errors => WordErrors.Of(Pairs);

    /// <summary>The errors when words less certain than the threshold, in percent, count as not heard.</summary>
    public WordErrors ErrorsAbove(int threshold) =>
        WordErrors.Of(WordAlignment.Of(Utterance.Words, [.. Heard.Where(segment => segment.Decision.Confidence >= threshold)]));
}
