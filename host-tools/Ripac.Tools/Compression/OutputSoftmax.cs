using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Compression;

/// <summary>What the outputs of a network say: probabilities of the emissions, all equally frequent.</summary>
internal static class OutputSoftmax
{
    /// <summary>Logarithms of the probabilities, in nats.</summary>
    /// <param name="outputs">One frame's, in 1 / <see cref="AcousticModel.CostsPerNat"/>.</param>
    /// <param name="logarithms">As many.</param>
    public static void Logarithms(ReadOnlySpan<float> outputs, Span<double> logarithms)
    {
        double largest = double.NegativeInfinity;
        foreach (float output in outputs)
        {
            largest = Math.Max(largest, output);
        }

        double sum = 0;
        for (int o = 0; o < outputs.Length; o++)
        {
            logarithms[o] = (outputs[o] - largest) / AcousticModel.CostsPerNat;
            sum += Math.Exp(logarithms[o]);
        }

        double logSum = Math.Log(sum);
        for (int o = 0; o < outputs.Length; o++)
        {
            logarithms[o] -= logSum;
        }
    }

    /// <summary>Mean Kullback-Leibler divergence of what other outputs say, in nats a frame.</summary>
    public static double Divergence(FrameMatrix outputs, FrameMatrix others)
    {
        double[] logP = new double[outputs.Columns];
        double[] logQ = new double[outputs.Columns];
        double sum = 0;
        for (int frame = 0; frame < outputs.Frames; frame++)
        {
            Logarithms(outputs.Row(frame), logP);
            Logarithms(others.Row(frame), logQ);
            for (int o = 0; o < logP.Length; o++)
            {
                sum += Math.Exp(logP[o]) * (logP[o] - logQ[o]);
            }
        }

        return sum / outputs.Frames;
    }
}
