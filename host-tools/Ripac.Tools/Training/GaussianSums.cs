namespace Ripac.Tools.Training;

/// <summary>Sums of the frames that fell to one Gaussian.</summary>
internal sealed class GaussianSums(int dimension)
{
    private readonly double[] _first = new double[dimension];
    private readonly double[] _second = new double[dimension];

    /// <summary>Frames added.</summary>
    public int Count { get; private set; }

    public void Add(ReadOnlySpan<float> x)
    {
        Count++;
        for (int i = 0; i < x.Length; i++)
        {
            _first[i] += x[i];
            _second[i] += (double)x[i] * x[i];
        }
    }

    /// <summary>The Gaussian of these frames; no variance below its floor.</summary>
    public DiagonalGaussian ToGaussian(float weight, ReadOnlySpan<float> varianceFloor)
    {
        float[] mean = new float[dimension];
        float[] variance = new float[dimension];
        for (int i = 0; i < dimension; i++)
        {
            double m = _first[i] / Count;
            mean[i] = (float)m;
            variance[i] = Math.Max(varianceFloor[i], (float)((_second[i] / Count) - (m * m)));
        }

        return new DiagonalGaussian(mean, variance, weight);
    }

    /// <summary>A variance floor: a part of the variance of these frames.</summary>
    public float[] VarianceFloor(float part)
    {
        float[] floor = new float[dimension];
        for (int i = 0; i < dimension; i++)
        {
            double m = _first[i] / Count;
            floor[i] = part * (float)((_second[i] / Count) - (m * m));
        }

        return floor;
    }
}
