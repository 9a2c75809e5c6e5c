using System.Numerics.Tensors;
using Ripac.Speech.Features;

namespace Ripac.Tools.Training;

/// <summary>
/// Says a recording again as another voice in another room might: higher or lower (pitch and formants together, by another speed: Ko and
/// others, 2015), faster or slower, with echoes, brighter or darker, over a telephone, with noise behind it, louder or softer.
/// </summary>
/// <param name="noises">Recordings without speech.</param>
internal sealed class Augmenter(IReadOnlyList<short[]> noises)
{
    private const double SlowestSpeed = 0.85;
    private const double FastestSpeed = 1.17;
    private const double TempoPart = 0.5;  // of the recordings
    private const double SlowestTempo = 0.8;
    private const double FastestTempo = 1.25;
    private const double RoomPart = 0.35;
    private const double ShortestDecay = 0.08; // s
    private const double LongestDecay = 0.5;
    private const double LoudestEchoes = 0.6;
    private const double TelephonePart = 0.15;
    private const double LowestGain = -14; // dB
    private const double HighestGain = 10;
    private const double NoisePart = 0.75; // of the recordings
    private const double LowestSnr = 0;    // dB
    private const double HighestSnr = 30;
    private const double LargestTilt = 0.35;

    /// <summary>A variant of a recording and of the target of each of its frames.</summary>
    public (short[] Samples, int[] Targets) Vary(short[] samples, int[] targets, Random random)
    {
        double speed = Between(random, SlowestSpeed, FastestSpeed);
        float[] voice = Resample(samples, speed);
        double tempo = random.NextDouble() < TempoPart ? Between(random, SlowestTempo, FastestTempo) : 1;
        if (tempo != 1)
        {
            voice = TimeStretch.Change(voice, tempo);
        }

        if (random.NextDouble() < RoomPart)
        {
            Room.Add(voice, Between(random, ShortestDecay, LongestDecay), Between(random, 0, LoudestEchoes), random);
        }

        double tilt = Between(random, -LargestTilt, LargestTilt);
        float power = 0;
        float previous = 0;
        for (int i = 0; i < voice.Length; i++)
        {
            float sample = voice[i];
            voice[i] = sample + ((float)tilt * previous);
            previous = sample;
            power = Math.Max(power * 0.9995f, power + (0.0005f * ((voice[i] * voice[i]) - power))); // of the loud parts
        }

        if (noises.Count > 0 && random.NextDouble() < NoisePart)
        {
            AddNoise(voice, Math.Max(power, 100), random);
        }

        if (random.NextDouble() < TelephonePart)
        {
            TelephoneBand.Apply(voice);
        }

        float gain = (float)Math.Pow(10, Between(random, LowestGain, HighestGain) / 20);
        short[] varied = new short[voice.Length];
        for (int i = 0; i < voice.Length; i++)
        {
            varied[i] = (short)Math.Clamp(MathF.Round(gain * voice[i]), short.MinValue, short.MaxValue);
        }

        return (varied, Stretch(targets, varied.Length, speed * tempo));
    }

    private void AddNoise(float[] voice, float power, Random random)
    {
        short[] noise = noises[random.Next(noises.Count)];
        int start = random.Next(noise.Length);
        float[] background = new float[voice.Length];
        double noisePower = 1;
        for (int i = 0, at = start; i < voice.Length; i++, at = at + 1 < noise.Length ? at + 1 : 0)
        {
            background[i] = noise[at];
            noisePower += (double)noise[at] * noise[at] / voice.Length;
        }

        float scale = (float)Math.Sqrt(power / noisePower / Math.Pow(10, Between(random, LowestSnr, HighestSnr) / 10));
        TensorPrimitives.MultiplyAdd(background, scale, voice, voice);
    }

    /// <summary>Catmull-Rom interpolation: a change of a few percent needs no better.</summary>
    private static float[] Resample(short[] samples, double speed)
    {
        float[] result = new float[(int)(samples.Length / speed)];
        for (int i = 0; i < result.Length; i++)
        {
            double position = i * speed;
            int at = (int)position;
            float t = (float)(position - at);
            float before = samples[Math.Max(0, at - 1)];
            float here = samples[at];
            float next = samples[Math.Min(samples.Length - 1, at + 1)];
            float after = samples[Math.Min(samples.Length - 1, at + 2)];
            result[i] = here + (0.5f * t * (next - before + (t * ((2 * before) - (5 * here) + (4 * next) - after + (t * ((3 * (here - next)) + after - before))))));
        }

        return result;
    }

    private static int[] Stretch(int[] targets, int samples, double speed)
    {
        const int Centre = FrontEndSettings.WindowSamples / 2;
        int frames = Math.Max(0, ((samples - FrontEndSettings.WindowSamples) / FrontEndSettings.HopSamples) + 1);
        int[] stretched = new int[frames];
        for (int frame = 0; frame < frames; frame++)
        {
            double centre = ((frame * FrontEndSettings.HopSamples) + Centre) * speed;
            int source = (int)Math.Round((centre - Centre) / FrontEndSettings.HopSamples);
            stretched[frame] = targets[Math.Clamp(source, 0, targets.Length - 1)];
        }

        return stretched;
    }

    private static double Between(Random random, double low, double high) => low + (random.NextDouble() * (high - low));
}
