namespace Ripac.VirtualDevice.Nano;

/// <summary>How samples lie in firmware's buffers, and how many DMA buffers the driver makes of BufferSize.</summary>
internal sealed class I2sFormat
{
    public const int FramesPerBuffer = 256;

    public I2sFormat(I2sConnectionSettings settings, bool input)
    {
        if (!Enum.IsDefined(settings.BitsPerSample) || !Enum.IsDefined(settings.ChannelFormat))
        {
            throw new ArgumentException("no such sample width or channel format");
        }

        SampleRate = settings.SampleRate;
        BytesPerSample = (int)settings.BitsPerSample / 8;
        IsStereo = settings.ChannelFormat == I2sChannelFormat.RightLeft;

        // The hardware receives 32 bits a sample, whatever width firmware asks for; the driver wants 2 to 128 buffers.
        Buffers = settings.BufferSize / (FramesPerBuffer * (input ? 4 : BytesPerSample) * (IsStereo ? 2 : 1));
        if (Buffers is < 2 or > 128)
        {
            throw new ArgumentException($"a BufferSize of {settings.BufferSize} makes {Buffers} DMA buffers, 2 to 128 are possible");
        }
    }

    public int SampleRate { get; }

    public int BytesPerSample { get; }

    public bool IsStereo { get; }

    public int FrameBytes => BytesPerSample * (IsStereo ? 2 : 1);

    public int Buffers { get; }

    /// <summary>The microphone is on the left channel; the right one of a stereo frame is silent.</summary>
    public void Pack(ReadOnlySpan<short> samples, Span<byte> bytes)
    {
        bytes.Clear();
        for (int i = 0; i < samples.Length; i++)
        {
            int value = samples[i] << 16;
            Span<byte> sample = bytes.Slice(i * FrameBytes, BytesPerSample);
            for (int b = 0; b < BytesPerSample; b++)
            {
                sample[b] = (byte)(value >> (32 - (8 * (BytesPerSample - b))));
            }
        }
    }

    /// <summary>The upper 16 bits of one channel (0 or 1) of whole frames; a mono stream has the same on both.</summary>
    public short[] Unpack(ReadOnlySpan<byte> bytes, int channel)
    {
        short[] samples = new short[bytes.Length / FrameBytes];
        for (int i = 0; i < samples.Length; i++)
        {
            ReadOnlySpan<byte> sample = bytes.Slice((i * FrameBytes) + (IsStereo ? channel * BytesPerSample : 0), BytesPerSample);
            samples[i] = (short)((sample[^1] << 8) | (BytesPerSample > 1 ? sample[^2] : 0));
        }

        return samples;
    }
}
