using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Compression;

/// <summary>
/// How much it matters when the output of a unit is wrong: the diagonal of Fisher's information, the mean square of the gradient of
/// the log-probability of an emission that is drawn from what the network says.
/// </summary>
internal static class Sensitivity
{
    private const int Seed = 1;
    private const double SmallestPart = 0.01; // of the mean: a unit that hardly matters is not rounded away

    /// <summary>For each layer and each of its outputs: twice the divergence, in nats, that an error of variance 1 makes.</summary>
    public static double[][] Of(IReadOnlyList<FloatLayer> layers, FrameMatrix features)
    {
        FrameMatrix[] values = new FrameMatrix[layers.Count + 1];
        values[0] = features;
        for (int i = 0; i < layers.Count; i++)
        {
            values[i + 1] = layers[i].Forward(values[i]);
        }

        double[][] sensitivities = new double[layers.Count][];
        FrameMatrix gradient = GradientOfDrawn(values[^1]);
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            sensitivities[i] = MeanSquares(gradient);
            gradient = i > 0 ? layers[i].Backward(gradient, values[i]) : gradient;
        }

        return sensitivities;
    }

    private static FrameMatrix GradientOfDrawn(FrameMatrix outputs)
    {
        Random random = new(Seed);
        FrameMatrix gradient = new(outputs.Frames, outputs.Columns);
        double[] logarithms = new double[outputs.Columns];
        for (int frame = 0; frame < outputs.Frames; frame++)
        {
            OutputSoftmax.Logarithms(outputs.Row(frame), logarithms);
            Span<float> row = gradient.Row(frame);
            double left = random.NextDouble();
            int drawn = -1;
            for (int o = 0; o < row.Length; o++)
            {
                double probability = Math.Exp(logarithms[o]);
                row[o] = (float)(-probability / AcousticModel.CostsPerNat);
                left -= probability;
                drawn = drawn < 0 && (left < 0 || o == row.Length - 1) ? o : drawn;
            }

            row[drawn] += 1f / AcousticModel.CostsPerNat;
        }

        return gradient;
    }

    private static double[] MeanSquares(FrameMatrix gradient)
    {
        double[] means = new double[gradient.Columns];
        for (int frame = 0; frame < gradient.Frames; frame++)
        {
            ReadOnlySpan<float> row = gradient.Row(frame);
            for (int o = 0; o < means.Length; o++)
            {
                means[o] += (double)row[o] * row[o] / gradient.Frames;
            }
        }

        double smallest = SmallestPart * means.Average();
        return [.. means.Select(mean => Math.Max(smallest, mean))];
    }
}
