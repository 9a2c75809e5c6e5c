using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>Where the words stand that were said: forced alignment, by the recogniser itself with no other words allowed.</summary>
internal static class SaidWords
{
    private static readonly RecogniserOptions Options = new()
    {
        WordInsertionPenalty = 0,
        FillerPenalty = 4_094,
        Beam = 4_095,
        DecisionDelayMilliseconds = 5_000,
        EndOfSpeechMilliseconds = 10_000,
        MinimumConfidence = 0,
    };

    /// <summary>A segment for each word, or none where the model finds no place for them all.</summary>
    public static IReadOnlyList<HeardSegment> Align(AcousticModel model, IReadOnlyList<string> words, short[] samples)
    {
        if (words.Count == 0)
        {
            return [];
        }

        string sentence = string.Join(' ', words.Select(word => word == "zero" ? "(zero | oh)" : word));
        string grammar = $"#JSGF V1.0;\ngrammar said;\npublic <said> = {sentence};\n";
        HeardSegment[] segments =
        [
            .. new TestRecogniser(model, grammar, Options).Recognise(samples)
                .Where(segment => segment.Word.Length > 0).Select(segment => segment with { Word = TestSet.Spelling(segment.Word) }),
        ];
        return segments.Select(segment => segment.Word).SequenceEqual(words) ? segments : [];
    }
}
