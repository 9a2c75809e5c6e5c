using Ripac.Speech.Audio;

namespace Ripac.Tools.Synthesis;

/// <summary>Machines speak out of nothing: zeros before, after and between words, which no microphone gives.</summary>
internal static class Microphone
{
    private const double ShortestPause = 0.1; // seconds before and after
    private const double LongestPause = 0.4;
    private const double SoftestNoise = 2;    // largest sample of 32768
    private const double LoudestNoise = 30;

    /// <summary>Speech with a pause before and after it, and a soft noise all along.</summary>
    public static short[] Hear(short[] speech, Random random)
    {
        int before = Pause(random);
        short[] samples = new short[before + speech.Length + Pause(random)];
        speech.CopyTo(samples, before);
        double noise = SoftestNoise * Math.Pow(LoudestNoise / SoftestNoise, random.NextDouble());
        for (int i = 0; i < samples.Length; i++)
        {
            double hiss = noise * ((2 * random.NextDouble()) - 1);
            samples[i] = (short)Math.Clamp(samples[i] + Math.Round(hiss), short.MinValue, short.MaxValue);
        }

        return samples;
    }

    private static int Pause(Random random) =>
        (int)(SpeechFile.SampleRate * (ShortestPause + ((LongestPause - ShortestPause) * random.NextDouble())));
}
