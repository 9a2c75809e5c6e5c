using System.Numerics;

namespace Ripac.Speech.Tests.Features;

/// <summary>The front end's band energies as the textbook says them, in floating point, with a plain Fourier sum.</summary>
internal static class MelReference
{
    private const int FftSize = 256;

    public static double[] Log2Energies(short[] samples, int start, int bands, int lowestHz, int highestHz)
    {
        double[] windowed = new double[200];
        for (int i = 0; i < windowed.Length; i++)
        {
            double previous = start + i > 0 ? samples[start + i - 1] : 0;
            double window = 0.54 - (0.46 * Math.Cos(2 * Math.PI * (i + 0.5) / windowed.Length));
            windowed[i] = window * (samples[start + i] - (31.0 / 32 * previous));
        }

        double[] power = new double[FftSize / 2];
        for (int bin = 0; bin < power.Length; bin++)
        {
            Complex sum = 0;
            for (int i = 0; i < windowed.Length; i++)
            {
                sum += windowed[i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * bin * i / FftSize);
            }

            power[bin] = sum.Magnitude * sum.Magnitude;
        }

        double lowest = Mel(lowestHz);
        double step = (Mel(highestHz) - lowest) / (bands + 1);
        return [.. Enumerable.Range(1, bands).Select(band =>
        {
            double energy = power.Select((p, bin) => p * Weight(((Mel(bin * 8_000.0 / FftSize) - lowest) / step) - band)).Sum();
            return Math.Log2(energy + 32_768);
        })];
    }

    /// <summary>A triangle in steps of 1/256, in units of 1/256: a strong line at its foot would show any other rounding.</summary>
    private static double Weight(double distance) => Math.Round(256 * Math.Max(0, 1 - Math.Abs(distance)));

    private static double Mel(double hertz) => 1127 * Math.Log(1 + (hertz / 700));
}
