namespace Ripac.Tools.Training;

/// <summary>What a telephone line leaves of a voice: 300 to 3400 Hz, by two second-order Butterworth sections.</summary>
internal static class TelephoneBand
{
    private const double LowestHz = 300;
    private const double HighestHz = 3_400;
    private const double SampleRate = 8_000;

    /// <summary>Filters the samples in place.</summary>
    public static void Apply(float[] voice)
    {
        Filter(voice, HighestHz, highPass: false);
        Filter(voice, LowestHz, highPass: true);
    }

    /// <summary>A second-order Butterworth filter by the bilinear transform.</summary>
    private static void Filter(float[] voice, double cornerHz, bool highPass)
    {
        double k = Math.Tan(Math.PI * cornerHz / SampleRate);
        double norm = 1 / (1 + (Math.Sqrt(2) * k) + (k * k));
        double b0 = highPass ? norm : k * k * norm;
        double b1 = highPass ? -2 * b0 : 2 * b0;
        double a1 = 2 * ((k * k) - 1) * norm;
        double a2 = (1 - (Math.Sqrt(2) * k) + (k * k)) * norm;
        double z1 = 0;
        double z2 = 0;
        for (int i = 0; i < voice.Length; i++)
        {
            double x = voice[i];
            double y = (b0 * x) + z1;
            z1 = (b1 * x) - (a1 * y) + z2;
            z2 = (b0 * x) - (a2 * y);
            voice[i] = (float)y;
        }
    }
}
