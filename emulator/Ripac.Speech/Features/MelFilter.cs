namespace Ripac.Speech.Features;

/// <summary>A triangle over the bins of a spectrum; neighbouring triangles overlap by half, evenly spaced in mel.</summary>
/// <remarks>Davis and Mermelstein, 1980; mel(f) = 1127 ln(1 + f / 700) as in HTK.</remarks>
internal sealed class MelFilter
{
    private readonly int _firstBin;
    private readonly int[] _weights;

    private MelFilter(int firstBin, int[] weights)
    {
        _firstBin = firstBin;
        _weights = weights;
    }

    /// <summary>The filters of a front end, lowest first.</summary>
    /// <param name="count">How many.</param>
    /// <param name="lowestHz">Where the first begins.</param>
    /// <param name="highestHz">Where the last ends.</param>
    /// <param name="fftSize">Points of the transform.</param>
    /// <param name="fraction">Bits after the point of a weight.</param>
    public static MelFilter[] MakeBank(int count, int lowestHz, int highestHz, int fftSize, int fraction)
    {
        double lowest = Mel(lowestHz);
        double step = (Mel(highestHz) - lowest) / (count + 1);
        MelFilter[] bank = new MelFilter[count];
        for (int band = 0; band < count; band++)
        {
            double centre = lowest + ((band + 1) * step);
            List<int> weights = [];
            int firstBin = 0;
            for (int bin = 1; bin < fftSize / 2; bin++)
            {
                double distance = Math.Abs(Mel((double)bin * FrontEndSettings.SampleRate / fftSize) - centre) / step;
                int weight = (int)Math.Round(Math.Max(0, 1 - distance) * (1 << fraction));
                if (weight > 0)
                {
                    firstBin = weights.Count == 0 ? bin : firstBin;
                    weights.Add(weight);
                }
            }

            bank[band] = new MelFilter(firstBin, [.. weights]);
        }

        return bank;
    }

    /// <summary>The weighted sum of the power; below 2^60, since the power of all bins together is below 2^51.</summary>
    public long Energy(ReadOnlySpan<long> power)
    {
        ReadOnlySpan<long> bins = power.Slice(_firstBin, _weights.Length);
        long sum = 0;
        for (int i = 0; i < bins.Length; i++)
        {
            sum += bins[i] * _weights[i];
        }

        return sum;
    }

    private static double Mel(double hertz) => 1127 * Math.Log(1 + (hertz / 700));
}
