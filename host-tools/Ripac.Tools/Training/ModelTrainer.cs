using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>Makes a model from recordings: aligns them, trains the network on the alignment, and writes both as integers.</summary>
/// <param name="settings">What can be chosen.</param>
/// <param name="report">Gets a line for every step done.</param>
public sealed class ModelTrainer(TrainingSettings settings, Action<string> report)
{
    private readonly Lexicon _lexicon = Lexicon.Load();

    /// <summary>Trains a model. The same recordings, settings and seed give the same bytes.</summary>
    /// <exception cref="DataException">A recording cannot be read, or a word has no pronunciation or no example.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public AcousticModel Train(IReadOnlyList<Recording> recordings, CancellationToken cancel)
    {
        CheckWords(recordings);
        FrontEndSettings noPrior = new(settings.Bands, 100, 3_800, settings.Context, settings.Stride, new short[settings.Bands]);
        short[][] samples = new short[recordings.Count][];
        MelRecording[] mel = new MelRecording[recordings.Count];
        ParallelOptions options = new() { CancellationToken = cancel };
        Parallel.For(0, recordings.Count, options, i =>
        {
            samples[i] = recordings[i].ReadSamples();
            mel[i] = MelRecording.Measure(samples[i], noPrior);
        });
        report($"{recordings.Count} recordings read, {samples.Sum(s => s.Length) / 3600.0 / FrontEndSettings.SampleRate:F2} hours");

        PhoneSet phones = new(_lexicon);
        WordTargets targets = new(_lexicon);
        int[]?[] alignments = new PhoneAligner(_lexicon, phones, targets, report).Align(recordings, mel, cancel);
        FrontEndSettings frontEnd = noPrior with { PriorMean = MeanOfSpeech(mel, alignments, targets) };

        WordGluer gluer = new(recordings, samples, alignments, targets.Silence);
        int[] schedule = Schedule(recordings);
        Augmenter augmenter = new([.. samples.Where((_, i) => recordings[i].Words is { Count: 0 })]);
        Network network = new([frontEnd.FeatureCount, .. settings.Hidden, targets.Count], settings.Dropout, new Random(settings.Seed));
        int epochs = settings.Epochs + settings.SequenceEpochs;
        Task<Examples> Prepare(int epoch) =>
            Task.Run(() => MakeExamples(schedule, samples, alignments, targets, frontEnd, augmenter, gluer, epoch, cancel), cancel);

        Examples examples = null!;
        Task<Examples> next = Prepare(0);
        for (int epoch = 0; epoch < settings.Epochs; epoch++)
        {
            examples = next.GetAwaiter().GetResult();
            next = epoch + 1 < epochs ? Prepare(epoch + 1) : next; // while the network learns this epoch
            (double loss, double accuracy) = network.TrainEpoch(
                examples, part => RateAt((epoch + part) / settings.Epochs), new Random(HashCode(epoch, -1)), cancel);
            report($"epoch {epoch + 1} of {settings.Epochs}: {examples.Targets.Length} frames, loss {loss:F3}, {accuracy:P1} right");
        }

        float[] logPriors = LogPriors(examples, targets);
        SequenceCriterion criterion = new(LoopOfWords(targets), logPriors, settings.SequenceScale, settings.SequenceSmoothing);
        for (int epoch = settings.Epochs; epoch < epochs; epoch++)
        {
            examples = next.GetAwaiter().GetResult();
            next = epoch + 1 < epochs ? Prepare(epoch + 1) : next;
            double right = network.TrainSequences(
                examples,
                criterion,
                part => settings.SequenceRate * (1 - ((epoch - settings.Epochs + part) / settings.SequenceEpochs)),
                new Random(HashCode(epoch, -1)),
                cancel);
            report($"sequences {epoch - settings.Epochs + 1} of {settings.SequenceEpochs}: {examples.Targets.Length} frames, {right:P1} right");
        }

        network.Finish();
        NetworkLayer[] layers = NetworkQuantizer.Quantize(network, frontEnd.FeatureCount, network.LargestActivations(examples), logPriors);
        return new ModelBuilder(_lexicon, targets).Build(frontEnd, alignments, new NetworkEmissions(layers));
    }

    /// <summary>All that may be said, at the costs that the decoder's options set.</summary>
    private SequenceGraph LoopOfWords(WordTargets targets)
    {
        RecogniserOptions options = new();
        double word = (double)options.WordInsertionPenalty / AcousticModel.CostsPerNat;
        double filler = (double)options.FillerPenalty / AcousticModel.CostsPerNat;
        return new SequenceGraph(
            [
                .. _lexicon.Vocabulary.Select(w => (Enumerable.Range(targets.FirstOfWord(w), _lexicon.PhonesOf(w).Sum(PhoneSet.StatesOf)).ToArray(), word)),
                .. _lexicon.Phones.Select(phone => (new[] { targets.OfPhone(phone) }, filler)),
                ([targets.Silence], 0),
            ],
            settings.SequenceScale,
            loop: true);
    }

    /// <summary>The recordings of an epoch, some of them several times.</summary>
    private int[] Schedule(IReadOnlyList<Recording> recordings)
    {
        Dictionary<(string, string), int> single = recordings.Where(IsSingleWord).CountBy(r => (r.Corpus, r.Words![0])).ToDictionary();
        int Repeats(Recording recording) => recording.Words switch
        {
            { Count: > 1 } => settings.ConnectedRepeats,
            _ when IsSingleWord(recording) => Math.Clamp(settings.RareWordRecordings / single[(recording.Corpus, recording.Words![0])], 1, settings.MostRepeats),
            _ => 1,
        };
        return [.. Enumerable.Range(0, recordings.Count).SelectMany(i => Enumerable.Repeat(i, Repeats(recordings[i])))];
    }

    private bool IsSingleWord(Recording recording) => recording.Words is { Count: 1 } words && _lexicon.Vocabulary.Contains(words[0]);

    private void CheckWords(IReadOnlyList<Recording> recordings)
    {
        HashSet<string> said = [.. recordings.Where(r => r.Words is not null).SelectMany(r => r.Words!)];
        foreach (string word in said)
        {
            _lexicon.PhonesOf(word);
        }

        string[] missing = [.. _lexicon.Vocabulary.Where(word => !said.Contains(word))];
        if (missing.Length > 0)
        {
            throw new DataException($"no recording says: {string.Join(", ", missing)}; add recordings of every word of the vocabulary");
        }
    }

    /// <summary>A constant rate, then a fall along a cosine.</summary>
    private double RateAt(double done)
    {
        double fall = Math.Clamp((done - 0.5) * 2, 0, 1);
        return settings.LearningRate * (0.01 + (0.99 * 0.5 * (1 + Math.Cos(Math.PI * fall))));
    }

    private static short[] MeanOfSpeech(MelRecording[] mel, int[]?[] alignments, WordTargets targets)
    {
        long[] sums = new long[mel[0].Bands];
        long frames = 0;
        for (int i = 0; i < mel.Length; i++)
        {
            for (int frame = 0; frame < (alignments[i]?.Length ?? 0); frame++)
            {
                if (alignments[i]![frame] != targets.Silence)
                {
                    frames++;
                    ReadOnlySpan<short> bands = mel[i].Frame(frame);
                    for (int band = 0; band < bands.Length; band++)
                    {
                        sums[band] += bands[band];
                    }
                }
            }
        }

        return [.. sums.Select(sum => (short)(sum / frames))];
    }

    private Examples MakeExamples(
        int[] schedule,
        short[][] samples,
        int[]?[] alignments,
        WordTargets targets,
        FrontEndSettings frontEnd,
        Augmenter augmenter,
        WordGluer gluer,
        int epoch,
        CancellationToken cancel)
    {
        Examples[] parts = new Examples[schedule.Length];
        Parallel.For(0, schedule.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            int recording = schedule[i];
            parts[i] = new Examples(frontEnd.FeatureCount, [], [], []);
            if (alignments[recording] is { Length: > 0 } alignment)
            {
                Random random = new(HashCode(epoch, i));
                bool glue = gluer.CanGlue(recording) && random.NextDouble() < settings.GluedPart;
                (short[] sound, int[] targetsOfSound) = glue ? gluer.Glue(recording, random) : (samples[recording], alignment);
                (short[] varied, int[] labels) = augmenter.Vary(sound, targetsOfSound, random);
                parts[i] = ExamplesOf(varied, labels, targets, frontEnd, epoch, random);
            }
        });
        return Examples.Merge(frontEnd.FeatureCount, parts);
    }

    private Examples ExamplesOf(short[] samples, int[] labels, WordTargets targets, FrontEndSettings settingsOfFrontEnd, int epoch, Random random)
    {
        FrontEnd frontEnd = new(settingsOfFrontEnd);
        frontEnd.Write(samples);
        frontEnd.Flush();
        List<short> features = [];
        List<ushort> kept = [];
        short[] feature = new short[frontEnd.FeatureCount];
        for (int frame = 0; frame < labels.Length && frontEnd.TryReadFrame(feature); frame++)
        {
            if (epoch >= settings.Epochs || labels[frame] != targets.Silence || random.NextDouble() < settings.SilencePart)
            {
                features.AddRange(feature);
                kept.Add((ushort)labels[frame]);
            }
        }

        return new Examples(frontEnd.FeatureCount, [.. features], [.. kept], [0]);
    }

    /// <summary>
    /// How often each target is right. Silence counts as rarer than it is: divided by its true prior it loses against words that make
    /// something of every breath. Fillers count as more frequent: else they steal words said in a way that no training speaker had.
    /// </summary>
    private float[] LogPriors(Examples examples, WordTargets targets)
    {
        int[] counts = new int[targets.Count];
        foreach (ushort target in examples.Targets)
        {
            counts[target]++;
        }

        float[] priors = [.. counts.Select(count => (count + 1f) / (examples.Targets.Length + targets.Count))];
        report($"silence is {priors[targets.Silence]:P1} of the frames");
        priors[targets.Silence] = Math.Min(priors[targets.Silence], settings.LargestSilencePrior);
        for (int target = targets.FirstPhone; target < targets.Silence; target++)
        {
            priors[target] *= settings.FillerPriorFactor;
        }

        return [.. priors.Select(prior => MathF.Log(prior))];
    }

    private int HashCode(int epoch, int recording) => unchecked((settings.Seed * 1_000_003) + (epoch * 100_003) + recording) & int.MaxValue;
}
