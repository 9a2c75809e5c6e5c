using System.Collections.Concurrent;
using System.Diagnostics;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Evaluation;

/// <summary>Tests a model on recordings that it was not trained on.</summary>
/// <param name="options">The recogniser's. Nothing is rejected for being uncertain: thresholds are applied to the results.</param>
/// <param name="seed">For glued strings and noises.</param>
public sealed class Evaluator(RecogniserOptions options, int seed)
{
    private const int SpeedPasses = 3;

    private readonly RecogniserOptions _options = options with { MinimumConfidence = 0 };

    /// <summary>Recognises the utterances of all tests on all processors.</summary>
    /// <param name="model">Trained without the recordings.</param>
    /// <param name="recordings">The fold's recordings.</param>
    /// <param name="fold">Its number.</param>
    /// <param name="conditions">Also with noise, at other levels and so on, which takes ten times as long.</param>
    /// <param name="progress">Told how many utterances of how many are done.</param>
    /// <param name="cancel">Ends it between two utterances.</param>
    /// <returns>Always in the same order.</returns>
    public IReadOnlyList<UtteranceResult> Evaluate(
        AcousticModel model, IReadOnlyList<Recording> recordings, int fold, bool conditions, Action<int, int> progress, CancellationToken cancel)
    {
        TestSet tests = new(model, seed);
        return Recognise(model, [.. tests.Clean(recordings), .. conditions ? tests.Conditions(recordings) : []], fold, progress, cancel);
    }

    /// <summary>Recognises utterances on all processors.</summary>
    /// <inheritdoc cref="Evaluate"/>
    internal IReadOnlyList<UtteranceResult> Recognise(
        AcousticModel model, Utterance[] utterances, int fold, Action<int, int> progress, CancellationToken cancel)
    {
        UtteranceResult[] results = new UtteranceResult[utterances.Length];
        int done = 0;
        Parallel.ForEach(
            Partitioner.Create(0, utterances.Length, 16),
            new ParallelOptions { CancellationToken = cancel },
            () => new Dictionary<string, TestRecogniser>(),
            (range, _, recognisers) =>
            {
                for (int i = range.Item1; i < range.Item2; i++)
                {
                    short[] samples = utterances[i].Read();
                    results[i] = new UtteranceResult(fold, utterances[i], samples.Length, Recognise(utterances[i].Test, samples, model, recognisers));
                }

                progress(Interlocked.Add(ref done, range.Item2 - range.Item1), utterances.Length);
                return recognisers;
            },
            _ => { });
        return results;
    }

    /// <summary>How long the connected digits take on one processor: the fastest of three passes, for other work disturbs.</summary>
    public Speed MeasureSpeed(AcousticModel model, IReadOnlyList<Recording> recordings)
    {
        TestRecogniser recogniser = new(model, TestGrammars.Digits, _options);
        short[][] sounds =
        [
            .. new TestSet(model, seed).Clean(recordings)
                .Where(utterance => utterance.Test == Test.ConnectedDigits).Select(utterance => utterance.Read()),
        ];
        double audio = sounds.Sum(samples => (double)samples.Length) / FrontEndSettings.SampleRate;
        TimeSpan[] passes = [.. Enumerable.Range(0, SpeedPasses).Select(_ => TimeToRecognise(sounds, recogniser))];
        return new Speed(audio, passes.Min().TotalSeconds);
    }

    private static TimeSpan TimeToRecognise(short[][] sounds, TestRecogniser recogniser)
    {
        Stopwatch watch = Stopwatch.StartNew();
        foreach (short[] samples in sounds)
        {
            recogniser.Recognise(samples);
        }

        return watch.Elapsed;
    }

    private IReadOnlyList<HeardSegment> Recognise(Test test, short[] samples, AcousticModel model, Dictionary<string, TestRecogniser> recognisers)
    {
        string grammar = TestGrammars.Of(test, model);
        if (!recognisers.TryGetValue(grammar, out TestRecogniser? recogniser))
        {
            recognisers[grammar] = recogniser = new TestRecogniser(model, grammar, _options);
        }

        return [.. recogniser.Recognise(samples).Select(segment => segment with { Word = TestSet.Spelling(segment.Word) })];
    }
}
