namespace Ripac.Tools.Compression;

/// <summary>
/// One layer as two: fewer numbers between them than either has inputs or outputs, so fewer weights. The best such factors, where
/// outputs count as much as they matter, and inputs as they vary (a truncated singular value decomposition).
/// </summary>
internal static class LowRankFactors
{
    /// <summary>No number between the layers is to come near the end of 16 bits.</summary>
    private const double LargestBetween = 14_000;

    /// <summary>The two layers. The scorer rectifies what is between them, so a bias keeps that above 0.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">What goes in, many frames, side by side as its offsets want them.</param>
    /// <param name="sensitivities">How much each of its outputs matters.</param>
    /// <param name="rank">Numbers between the two, 1 up to the layer's outputs.</param>
    public static (FloatLayer First, FloatLayer Second) Of(FloatLayer layer, FrameMatrix inputs, double[] sensitivities, int rank)
    {
        double[] roots = [.. sensitivities.Select(Math.Sqrt)];
        double[][] weighted = [.. layer.Weights.Select((row, o) => row.Select(weight => weight * roots[o]).ToArray())];
        double[][] vectors = SymmetricEigenvectors.Of(OutputCovariance(weighted, inputs))[..rank];

        double[][] first = [.. vectors.Select(vector => Enumerable.Range(0, layer.Inputs).Select(i => Sum(layer.Outputs, o => vector[o] * weighted[o][i])).ToArray())];
        double[] largest = Largest(first, inputs);
        double[] scales = [.. largest.Select(value => LargestBetween / value)];
        double[] offsets = [.. scales.Select(_ => LargestBetween)];
        double[][] scaled = [.. first.Select((row, r) => row.Select(weight => weight * scales[r]).ToArray())];
        double[][] second = [.. roots.Select((root, o) => vectors.Select((vector, r) => vector[o] / root / scales[r]).ToArray())];
        double[] biases = [.. layer.Biases.Select((bias, o) => bias - Sum(rank, r => second[o][r] * offsets[r]))];
        return (new FloatLayer(scaled, offsets, rectified: true, layer.Offsets), new FloatLayer(second, biases, rectified: true, [0]));
    }

    private static double[,] OutputCovariance(double[][] weights, FrameMatrix inputs)
    {
        double[] means = Moments.Means(inputs);
        double[,] covariance = Moments.Covariance(inputs, means, inputs, means);
        double[][] product = [.. weights.Select(row => Enumerable.Range(0, row.Length).Select(j => Sum(row.Length, i => row[i] * covariance[i, j])).ToArray())];
        double[,] result = new double[weights.Length, weights.Length];
        for (int o = 0; o < weights.Length; o++)
        {
            for (int p = 0; p < weights.Length; p++)
            {
                result[o, p] = product[o].Zip(weights[p], (a, b) => a * b).Sum();
            }
        }

        return result;
    }

    /// <summary>The largest absolute value of each number between the layers.</summary>
    private static double[] Largest(double[][] rows, FrameMatrix inputs)
    {
        double[] largest = [.. rows.Select(_ => 1e-9)];
        Parallel.For(0, rows.Length, r =>
        {
            for (int frame = 0; frame < inputs.Frames; frame++)
            {
                ReadOnlySpan<float> x = inputs.Row(frame);
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += rows[r][i] * x[i];
                }

                largest[r] = Math.Max(largest[r], Math.Abs(sum));
            }
        });
        return largest;
    }

    private static double Sum(int count, Func<int, double> term)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += term(i);
        }

        return sum;
    }
}
