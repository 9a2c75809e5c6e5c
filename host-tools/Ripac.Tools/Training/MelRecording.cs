using Ripac.Speech.Features;

namespace Ripac.Tools.Training;

/// <summary>Log2 mel energies of a whole recording, as the front end measures them, before its running mean.</summary>
/// <param name="Bands">Mel bands.</param>
/// <param name="Values">In 1/256, [frame][band].</param>
internal sealed record MelRecording(int Bands, short[] Values)
{
    /// <summary>Frames of 10 ms.</summary>
    public int FrameCount => Values.Length / Bands;

    /// <summary>Measures a recording.</summary>
    public static MelRecording Measure(ReadOnlySpan<short> samples, FrontEndSettings settings)
    {
        short[] filtered = new short[samples.Length];
        new OffsetFilter().Filter(samples, filtered);
        MelAnalyzer analyzer = new(settings.Bands, settings.LowestHz, settings.HighestHz);
        int frames = Math.Max(0, ((samples.Length - FrontEndSettings.WindowSamples) / FrontEndSettings.HopSamples) + 1);
        short[] values = new short[frames * settings.Bands];
        for (int frame = 0; frame < frames; frame++)
        {
            analyzer.Measure(
                filtered.AsSpan(frame * FrontEndSettings.HopSamples, FrontEndSettings.WindowSamples),
                values.AsSpan(frame * settings.Bands, settings.Bands));
        }

        return new MelRecording(settings.Bands, values);
    }

    /// <summary>One frame's bands.</summary>
    public ReadOnlySpan<short> Frame(int frame) => Values.AsSpan(frame * Bands, Bands);

    /// <summary>The mean of one frame's bands: how loud it is.</summary>
    public float Level(int frame)
    {
        int sum = 0;
        foreach (short value in Frame(frame))
        {
            sum += value;
        }

        return (float)sum / Bands;
    }

    /// <summary>The first and the last frame that are clearly louder than the quiet ones; 0 and -1 for no frames.</summary>
    public (int First, int Last) SpeechSpan()
    {
        int frames = FrameCount;
        if (frames == 0)
        {
            return (0, -1);
        }

        float[] level = [.. Enumerable.Range(0, frames).Select(Level)];
        float[] sorted = [.. level.Order()];
        float quiet = sorted[frames / 20] + (0.35f * (sorted[frames * 19 / 20] - sorted[frames / 20]));
        return (Math.Max(0, Array.FindIndex(level, value => value > quiet)), Array.FindLastIndex(level, value => value > quiet));
    }
}
