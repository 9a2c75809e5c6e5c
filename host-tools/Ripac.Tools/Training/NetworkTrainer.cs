using Ripac.Speech.Acoustics;
using Ripac.Tools.Compression;
using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>Trains the network, and writes it as integers.</summary>
internal sealed class NetworkTrainer(TrainingSettings settings, WordTargets targets, Action<string> report)
{
    /// <summary>Trains the teachers, then the network that learns from them; or goes on where the checkpoint ends.</summary>
    public NetworkEmissions Train(ExampleMaker maker, Checkpoint checkpoint, CancellationToken cancel)
    {
        List<Network> teachers = [];
        for (int i = 0; i < settings.Teachers; i++)
        {
            teachers.Add(Train(new Run(i, $"teacher {i + 1}", new Teachers([], 0)), maker, checkpoint, cancel).Network);
        }

        Run last = new(settings.Teachers, "network", new Teachers(teachers, settings.TeacherPart));
        (Network network, Examples examples) = Train(last, maker, checkpoint, cancel);
        NetworkLayer[] layers = NetworkQuantizer.Quantize(network, maker.FrontEnd.FeatureCount, network.LargestActivations(examples), InDecoding(LogPriors(examples)));
        return new NetworkEmissions(settings.CompressionLoss > 0 ? NetworkCompressor.Compress(layers, examples.Features, new CompressionSettings { Loss = settings.CompressionLoss }, report) : layers);
    }

    /// <returns>The network, and what it learned in the last epoch.</returns>
    private (Network Network, Examples Last) Train(Run run, ExampleMaker maker, Checkpoint checkpoint, CancellationToken cancel)
    {
        Network network = new(maker.FrontEnd.FeatureCount, settings.Hidden, targets.Count, new Random(settings.Seed + run.Number));
        int done = 0;
        if (checkpoint.Read(run.Name) is { } saved)
        {
            done = saved.ReadInt32();
            network.Load(saved);
            report($"{run.Name}: {done} of {settings.Epochs} epochs were done before");
        }

        int VariantOf(int epoch) => Math.Min(epoch, settings.Epochs - 1) / settings.EpochsPerVariant;
        int variants = VariantOf(settings.Epochs) + 1;
        Task<Examples> Prepare(int variant) => Task.Run(() => maker.Make((run.Number * variants) + variant, cancel), cancel);
        Task<Examples> next = Prepare(VariantOf(done));
        Examples examples = next.GetAwaiter().GetResult();
        int variant = -1;
        for (int epoch = done; epoch < settings.Epochs; epoch++)
        {
            if (VariantOf(epoch) != variant)
            {
                variant = VariantOf(epoch);
                examples = next.GetAwaiter().GetResult();
                next = variant + 1 < variants ? Prepare(variant + 1) : next; // while the network learns this one
            }

            (double loss, double accuracy) = network.TrainEpoch(
                examples, settings.FrameStep, run.Teachers, part => RateAt((epoch + part) / settings.Epochs), settings.RandomOf(epoch, -1 - run.Number), cancel);
            report($"{run.Name}, epoch {epoch + 1} of {settings.Epochs}: {examples.Targets.Length} frames, loss {loss:F3}, {accuracy:P1} right");
            checkpoint.Write(run.Name, writer =>
            {
                writer.Write(epoch + 1);
                network.Save(writer);
            });
        }

        network.Finish();
        return (network, examples);
    }

    /// <summary>A constant rate, then a fall along a cosine.</summary>
    private double RateAt(double done)
    {
        double fall = Math.Clamp((done - 0.5) * 2, 0, 1);
        return settings.LearningRate * (0.01 + (0.99 * 0.5 * (1 + Math.Cos(Math.PI * fall))));
    }

    /// <summary>How often each target is right.</summary>
    private float[] LogPriors(Examples examples)
    {
        int[] counts = new int[targets.Count];
        foreach (ushort target in examples.Targets)
        {
            if (target != Examples.LeftOut)
            {
                counts[target]++;
            }
        }

        return [.. counts.Select(count => MathF.Log((count + 1f) / (counts.Sum() + targets.Count)))];
    }

    /// <summary>
    /// The priors that the decoder is to see. Silence counts as rarer than it is, else words make something of every breath; fillers as
    /// more frequent, else they steal words said in a way that no training speaker had.
    /// </summary>
    private float[] InDecoding(float[] logPriors)
    {
        float[] priors = [.. logPriors];
        priors[targets.Silence] -= settings.SilenceBonus;
        for (int target = targets.FirstPhone; target < targets.Silence; target++)
        {
            priors[target] += settings.FillerHandicap;
        }

        return priors;
    }

    /// <summary>The training of one network.</summary>
    /// <param name="Number">0 for the first: every one starts elsewhere, and hears the recordings in voices and rooms of its own.</param>
    /// <param name="Name">Of its part of the checkpoint.</param>
    /// <param name="Teachers">Whom it learns from.</param>
    private sealed record Run(int Number, string Name, Teachers Teachers);
}
