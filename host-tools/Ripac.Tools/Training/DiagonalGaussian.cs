using System.Runtime.Intrinsics;

namespace Ripac.Tools.Training;

/// <summary>A normal distribution of independent numbers.</summary>
internal sealed class DiagonalGaussian
{
    private readonly float[] _mean;
    private readonly float[] _halfInverse;
    private readonly float[] _deviation;
    private readonly float _constant;

    public DiagonalGaussian(float[] mean, float[] variance, float weight)
    {
        _mean = mean;
        _halfInverse = [.. variance.Select(v => 0.5f / v)];
        _deviation = [.. variance.Select(MathF.Sqrt)];
        Weight = weight;
        _constant = MathF.Log(weight) - (0.5f * variance.Sum(v => MathF.Log(2 * MathF.PI * v)));
    }

    /// <summary>Its share of the mixture, 0..1.</summary>
    public float Weight { get; }

    public IReadOnlyList<float> Mean => _mean;

    /// <summary>Standard deviations.</summary>
    public IReadOnlyList<float> Deviation => _deviation;

    /// <summary>Log of the weight less half the logs of 2 pi times the variances.</summary>
    public float LogConstant => _constant;

    /// <summary>Log of the weighted density.</summary>
    public float LogLikelihood(ReadOnlySpan<float> x)
    {
        Vector128<float> sum = Vector128<float>.Zero;
        int i = 0;
        for (; i + 4 <= x.Length; i += 4)
        {
            Vector128<float> d = Vector128.Create(x[i..]) - Vector128.Create(_mean, i);
            sum += d * d * Vector128.Create(_halfInverse, i);
        }

        float total = Vector128.Sum(sum);
        for (; i < x.Length; i++)
        {
            float d = x[i] - _mean[i];
            total += d * d * _halfInverse[i];
        }

        return _constant - total;
    }

    /// <summary>Two of half the weight, a fifth of a deviation to either side.</summary>
    public IEnumerable<DiagonalGaussian> Split()
    {
        float[] variance = [.. _deviation.Select(d => d * d)];
        yield return new DiagonalGaussian([.. _mean.Select((m, i) => m + (0.2f * _deviation[i]))], variance, Weight / 2);
        yield return new DiagonalGaussian([.. _mean.Select((m, i) => m - (0.2f * _deviation[i]))], variance, Weight / 2);
    }
}
