using System;
using System.Device.I2s;

namespace Ripac.Audio;

/// <summary>
/// A microphone on an I2S bus: 8 kHz, 16-bit, mono, little-endian, straight into the caller's buffer. No sample is touched in C#:
/// on a board that would take longer than the sample lasts. The bus's pins are to be assigned before.
/// </summary>
public sealed class I2sMicrophone : IDisposable
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 8000;

    /// <summary>Bytes of a sample.</summary>
    public const int BytesPerSample = 2;

    // nanoFramework's driver makes BufferSize / (256 frames * 4 bytes) DMA buffers in mono, each a frame of 32 bits a sample
    // whatever is asked for. 16 of them hold 4,096 samples = 512 ms: how late the loop may come before samples are lost.
    private const int DmaBuffers = 16;
    private const int DmaBufferFrames = 256;
    private const int DmaFrameBytes = 4;

    private const int SamplesPerMillisecond = SampleRate / 1000;
    private const int BufferMilliseconds = DmaBuffers * DmaBufferFrames / SamplesPerMillisecond;

    private readonly I2sDevice _device;
    private long _samplesRead;
    private long _leastLag = long.MaxValue;

    /// <summary>Starts the bus, numbered from 1; sampling begins at once.</summary>
    public I2sMicrophone(int busId)
    {
        _device = I2sDevice.Create(new I2sConnectionSettings(busId)
        {
            Mode = I2sMode.Master | I2sMode.Rx,
            CommunicationFormat = I2sCommunicationFormat.I2S,
            ChannelFormat = I2sChannelFormat.OnlyLeft,
            BitsPerSample = I2sBitsPerSample.Bit16,
            SampleRate = SampleRate,
            BufferSize = DmaBuffers * DmaBufferFrames * DmaFrameBytes,
        });
    }

    /// <summary>
    /// Fills <paramref name="samples"/> (an even number of bytes). Every managed thread stands still until the samples are there:
    /// ask for 10 to 20 ms (160 to 320 bytes) at a time. False when samples before these were lost because nobody read in time.
    /// </summary>
    public bool Read(SpanByte samples)
    {
        _device.Read(samples);
        _samplesRead += samples.Length / BytesPerSample;

        // The driver does not say when its buffers overflow. But the stream then lags behind the clock, by more than the
        // buffers hold, compared with the moment at which they were emptiest.
        long lag = Environment.TickCount64 - (_samplesRead / SamplesPerMillisecond);
        if (lag < _leastLag)
        {
            _leastLag = lag;
        }

        bool complete = lag - _leastLag <= BufferMilliseconds;
        if (!complete)
        {
            _leastLag = lag;
        }

        return complete;
    }

    /// <summary>Stops the bus.</summary>
    public void Dispose() => _device.Dispose();
}
