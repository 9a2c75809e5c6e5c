using Ripac.Speech.Audio;
using Ripac.Speech.Features;

namespace Ripac.Tools.Evaluation.Conditions;

/// <summary>A telephone line: 300 to 3400 Hz (Butterworth, fourth order at either end) and the 8 bits of G.711.</summary>
internal static class TelephoneChannel
{
    private const double LowestHz = 300;
    private const double HighestHz = 3_400;

    // The two halves of a Butterworth filter of fourth order.
    private static readonly double[] Resonances = [1 / (2 * Math.Cos(Math.PI / 8)), 1 / (2 * Math.Cos(3 * Math.PI / 8))];

    private static readonly short[] Levels = [.. Enumerable.Range(0, 256).Select(code => G711.DecodeMuLaw((byte)code)).Distinct().Order()];

    /// <summary>The recording as it comes out of the line.</summary>
    public static short[] Pass(ReadOnlySpan<short> samples)
    {
        double[] line = new double[samples.Length];
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = samples[i];
        }

        foreach (double resonance in Resonances)
        {
            Filter(line, LowestHz, resonance, high: true);
            Filter(line, HighestHz, resonance, high: false);
        }

        return [.. line.Select(NearestLevel)];
    }

    /// <summary>A second-order section by the bilinear transform (R. Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter
    /// coefficients").</summary>
    private static void Filter(double[] samples, double cutoffHz, double resonance, bool high)
    {
        double angle = 2 * Math.PI * cutoffHz / FrontEndSettings.SampleRate;
        double alpha = Math.Sin(angle) / (2 * resonance);
        double cosine = Math.Cos(angle);
        double outer = (high ? 1 + cosine : 1 - cosine) / 2 / (1 + alpha);
        double inner = high ? -2 * outer : 2 * outer;
        double a1 = -2 * cosine / (1 + alpha);
        double a2 = (1 - alpha) / (1 + alpha);
        (double x1, double x2, double y1, double y2) = (0, 0, 0, 0);
        for (int i = 0; i < samples.Length; i++)
        {
            double x = samples[i];
            double y = (outer * (x + x2)) + (inner * x1) - (a1 * y1) - (a2 * y2);
            (x2, x1, y2, y1) = (x1, x, y1, y);
            samples[i] = y;
        }
    }

    private static short NearestLevel(double sample)
    {
        int at = Array.BinarySearch(Levels, (short)Math.Clamp(Math.Round(sample), short.MinValue, short.MaxValue));
        int above = Math.Clamp(at < 0 ? ~at : at, 1, Levels.Length - 1);
        return Levels[above] - sample < sample - Levels[above - 1] ? Levels[above] : Levels[above - 1];
    }
}
