using System.Buffers.Binary;

namespace Ripac.Speech.Audio;

/// <summary>Reads the chunks of a RIFF/WAVE file up to the first byte of its samples.</summary>
/// <remarks>Microsoft/IBM "Multimedia Programming Interface and Data Specifications 1.0" (1991); WAVE_FORMAT_EXTENSIBLE as in mmreg.h.</remarks>
internal static class WavHeader
{
    private const ushort Extensible = 0xFFFE;
    private const int MaximumChannels = 64;
    private const int MinimumRate = 1_000;
    private const int MaximumRate = 768_000;

    /// <summary>The format, and how many bytes of samples the header promises. The stream stands at the first sample.</summary>
    public static (WavFormat Format, long DataBytes) Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[12];
        int length = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (length == 0)
        {
            throw new WavFormatException("the file is empty; give a WAV file");
        }

        if (length < header.Length || !header.StartsWith("RIFF"u8) || !header[8..].SequenceEqual("WAVE"u8))
        {
            throw new WavFormatException("this is not a WAV file (no RIFF/WAVE header); convert it to a 16-bit PCM WAV");
        }

        WavFormat? format = null;
        Span<byte> chunk = stackalloc byte[8];
        while (stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false) == chunk.Length)
        {
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("data"u8))
            {
                WavFormat found = format
                    ?? throw new WavFormatException("the WAV has samples before its format ('fmt ' chunk); write the file again");
                return (found, size);
            }

            if (chunk.StartsWith("fmt "u8))
            {
                format = ReadFormat(stream, size);
            }
            else
            {
                Skip(stream, size);
            }

            Skip(stream, size & 1); // chunks begin at even addresses
        }

        throw new WavFormatException("the WAV ends before its samples ('data' chunk); it was cut short: record or copy it again");
    }

    private static WavFormat ReadFormat(Stream stream, uint size)
    {
        if (size is < 16 or > 4096)
        {
            throw new WavFormatException($"the WAV's format chunk has {size} bytes, 16 to 40 are usual; the file is damaged");
        }

        Span<byte> bytes = stackalloc byte[(int)size];
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new WavFormatException("the WAV ends within its header; it was cut short: record or copy it again");
        }

        ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        if (tag == Extensible && size >= 26)
        {
            tag = BinaryPrimitives.ReadUInt16LittleEndian(bytes[24..]); // the sub-format GUID begins with the plain tag
        }

        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        int blockBytes = BinaryPrimitives.ReadUInt16LittleEndian(bytes[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes[14..]);
        if (rate is < MinimumRate or > MaximumRate || channels is < 1 or > MaximumChannels)
        {
            throw new WavFormatException(
                $"the WAV says {rate} samples a second and {channels} channels; {MinimumRate} to {MaximumRate} and 1 to {MaximumChannels} can be read");
        }

        WavFormat format = new((WavEncoding)tag, (int)rate, channels, bits);
        bool known = format.Encoding switch
        {
            WavEncoding.Pcm => bits is 8 or 16 or 24 or 32,
            WavEncoding.Float => bits is 32 or 64,
            WavEncoding.ALaw or WavEncoding.MuLaw => bits == 8,
            _ => false,
        };
        if (!known || blockBytes != format.BlockBytes)
        {
            throw new WavFormatException(
                $"the WAV's samples have format {tag} with {bits} bits in blocks of {blockBytes} bytes; "
                + "PCM 8/16/24/32, float 32/64, A-law and µ-law can be read: convert it to a 16-bit PCM WAV");
        }

        return format;
    }

    private static void Skip(Stream stream, uint count)
    {
        if (stream.CanSeek)
        {
            stream.Seek(count, SeekOrigin.Current);
            return;
        }

        Span<byte> scratch = stackalloc byte[512];
        for (long left = count; left > 0;)
        {
            int read = stream.Read(scratch[..(int)Math.Min(left, scratch.Length)]);
            if (read == 0)
            {
                return;
            }

            left -= read;
        }
    }
}
