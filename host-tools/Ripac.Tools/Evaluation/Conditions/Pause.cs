using Ripac.Speech.Features;

namespace Ripac.Tools.Evaluation.Conditions;

/// <summary>
/// A speaker who waits after speaking. Many recordings end with the last word, and the end of a file would settle that word at once.
/// </summary>
internal static class Pause
{
    private const int PauseSamples = 3 * FrontEndSettings.SampleRate / 2;
    private const int QuietSamples = FrontEndSettings.SampleRate / 10;

    /// <summary>The recording and 1.5 s of white noise as loud as its softest tenth of a second.</summary>
    public static short[] Append(ReadOnlySpan<short> samples, Random random)
    {
        short[] result = new short[samples.Length + PauseSamples];
        samples.CopyTo(result);
        double amplitude = Math.Sqrt(3 * SoftestMeanSquare(samples)); // of uniform noise
        for (int i = samples.Length; i < result.Length; i++)
        {
            result[i] = (short)Math.Round(amplitude * ((2 * random.NextDouble()) - 1));
        }

        return result;
    }

    private static double SoftestMeanSquare(ReadOnlySpan<short> samples)
    {
        double softest = double.MaxValue;
        for (int start = 0; start + QuietSamples <= samples.Length; start += QuietSamples)
        {
            double sum = 0;
            foreach (short sample in samples.Slice(start, QuietSamples))
            {
                sum += (double)sample * sample;
            }

            softest = Math.Min(softest, sum / QuietSamples);
        }

        return softest == double.MaxValue ? 0 : softest;
    }
}
