using System.Buffers.Binary;
using Ripac.Speech.Audio;

namespace Ripac.Speech.Tests.Audio;

/// <summary>WAV files with a sine of 440 Hz and half of full scale in every channel.</summary>
internal static class TestWav
{
    public static float SineAt(int i, int rate) => 0.5f * (float)Math.Sin(2 * Math.PI * 440 * i / rate);

    public static byte[] Sine(WavEncoding encoding, int bits, int channels, int rate, int count, bool extensible = false)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        int block = channels * bits / 8;
        writer.Write("RIFF"u8);
        writer.Write(0);
        writer.Write("WAVEfmt "u8);
        writer.Write(extensible ? 40 : 16);
        writer.Write((ushort)(extensible ? 0xFFFE : (ushort)encoding));
        writer.Write((ushort)channels);
        writer.Write(rate);
        writer.Write(rate * block);
        writer.Write((ushort)block);
        writer.Write((ushort)bits);
        if (extensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)bits);
            writer.Write(0);
            writer.Write((ushort)encoding);
            writer.Write(new byte[14]);
        }

        writer.Write("data"u8);
        writer.Write(count * block);
        for (int i = 0; i < count; i++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                WriteSample(writer, encoding, bits, SineAt(i, rate));
            }
        }

        byte[] file = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    private static void WriteSample(BinaryWriter writer, WavEncoding encoding, int bits, float value)
    {
        switch (encoding, bits)
        {
            case (WavEncoding.Pcm, 8):
                writer.Write((byte)Math.Round(128 + (128 * value)));
                break;
            case (WavEncoding.Pcm, 16):
                writer.Write((short)Math.Round(32_768 * value));
                break;
            case (WavEncoding.Pcm, 24):
                int wide = (int)Math.Round(8_388_608 * value);
                writer.Write([(byte)wide, (byte)(wide >> 8), (byte)(wide >> 16)]);
                break;
            case (WavEncoding.Pcm, _):
                writer.Write((int)Math.Round(2_147_483_648.0 * value));
                break;
            case (WavEncoding.Float, 32):
                writer.Write(value);
                break;
            case (WavEncoding.Float, _):
                writer.Write((double)value);
                break;
            default:
                // The nearest code by search: the decoder alone is under test.
                writer.Write(Enumerable.Range(0, 256).Select(code => (byte)code).MinBy(code => Math.Abs(
                    ((encoding == WavEncoding.ALaw ? G711.DecodeALaw(code) : G711.DecodeMuLaw(code)) / 32_768f) - value)));
                break;
        }
    }
}
