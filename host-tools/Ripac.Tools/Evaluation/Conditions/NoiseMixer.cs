using System.Text.RegularExpressions;
using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Evaluation.Conditions;

/// <summary>Adds recorded noise to speech.</summary>
internal static partial class NoiseMixer
{
    private const int FrameSamples = FrontEndSettings.SampleRate / 50;

    /// <summary>Speech with noise behind it.</summary>
    /// <param name="speech">The speech.</param>
    /// <param name="noise">The noise; it is repeated where it is too short.</param>
    /// <param name="decibels">Ratio of the speech's active level (<see cref="ActiveSpeechLevel"/>) to the mean power of the noise that is added,
    /// as in Hirsch and Pearce, "The Aurora experimental framework" (2000).</param>
    /// <param name="random">Where the noise begins: at a random place where it sounds, for some noises are mostly silence.</param>
    public static short[] Mix(ReadOnlySpan<short> speech, ReadOnlySpan<short> noise, int decibels, Random random)
    {
        int start = StartOfSound(noise, random);
        double power = 0;
        for (int i = 0; i < speech.Length; i++)
        {
            double value = noise[(start + i) % noise.Length];
            power += value * value / speech.Length;
        }

        double scale = power == 0 ? 0 : Math.Sqrt(ActiveSpeechLevel.MeanSquare(speech) / power / Math.Pow(10, decibels / 10.0));
        short[] mixed = new short[speech.Length];
        for (int i = 0; i < speech.Length; i++)
        {
            double value = speech[i] + (scale * noise[(start + i) % noise.Length]);
            mixed[i] = (short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue);
        }

        return mixed;
    }

    /// <summary>The kind of a recording of noise, from its file name: without its number and the identifier of ESC-10's clips.</summary>
    public static string KindOf(Recording noise) =>
        NotTheKind().Replace(Path.GetFileNameWithoutExtension(noise.Path), "").Replace('_', ' ').ToLowerInvariant();

    private static int StartOfSound(ReadOnlySpan<short> noise, Random random)
    {
        double mean = MeanSquare(noise);
        int frames = noise.Length / FrameSamples;
        int first = frames == 0 ? 0 : random.Next(frames);
        for (int i = 0; i < frames; i++)
        {
            int start = (first + i) % frames * FrameSamples;
            if (MeanSquare(noise.Slice(start, FrameSamples)) >= mean)
            {
                return start;
            }
        }

        return 0;
    }

    private static double MeanSquare(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        foreach (short sample in samples)
        {
            sum += (double)sample * sample;
        }

        return sum / samples.Length;
    }

    // 001_Dog_bark_1-30226-A, sc_white_2, sc_pink_noise
    [GeneratedRegex(@"^(\d+|sc)_|_\d+(-\d+-[A-Z])?$|_noise$")]
    private static partial Regex NotTheKind();
}
