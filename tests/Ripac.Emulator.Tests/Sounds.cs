using Ripac.Speech.Audio;

namespace Ripac.Emulator.Tests;

/// <summary>Recordings for tests.</summary>
internal static class Sounds
{
    /// <summary>The samples as a 16-bit mono WAV at 8 kHz.</summary>
    public static byte[] Wav(ReadOnlySpan<short> samples)
    {
        using MemoryStream stream = new();
        WavWriter.Write(stream, samples);
        return stream.ToArray();
    }

    public static short[] Silence(double seconds) => new short[(int)(seconds * SpeechFile.SampleRate)];

    /// <summary>White noise, the same each time.</summary>
    public static short[] Noise(double seconds, int amplitude)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, (int)(seconds * SpeechFile.SampleRate)).Select(_ => (short)random.Next(-amplitude, amplitude + 1))];
    }

    /// <summary>A shipped recording, by the name of its file without .wav.</summary>
    public static string Shipped(string name) => Path.Combine(AppContext.BaseDirectory, "recordings", $"{name}.wav");

    public static short[] ReadShipped(string name) => SpeechFile.ReadAll(Shipped(name));
}
