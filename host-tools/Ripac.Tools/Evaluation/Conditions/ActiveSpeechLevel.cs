using Ripac.Speech.Features;

namespace Ripac.Tools.Evaluation.Conditions;

/// <summary>
/// How loud the speech of a recording is, its pauses left out: the active speech level of ITU-T P.56, method B (1993, 2011).
/// </summary>
internal static class ActiveSpeechLevel
{
    private const double TimeConstant = 0.03;  // s, of the envelope
    private const double Hangover = 0.2;       // s, counted as speech after the envelope has fallen
    private const double Margin = 15.9;        // dB between the level and the threshold that tells speech from pauses
    private const int Thresholds = 15;         // at full scale / 2, / 4, ...

    /// <summary>Mean square of the samples where there is speech; 0 for digital silence.</summary>
    public static double MeanSquare(ReadOnlySpan<short> samples)
    {
        double decay = Math.Exp(-1 / (FrontEndSettings.SampleRate * TimeConstant));
        int hangover = (int)(Hangover * FrontEndSettings.SampleRate);
        int[] active = new int[Thresholds]; // samples above each threshold, highest first, and the hangovers after them
        int[] quietFor = new int[Thresholds];
        Array.Fill(quietFor, hangover);
        double sum = 0;
        double smoothed = 0;
        double envelope = 0;
        foreach (short sample in samples)
        {
            sum += (double)sample * sample;
            smoothed = (decay * smoothed) + ((1 - decay) * Math.Abs((double)sample));
            envelope = (decay * envelope) + ((1 - decay) * smoothed);
            for (int i = 0; i < Thresholds; i++)
            {
                quietFor[i] = envelope >= Threshold(i) ? 0 : Math.Min(quietFor[i] + 1, hangover + 1);
                active[i] += quietFor[i] <= hangover ? 1 : 0;
            }
        }

        // From the lowest threshold up the level rises and its distance to the threshold falls: where that is the margin, the level is right.
        double level = 0;
        double distance = 0;
        for (int i = Thresholds - 1; i >= 0 && active[i] > 0; i--)
        {
            (double lastLevel, double lastDistance) = (level, distance);
            level = Decibels(sum / active[i]);
            distance = level - Decibels(Threshold(i) * Threshold(i));
            if (distance <= Margin)
            {
                bool between = i < Thresholds - 1 && lastDistance > distance;
                double part = between ? (lastDistance - Margin) / (lastDistance - distance) : 1;
                level = between ? lastLevel + (Math.Clamp(part, 0, 1) * (level - lastLevel)) : level;
                break;
            }
        }

        return sum == 0 ? 0 : Math.Pow(10, level / 10);
    }

    private static double Threshold(int index) => 32_768.0 / (2 << index);

    private static double Decibels(double power) => 10 * Math.Log10(power);
}
