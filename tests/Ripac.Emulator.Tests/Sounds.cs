using System.Buffers.Binary;
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

    /// <summary>The samples as 32-bit floats in two channels at 44.1 kHz, half as loud on the right.</summary>
    public static byte[] FloatStereoWav(ReadOnlySpan<short> samples)
    {
        const int Rate = 44_100;
        Resampler resampler = new(SpeechFile.SampleRate, Rate);
        float[] mono = new float[samples.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            mono[i] = samples[i] / 32_768f;
        }

        resampler.Write(mono);
        resampler.Finish();
        float[] resampled = new float[resampler.Available];
        resampler.Read(resampled);

        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        int bytes = resampled.Length * 8;
        writer.Write("RIFF"u8);
        writer.Write(36 + bytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)3); // IEEE float
        writer.Write((short)2);
        writer.Write(Rate);
        writer.Write(Rate * 8);
        writer.Write((short)8);
        writer.Write((short)32);
        writer.Write("data"u8);
        writer.Write(bytes);
        foreach (float sample in resampled)
        {
            writer.Write(sample);
            writer.Write(sample / 2);
        }

        return stream.ToArray();
    }

    /// <summary>A file of hours that takes no room on the disk: a header, and zeros that are not stored.</summary>
    public static void WriteLongSilence(string path, TimeSpan length)
    {
        uint bytes = (uint)(length.TotalSeconds * SpeechFile.SampleRate * 2);
        byte[] header = Wav(default);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), bytes + 36);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), bytes);
        using FileStream file = new(path, FileMode.Create);
        file.Write(header);
        file.SetLength(header.Length + bytes);
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
