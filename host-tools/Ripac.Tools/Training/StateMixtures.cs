namespace Ripac.Tools.Training;

/// <summary>A mixture of Gaussians for every state, estimated from frames whose states are known (Viterbi training).</summary>
internal sealed class StateMixtures
{
    private const int FewestFrames = 20;   // fewer frames make no Gaussian
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
    /// <param name="previous">Mixtures that say which Gaussian a frame belongs to; null = one Gaussian a state.</param>
    public static StateMixtures Estimate(
        int states, int dimension, IReadOnlyList<(float[] Frames, int[] States)> recordings, StateMixtures? previous)
    {
        GaussianSums all = new(dimension);
        GaussianSums[][] sums = new GaussianSums[states][];
        for (int state = 0; state < states; state++)
        {
            sums[state] = [.. Enumerable.Range(0, previous?._mixtures[state].Length ?? 1).Select(_ => new GaussianSums(dimension))];
        }

        foreach ((float[] frames, int[] alignment) in recordings)
        {
            for (int frame = 0; frame < alignment.Length; frame++)
            {
                ReadOnlySpan<float> x = frames.AsSpan(frame * dimension, dimension);
                int state = alignment[frame];
                int gaussian = previous is null ? 0 : Best(previous._mixtures[state], x).Index;
                sums[state][gaussian].Add(x);
                all.Add(x);
            }
        }

        float[] floor = all.VarianceFloor(VariancePart);
        return new StateMixtures([.. sums.Select((ofState, state) => Mixture(ofState, floor) ?? previous?._mixtures[state] ?? [all.ToGaussian(1, floor)])]);
    }

    /// <summary>Twice as many Gaussians in every state.</summary>
    public StateMixtures Split() => new([.. _mixtures.Select(mixture => mixture.SelectMany(gaussian => gaussian.Split()).ToArray())]);

    private static DiagonalGaussian[]? Mixture(GaussianSums[] sums, float[] floor)
    {
        GaussianSums[] kept = [.. sums.Where(sum => sum.Count >= FewestFrames)];
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
