using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Compression;

/// <summary>The few values that all weights of a layer share, found by k-means (S. Lloyd, 1957; for networks S. Han and others, 2015).</summary>
internal static class Codebook
{
    private const int Rounds = 30;

    /// <summary>At most so many values, in ascending order.</summary>
    /// <param name="weights">What they are to stand for.</param>
    /// <param name="size">2 to 255.</param>
    public static sbyte[] Of(double[] weights, int size)
    {
        double[] sorted = [.. weights.Order()];
        double[] centres = [.. Enumerable.Range(0, size).Select(i => sorted[(int)((i + 0.5) * sorted.Length / size)])];
        for (int round = 0; round < Rounds; round++)
        {
            double[] sums = new double[size];
            int[] counts = new int[size];
            int nearest = 0;
            foreach (double weight in sorted)
            {
                while (nearest + 1 < size && Math.Abs(centres[nearest + 1] - weight) <= Math.Abs(centres[nearest] - weight))
                {
                    nearest++;
                }

                sums[nearest] += weight;
                counts[nearest]++;
            }

            centres = [.. centres.Select((centre, i) => counts[i] > 0 ? sums[i] / counts[i] : centre).Order()];
        }

        return [.. centres.Select(centre => (sbyte)Math.Clamp(Math.Round(centre), -NetworkLayer.LargestWeight, NetworkLayer.LargestWeight)).Distinct()];
    }

    /// <summary>The value that is nearest to a weight.</summary>
    public static sbyte Nearest(sbyte[] values, double weight)
    {
        int next = Array.FindIndex(values, value => value >= weight);
        return next < 0 ? values[^1] : next > 0 && weight - values[next - 1] < values[next] - weight ? values[next - 1] : values[next];
    }
}
