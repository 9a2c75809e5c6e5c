using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Tools.Data;
using Ripac.Tools.Training;

namespace Ripac.Tools.Evaluation.Calibration;

/// <summary>The words that a model hears from speakers who were not in its training: what confidence is fitted to.</summary>
/// <param name="seed">Where all random numbers come from.</param>
internal sealed class CalibrationSet(int seed)
{
    /// <summary>Of the connected digits with noise, at other levels and so on, one in so many is heard: with every noise there are too many.</summary>
    private const int OneConditionIn = 13;

    private const int VariantsOfOther = 8;

    /// <summary>Single words that are not of the vocabulary are far more frequent in the corpora than in use.</summary>
    private const double WeightOfOtherWords = 0.2;

    private readonly Augmenter _augmenter = new([]);

    /// <summary>Judges every word heard twice: by what is known of it at once, and at the end of its utterance. A word beside one that was
    /// not heard is as bad as a wrong one: nothing else could doubt a number with a digit too few.</summary>
    /// <param name="model">Trained without the recordings.</param>
    /// <param name="recordings">The fold's.</param>
    /// <param name="fold">Its number.</param>
    /// <param name="cancel">Ends it between two utterances.</param>
    public IEnumerable<JudgedWord> Judge(AcousticModel model, IReadOnlyList<Recording> recordings, int fold, CancellationToken cancel)
    {
        TestSet tests = new(model, seed);
        Utterance[] clean = [.. tests.Clean(recordings)];
        Utterance[] utterances =
        [
            .. clean,
            .. clean.Where(utterance => utterance.Test is Test.DigitsInOtherSpeech or Test.CommandsInOtherSpeech or Test.DigitsInNoise or Test.CommandsInNoise)
                .SelectMany(Variants),
            .. tests.Conditions(recordings).Where((_, i) => i % OneConditionIn == 0),
            .. recordings.Where(r => r.Words is { Count: 1 } words && TestGrammars.IsDigit(words[0])).Select(r => TestSet.Of(r, Test.ConnectedDigits)),
        ];
        foreach (int sure in new[] { 0, 101 })
        {
            Evaluator evaluator = new(new RecogniserOptions { SureConfidence = sure }, seed);
            foreach (UtteranceResult result in evaluator.Recognise(model, utterances, fold, (_, _) => { }, cancel))
            {
                double weight = result.Utterance.Test is Test.DigitsInOtherWords or Test.CommandsInOtherWords ? WeightOfOtherWords : 1;
                IReadOnlyList<WordPair> pairs = result.Pairs;
                for (int i = 0; i < pairs.Count; i++)
                {
                    if (pairs[i].Heard is { } heard)
                    {
                        yield return new(fold, heard.Evidence, pairs[i].Right && !IsMissed(i - 1) && !IsMissed(i + 1), weight);
                    }
                }

                bool IsMissed(int i) => i >= 0 && i < pairs.Count && pairs[i].Heard is null;
            }
        }
    }

    /// <summary>Less than an hour of other speech and noise is little: it is heard again, varied as in training.</summary>
    private IEnumerable<Utterance> Variants(Utterance utterance, int number) => Enumerable.Range(0, VariantsOfOther).Select(variant => utterance with
    {
        Read = () => _augmenter.Vary(utterance.Read(), [0], new Random((((seed * 10_007) + number) * VariantsOfOther) + variant)).Samples,
    });
}
