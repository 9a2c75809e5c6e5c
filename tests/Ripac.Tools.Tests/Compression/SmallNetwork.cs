using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Tests.Compression;

/// <summary>A network of random weights, and feature vectors whose numbers depend on one another, as those of speech do.</summary>
internal static class SmallNetwork
{
    public const int Inputs = 40;

    private const int Frames = 4_000;
    private const int Causes = 12;

    public static readonly NetworkLayer[] Layers = [Layer(Inputs, 24, 8, 1), Layer(24, 30, 13, 2, -2, 1)];

    public static readonly short[] Features = MakeFeatures();

    private static NetworkLayer Layer(int width, int outputs, byte shift, int seed, params int[] offsets)
    {
        int inputs = width * Math.Max(1, offsets.Length);
        Random random = new(seed);
        sbyte[] weights = [.. Enumerable.Range(0, inputs * outputs).Select(_ => (sbyte)random.Next(-120, 121))];
        int[] biases = [.. Enumerable.Range(0, outputs).Select(_ => random.Next(-200_000, 200_000))];
        return new NetworkLayer(inputs, weights, biases, [.. Enumerable.Repeat(shift, outputs)], offsets);
    }

    private static short[] MakeFeatures()
    {
        Random random = new(3);
        double[] mixing = [.. Enumerable.Range(0, Inputs * Causes).Select(_ => random.NextDouble() - 0.5)];
        List<short> features = [];
        for (int frame = 0; frame < Frames; frame++)
        {
            double[] causes = [.. Enumerable.Range(0, Causes).Select(_ => (random.NextDouble() - 0.5) * 4_000)];
            for (int input = 0; input < Inputs; input++)
            {
                double sum = causes.Select((cause, i) => cause * mixing[(input * Causes) + i]).Sum();
                features.Add((short)(sum + random.Next(-100, 101)));
            }
        }

        return [.. features];
    }
}
