using System;
using System.Device.I2s;

namespace Ripac.Audio;

/// <summary>
/// A microphone on an I2S bus, I2S or PDM: 8 kHz, 16-bit, mono, little-endian, straight into the caller's buffer. No sample is touched in C#:
/// on a board that would take longer than the sample lasts. The bus's pins are to be assigned before <see cref="Start"/>.
/// </summary>
public sealed class I2sMicrophone
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

    private readonly I2sConnectionSettings _settings;
    private I2sDevice? _device;
    private long _samplesRead;
    private long _leastLag;

    /// <param name="busId">Numbered from 1.</param>
    /// <param name="isPdm">The microphone speaks PDM: its clock is on the bus's word select.</param>
    public I2sMicrophone(int busId, bool isPdm = false)
    {
        _settings = new I2sConnectionSettings(busId)
        {
            Mode = isPdm ? I2sMode.Master | I2sMode.Rx | I2sMode.Pdm : I2sMode.Master | I2sMode.Rx,
            CommunicationFormat = I2sCommunicationFormat.I2S,
            ChannelFormat = I2sChannelFormat.OnlyLeft,
            BitsPerSample = I2sBitsPerSample.Bit16,
            SampleRate = SampleRate,
            BufferSize = DmaBuffers * DmaBufferFrames * DmaFrameBytes,
        };
    }

    /// <summary>
    /// Whether 20 ms can be read without waiting for them, as far as the clock tells: for a loop that has something else to do in time.
    /// Samples come a DMA buffer at a time.
    /// </summary>
    public bool HasSamples => Environment.TickCount64 - (_samplesRead / SamplesPerMillisecond) - _leastLag >= 20 + (DmaBufferFrames / SamplesPerMillisecond);

    /// <summary>Starts sampling. From now on <see cref="Read"/> is to be called in time.</summary>
    public void Start()
    {
        Stop();
        _samplesRead = 0;
        _leastLag = long.MaxValue;
        _device = I2sDevice.Create(_settings);
    }

    /// <summary>Stops sampling, for as long as nobody reads.</summary>
    public void Stop()
    {
        _device?.Dispose();
        _device = null;
    }

    /// <summary>
    /// Fills <paramref name="samples"/> (an even number of bytes); only after <see cref="Start"/>. Every managed thread stands still until the samples are there:
    /// ask for 10 to 20 ms (160 to 320 bytes) at a time. False when samples before these were lost because nobody read in time.
    /// </summary>
    public bool Read(SpanByte samples)
    {
        if (_device == null)
        {
            throw new InvalidOperationException();
        }

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
}
