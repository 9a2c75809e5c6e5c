namespace Ripac.Tools.Training;

/// <summary>
/// Says speech faster or slower without moving its pitch or formants: waveform-similarity overlap and add (Verhelst and Roelands, 1993).
/// </summary>
internal static class TimeStretch
{
    private const int Half = 120;   // samples that two windows share: 15 ms
    private const int Search = 60;  // a window may come from up to so many samples earlier or later: half a period of 67 Hz

    /// <summary>The samples, said <paramref name="tempo"/> times as fast.</summary>
    public static float[] Change(float[] samples, double tempo)
    {
        float[] result = new float[(int)(samples.Length / tempo)];
        int next = 0; // where the samples go on that follow the last window
        for (int at = 0; at < result.Length; at += Half)
        {
            int source = at == 0 ? 0 : MostLike(samples, next, (int)(at * tempo));
            for (int i = 0; i < Half && at + i < result.Length; i++)
            {
                float fade = at == 0 ? 1 : (i + 0.5f) / Half;
                result[at + i] = (fade * Sample(samples, source + i)) + ((1 - fade) * Sample(samples, next + i));
            }

            next = source + Half;
        }

        return result;
    }

    /// <summary>The place near <paramref name="wanted"/> that goes on most like the samples from <paramref name="next"/>.</summary>
    private static int MostLike(float[] samples, int next, int wanted)
    {
        int best = wanted;
        float most = float.NegativeInfinity;
        for (int place = Math.Max(0, wanted - Search); place <= wanted + Search && place + Half <= samples.Length; place += 2)
        {
            float product = 0;
            float power = 1;
            for (int i = 0; i < Half && next + i < samples.Length; i += 2)
            {
                product += samples[place + i] * samples[next + i];
                power += samples[place + i] * samples[place + i];
            }

            float likeness = product / MathF.Sqrt(power);
            if (likeness > most)
            {
                (most, best) = (likeness, place);
            }
        }

        return best;
    }

    private static float Sample(float[] samples, int at) => at < samples.Length ? samples[at] : 0;
}
