using System.Buffers.Binary;

namespace Ripac.Speech.Audio;

/// <summary>Writes 16-bit mono WAV files.</summary>
public static class WavWriter
{
    /// <summary>Writes a header and the samples.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="rate">Samples a second.</param>
    public static void Write(Stream stream, ReadOnlySpan<short> samples, int rate = SpeechFile.SampleRate)
    {
        byte[] file = new byte[44 + (samples.Length * 2)];
        Span<byte> header = file;
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header[20..], (ushort)WavEncoding.Pcm);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], rate * 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], samples.Length * 2);
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header[(44 + (i * 2))..], samples[i]);
        }

        stream.Write(file);
    }
}
