using System.Buffers.Binary;

namespace Ripac.Speech.Audio;

/// <summary>Turns the bytes of a WAV file into numbers, full scale ±1.</summary>
internal static class SampleDecoder
{
    private delegate float Decode(ReadOnlySpan<byte> bytes);

    /// <summary>Decodes <c>mono.Length</c> blocks into the mean of their channels.</summary>
    public static void DecodeMono(ReadOnlySpan<byte> blocks, WavFormat format, Span<float> mono)
    {
        Decode decode = DecoderOf(format);
        int width = format.BitsPerSample / 8;
        int at = 0;
        for (int i = 0; i < mono.Length; i++)
        {
            float sum = 0;
            for (int channel = 0; channel < format.Channels; channel++, at += width)
            {
                sum += decode(blocks.Slice(at, width));
            }

            float mean = sum / format.Channels;
            mono[i] = float.IsFinite(mean) ? mean : 0; // a float WAV may hold anything
        }
    }

    private static Decode DecoderOf(WavFormat format) => (format.Encoding, format.BitsPerSample) switch
    {
        (WavEncoding.Pcm, 8) => static b => (b[0] - 128) / 128f,
        (WavEncoding.Pcm, 16) => static b => BinaryPrimitives.ReadInt16LittleEndian(b) / 32_768f,
        (WavEncoding.Pcm, 24) => static b => (b[0] << 8 | b[1] << 16 | b[2] << 24) / 2_147_483_648f,
        (WavEncoding.Pcm, _) => static b => BinaryPrimitives.ReadInt32LittleEndian(b) / 2_147_483_648f,
        (WavEncoding.Float, 32) => BinaryPrimitives.ReadSingleLittleEndian,
        (WavEncoding.Float, _) => static b => (float)BinaryPrimitives.ReadDoubleLittleEndian(b),
        (WavEncoding.ALaw, _) => static b => G711.DecodeALaw(b[0]) / 32_768f,
        _ => static b => G711.DecodeMuLaw(b[0]) / 32_768f,
    };
}
