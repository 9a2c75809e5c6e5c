using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>
/// Finds which sound stands where: phone models from a flat start, trained by Viterbi re-estimation on all transcribed recordings
/// (as HTK's HInit and HERest do), then used to align everything.
/// </summary>
internal sealed class PhoneAligner(WordTargets targets, Action<string> report)
{
    /// <summary>How often the models are estimated and the recordings aligned at each number of Gaussians.</summary>
    private const int RoundsPerSplit = 2;

    private const int Splits = 3;

    /// <summary>Frames that make a Gaussian; good enough to say where words and sounds begin and end.</summary>
    private const int FewestFrames = 20;

    /// <summary>Aligns recordings.</summary>
    /// <returns>For each recording the target of each frame; null where it is too short for its words.</returns>
    public int[]?[] Align(IReadOnlyList<Recording> recordings, IReadOnlyList<MelRecording> mel, CancellationToken cancel)
    {
        float[][] cepstra = new float[mel.Count][];
        Parallel.For(0, mel.Count, i => cepstra[i] = Cepstra.Of(mel[i]));
        int[] transcribed = [.. Enumerable.Range(0, recordings.Count).Where(i => recordings[i].Words is { Count: > 0 })];
        StateGraph?[] graphs = [.. recordings.Select(r => r.Words is null ? null : StateGraph.OfWords(r.Words, targets))];
        int[]?[] paths = new int[]?[recordings.Count];
        foreach (int i in transcribed)
        {
            paths[i] = FlatStart(graphs[i]!, mel[i]);
        }

        StateMixtures? models = null;
        for (int split = 0; split <= Splits; split++)
        {
            models = models?.Split();
            for (int round = 0; round < RoundsPerSplit; round++)
            {
                cancel.ThrowIfCancellationRequested();
                models = StateMixtures.Estimate(targets.Phones.StateCount, Cepstra.Dimension, [.. transcribed.Where(i => paths[i] is not null).Select(i => (cepstra[i], States(graphs[i]!, paths[i]!)))], FewestFrames, models);
                AlignAll(transcribed, graphs!, cepstra, models, paths, cancel);
            }

            report($"phones aligned with {1 << split} Gaussians a state");
        }

        StateGraph anyPhones = StateGraph.OfAnyPhones(targets);
        int[] others = [.. Enumerable.Range(0, recordings.Count).Except(transcribed)];
        foreach (int i in others)
        {
            graphs[i] ??= anyPhones;
        }

        AlignAll(others, graphs!, cepstra, models!, paths, cancel);
        return [.. paths.Select((path, i) => path?.Select(node => graphs[i]!.Nodes[node].Label).ToArray())];
    }

    private static void AlignAll(
        int[] which, StateGraph[] graphs, float[][] cepstra, StateMixtures models, int[]?[] paths, CancellationToken cancel) =>
        Parallel.ForEach(which, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            float[] features = cepstra[i];
            paths[i] = Viterbi.Align(
                graphs[i],
                features.Length / Cepstra.Dimension,
                (frame, state) => models.LogLikelihood(state, features.AsSpan(frame * Cepstra.Dimension, Cepstra.Dimension)));
        });

    private static int[] States(StateGraph graph, int[] path) => [.. path.Select(node => graph.Nodes[node].State)];

    /// <summary>Silence where it is quiet at either end, and the states of the words evenly between.</summary>
    private int[]? FlatStart(StateGraph graph, MelRecording mel)
    {
        int frames = mel.FrameCount;
        int[] speech = [.. Enumerable.Range(0, graph.Nodes.Count).Where(node => graph.Nodes[node].Label != targets.Silence)];
        int silence = Enumerable.Range(0, graph.Nodes.Count).First(node => graph.Nodes[node].Label == targets.Silence);
        if (frames < speech.Length)
        {
            return null;
        }

        (int first, int last) = mel.SpeechSpan();
        if (last - first + 1 < speech.Length)
        {
            (first, last) = (0, frames - 1);
        }

        int length = last - first + 1;
        return [.. Enumerable.Range(0, frames).Select(frame => frame < first || frame > last
            ? silence
            : speech[(frame - first) * speech.Length / length])];
    }
}
