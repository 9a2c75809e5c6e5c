using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Evaluation;

/// <summary>Tests a model on recordings that it was not trained on.</summary>
/// <param name="lexicon">Which words there are.</param>
/// <param name="options">The recogniser's; the tests of accuracy alone set the rejection to nothing.</param>
/// <param name="seed">For the glued strings.</param>
public sealed class Evaluator(Lexicon lexicon, RecogniserOptions options, int seed)
{
    private const int GluedStringsPerSpeaker = 60;

    private static readonly HashSet<string> Digits = ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Adds the figures of one fold.</summary>
    /// <param name="model">Trained without the recordings.</param>
    /// <param name="recordings">The fold's recordings.</param>
    /// <param name="fold">Its number.</param>
    /// <param name="report">Gets the figures.</param>
    /// <param name="cancel">Ends it between two recordings.</param>
    public void Evaluate(AcousticModel model, IReadOnlyList<Recording> recordings, int fold, EvaluationReport report, CancellationToken cancel)
    {
        RecogniserOptions acceptAll = options with { MinimumConfidence = 0 };
        Utterance[] strings = [.. recordings.Where(IsDigitString).Select(ToUtterance)];
        foreach ((Utterance utterance, IReadOnlyList<string> heard) in Run(model, TestRecogniser.Digits, acceptAll, strings, cancel))
        {
            report.Digits[fold] = report.Digits.GetValueOrDefault(fold) + WordErrors.Of(utterance.Words, heard);
            report.Hypotheses.Add(new Hypothesis(utterance.Name, utterance.Words, heard));
        }

        foreach ((Utterance utterance, IReadOnlyList<string> heard) in Run(model, TestRecogniser.Digits, options, strings, cancel))
        {
            report.DigitsWithRejection += WordErrors.Of(utterance.Words, heard);
        }

        Utterance[] glued =
        [
            .. recordings.Where(r => r.Corpus == "fsdd").GroupBy(r => r.Speaker)
                .SelectMany(speaker => GluedStrings.Of([.. speaker], GluedStringsPerSpeaker, seed)),
        ];
        foreach ((Utterance utterance, IReadOnlyList<string> heard) in Run(model, TestRecogniser.Digits, acceptAll, glued, cancel))
        {
            report.Glued[utterance.Speaker] = report.Glued.GetValueOrDefault(utterance.Speaker) + WordErrors.Of(utterance.Words, heard);
        }

        Utterance[] commands = [.. recordings.Where(IsCommand).Select(ToUtterance)];
        foreach ((Utterance utterance, IReadOnlyList<string> heard) in Run(model, TestRecogniser.Commands, options, commands, cancel))
        {
            bool right = heard.SequenceEqual(utterance.Words);
            string word = utterance.Words[0];
            report.Commands[word] = report.Commands.GetValueOrDefault(word) + new CommandScore(1, right ? 1 : 0, right || heard.Count == 0 ? 0 : 1);
        }

        report.InSpeech += FalseWordsIn(model, recordings.Where(r => r.Words is null), cancel);
        report.InNoise += FalseWordsIn(model, recordings.Where(r => r.Words is { Count: 0 }), cancel);
    }

    private FalseWords FalseWordsIn(AcousticModel model, IEnumerable<Recording> recordings, CancellationToken cancel)
    {
        Utterance[] utterances = [.. recordings.Select(ToUtterance)];
        int words = Run(model, TestRecogniser.Digits, options, utterances, cancel).Sum(result => result.Heard.Count);
        return new FalseWords(words, utterances.Sum(u => u.Samples.Length) / 3600.0 / FrontEndSettings.SampleRate);
    }

    /// <summary>Recognises all utterances on all processors; the results are in their order.</summary>
    private static (Utterance Utterance, IReadOnlyList<string> Heard)[] Run(
        AcousticModel model, string grammar, RecogniserOptions options, Utterance[] utterances, CancellationToken cancel)
    {
        var results = new (Utterance, IReadOnlyList<string>)[utterances.Length];
        Parallel.For(
            0,
            utterances.Length,
            new ParallelOptions { CancellationToken = cancel },
            () => new TestRecogniser(model, grammar, options),
            (i, _, recogniser) =>
            {
                IReadOnlyList<string> heard = recogniser.Words(recogniser.Recognise(utterances[i].Samples));
                results[i] = (utterances[i], [.. heard.Select(Spelling)]);
                return recogniser;
            },
            _ => { });
        return results;
    }

    private static Utterance ToUtterance(Recording recording) =>
        new(recording.Path, recording.Speaker, recording.ReadSamples(), [.. (recording.Words ?? []).Select(Spelling)]);

    /// <summary>Oh and zero are the same digit.</summary>
    private static string Spelling(string word) => word == "oh" ? "zero" : word;

    private static bool IsDigitString(Recording recording) =>
        recording.Corpus == "an4" && recording.Words is { Count: > 1 } && recording.Words.All(Digits.Contains);

    private bool IsCommand(Recording recording) =>
        recording.Words is { Count: 1 } words && lexicon.Vocabulary.Contains(words[0]) && !Digits.Contains(words[0]);
}
