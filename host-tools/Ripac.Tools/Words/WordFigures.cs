using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Tools.Evaluation;

namespace Ripac.Tools.Words;

/// <summary>How a word does when it is said alone, and any word of the model may be said.</summary>
/// <param name="Word">The word said; of words that the model does not have, "".</param>
/// <param name="Said">How often it was said.</param>
/// <param name="Right">How often it was heard.</param>
/// <param name="Rejected">How often nothing was believed.</param>
/// <param name="HeardAs">The other words heard, most frequent first.</param>
internal sealed record WordFigures(string Word, int Said, int Right, int Rejected, IReadOnlyList<(string Word, int Times)> HeardAs)
{
    /// <summary>What the recogniser, as it is by default, hears in recordings of single words.</summary>
    /// <returns>Figures for each word of the model that was said, then those of all other words together.</returns>
    public static IReadOnlyList<WordFigures> OfWords(AcousticModel model, IReadOnlyList<LabelledSpeech> said, CancellationToken cancel)
    {
        string[] words = [.. model.Words.Where(word => word.Kind == WordKind.Word).Select(word => word.Name)];
        (string Word, string? Found)[] pairs =
        [
            .. Recognise(model, $"public <one> = {string.Join(" | ", words)};", said, cancel)
                .Select((heard, i) => (words.Contains(said[i].Words[0]) ? said[i].Words[0] : "", heard.FirstOrDefault(Accepted)?.Word)),
        ];
        return
        [
            .. pairs.GroupBy(pair => pair.Word).OrderBy(group => Array.IndexOf([.. words, ""], group.Key)).Select(group => new WordFigures(
                group.Key,
                group.Count(),
                group.Count(pair => pair.Found == group.Key),
                group.Count(pair => pair.Found is null),
                [
                    .. group.Where(pair => pair.Found is not null && pair.Found != group.Key)
                        .CountBy(pair => pair.Found!)
                        .Select(one => (one.Key, one.Value))
                        .OrderByDescending(one => one.Value)
                        .ThenBy(one => one.Key, StringComparer.Ordinal),
                ])),
        ];
    }

    /// <summary>What it hears in strings of words, when it listens for any number of those.</summary>
    public static WordErrors OfStrings(
        AcousticModel model, IReadOnlyList<string> words, IReadOnlyList<LabelledSpeech> said, CancellationToken cancel) =>
        WordErrors.Sum(Recognise(model, $"public <any> = ({string.Join(" | ", words)})+;", said, cancel)
            .Select((heard, i) => WordErrors.Of(WordAlignment.Of(said[i].Words, [.. heard.Where(Accepted)]))));

    private static bool Accepted(HeardSegment segment) => segment.Decision.Kind == DecisionKind.Final;

    private static IReadOnlyList<HeardSegment>[] Recognise(
        AcousticModel model, string rule, IReadOnlyList<LabelledSpeech> said, CancellationToken cancel)
    {
        IReadOnlyList<HeardSegment>[] heard = new IReadOnlyList<HeardSegment>[said.Count];
        Parallel.For(
            0,
            said.Count,
            new ParallelOptions { CancellationToken = cancel },
            () => new TestRecogniser(model, $"#JSGF V1.0; grammar test; {rule}", new RecogniserOptions()),
            (i, _, recogniser) =>
            {
                heard[i] = recogniser.Recognise(said[i].Samples);
                return recogniser;
            },
            _ => { });
        return heard;
    }
}
