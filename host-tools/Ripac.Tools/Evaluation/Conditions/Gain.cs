namespace Ripac.Tools.Evaluation.Conditions;

/// <summary>Louder or softer, as a wrong setting of a microphone: what is too loud is clipped, what is too soft is lost in rounding.</summary>
internal static class Gain
{
    public static short[] Apply(ReadOnlySpan<short> samples, int decibels)
    {
        double factor = Math.Pow(10, decibels / 20.0);
        short[] result = new short[samples.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (short)Math.Clamp(Math.Round(factor * samples[i]), short.MinValue, short.MaxValue);
        }

        return result;
    }
}
