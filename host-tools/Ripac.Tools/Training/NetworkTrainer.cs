using Ripac.Speech.Acoustics;
using Ripac.Tools.Compression;
using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>Trains the network, and writes it as integers.</summary>
internal sealed class NetworkTrainer(TrainingSettings settings, WordTargets targets, Action<string> report)
{
    /// <summary>How often a network hears every recording in another voice and room.</summary>
    private int Variants => (settings.Epochs + settings.EpochsPerVariant - 1) / settings.EpochsPerVariant;

    /// <summary>Trains the teachers, then the network that learns from them; or goes on where the checkpoint ends.</summary>
    public NetworkEmissions Train(ExampleMaker maker, Checkpoint checkpoint, CancellationToken cancel)
    {
        List<Network> teachers = [];
        for (int i = 0; i < settings.Teachers; i++)
        {
            teachers.Add(Train(new Run(i, $"teacher {i + 1}", new Teachers([], 0)), maker, checkpoint, cancel));
        }

        Run last = new(settings.Teachers, "network", new Teachers(teachers, settings.TeacherPart));
        Network network = Train(last, maker, checkpoint, cancel);
        Examples examples = maker.Make(((last.Number + 1) * Variants) - 1, cancel); // what it learned last
        NetworkLayer[] layers = NetworkQuantizer.Quantize(network, maker.FrontEnd.FeatureCount, network.LargestActivations(examples), InDecoding(LogPriors(examples)));
        return new NetworkEmissions(settings.CompressionLoss > 0 ? NetworkCompressor.Compress(layers, examples.Features, new CompressionSettings { Loss = settings.CompressionLoss }, report) : layers);
    }

    private Network Train(Run run, ExampleMaker maker, Checkpoint checkpoint, CancellationToken cancel)
    {
        Network network = new(maker.FrontEnd.FeatureCount, settings.Hidden, targets.Count, new Random(settings.Seed + run.Number));
        int done = 0;
        if (checkpoint.Read(run.Name) is { } saved)
        {
            done = saved.ReadInt32();
            network.Load(saved);
            report($"{run.Name}: {done} of {settings.Epochs} epochs were done before");
        }

        Task<Examples>? Prepare(int epoch) =>
            epoch < settings.Epochs ? Task.Run(() => maker.Make((run.Number * Variants) + (epoch / settings.EpochsPerVariant), cancel), cancel) : null;
        Task<Examples>? next = Prepare(done);
        Examples? examples = null;
        for (int epoch = done; epoch < settings.Epochs; epoch++)
        {
            if (examples is null || epoch % settings.EpochsPerVariant == 0)
            {
                examples = next!.GetAwaiter().GetResult();
                next = Prepare(epoch + settings.EpochsPerVariant - (epoch % settings.EpochsPerVariant)); // while the network learns this one
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
        return network;
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
