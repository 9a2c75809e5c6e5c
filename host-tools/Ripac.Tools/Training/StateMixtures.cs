namespace Ripac.Tools.Training;

/// <summary>A mixture of Gaussians for every state, estimated from frames whose states are known (Viterbi training).</summary>
internal sealed class StateMixtures
{
    private const float VariancePart = 0.05f;

    private readonly DiagonalGaussian[][] _mixtures;

    private StateMixtures(DiagonalGaussian[][] mixtures) => _mixtures = mixtures;

    /// <summary>The Gaussians of each state.</summary>
    public IReadOnlyList<IReadOnlyList<DiagonalGaussian>> States => _mixtures;

    /// <summary>Log-likelihood of a frame in a state: of the best Gaussian alone.</summary>
    public float LogLikelihood(int state, ReadOnlySpan<float> frame) => Best(_mixtures[state], frame).LogLikelihood;

    /// <summary>New mixtures from aligned recordings.</summary>
    /// <param name="states">How many states there are.</param>
    /// <param name="dimension">Numbers in a frame.</param>
    /// <param name="recordings">Frames of each recording and the state of each of its frames.</param>
    /// <param name="fewestFrames">Fewer frames make no Gaussian.</param>
    /// <param name="previous">Mixtures that say which Gaussian a frame belongs to; null = one Gaussian a state.</param>
    public static StateMixtures Estimate(
        int states, int dimension, IReadOnlyList<(float[] Frames, int[] States)> recordings, int fewestFrames, StateMixtures? previous)
    {
        GaussianSums all = new(dimension);
        List<(float[] Frames, int Frame)>[] ofStates = [.. Enumerable.Range(0, states).Select(_ => new List<(float[], int)>())];
        foreach ((float[] frames, int[] alignment) in recordings)
        {
            for (int frame = 0; frame < alignment.Length; frame++)
            {
                ofStates[alignment[frame]].Add((frames, frame));
                all.Add(frames.AsSpan(frame * dimension, dimension));
            }
        }

        float[] floor = all.VarianceFloor(VariancePart);
        DiagonalGaussian[][] mixtures = new DiagonalGaussian[states][];
        Parallel.For(0, states, state =>
        {
            DiagonalGaussian[]? before = previous?._mixtures[state];
            GaussianSums[] sums = [.. Enumerable.Range(0, before?.Length ?? 1).Select(_ => new GaussianSums(dimension))];
            foreach ((float[] frames, int frame) in ofStates[state])
            {
                ReadOnlySpan<float> x = frames.AsSpan(frame * dimension, dimension);
                sums[before is null ? 0 : Best(before, x).Index].Add(x);
            }

            mixtures[state] = Mixture(sums, fewestFrames, floor) ?? before ?? [all.ToGaussian(1, floor)];
        });
        return new StateMixtures(mixtures);
    }

    /// <summary>Twice as many Gaussians in every state.</summary>
    public StateMixtures Split() => new([.. _mixtures.Select(mixture => mixture.SelectMany(gaussian => gaussian.Split()).ToArray())]);

    private static DiagonalGaussian[]? Mixture(GaussianSums[] sums, int fewestFrames, float[] floor)
    {
        GaussianSums[] kept = [.. sums.Where(sum => sum.Count >= fewestFrames)];
        float total = kept.Sum(sum => sum.Count);
        return kept.Length == 0 ? null : [.. kept.Select(sum => sum.ToGaussian(sum.Count / total, floor))];
    }

    private static (int Index, float LogLikelihood) Best(DiagonalGaussian[] mixture, ReadOnlySpan<float> x)
    {
        int best = 0;
        float highest = float.NegativeInfinity;
        for (int i = 0; i < mixture.Length; i++)
        {
            float value = mixture[i].LogLikelihood(x);
            if (value > highest)
            {
                (best, highest) = (i, value);
            }
        }

        return (best, highest);
    }
}
