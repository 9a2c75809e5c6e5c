using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// A microphone input. The hardware fills DMA buffers of 256 frames from the moment the device is made; Read waits, with every
/// managed thread, until it has all it was asked for. Firmware that comes late finds the oldest buffers overwritten.
/// </summary>
[NanoType("System.Device.I2s.I2sDevice")]
public class I2sDevice : IDisposable
{
    private const int FramesPerBuffer = 256;

    private readonly I2sConnectionSettings _settings;
    private readonly Scheduler _scheduler = Processor.Scheduler;
    private readonly Microphone _microphone;
    private readonly int _bytesPerSample;
    private readonly bool _stereo;
    private readonly int _buffers;
    private readonly long _firstFrame;
    private long _position;
    private bool _disposed;

    public I2sDevice(I2sConnectionSettings settings)
    {
        _settings = settings.Copy();
        if ((_settings.Mode & ~I2sMode.Pdm) != (I2sMode.Master | I2sMode.Rx))
        {
            throw new NotSupportedException("the virtual device does I2S as Master|Rx, with or without Pdm: set Mode");
        }

        if (!Enum.IsDefined(_settings.BitsPerSample) || !Enum.IsDefined(_settings.ChannelFormat))
        {
            throw new ArgumentException("no such sample width or channel format");
        }

        _bytesPerSample = (int)_settings.BitsPerSample / 8;
        _stereo = _settings.ChannelFormat == I2sChannelFormat.RightLeft;

        // The hardware receives 32 bits a sample, whatever width firmware asks for; the driver wants 2 to 128 buffers.
        _buffers = _settings.BufferSize / (FramesPerBuffer * 4 * (_stereo ? 2 : 1));
        if (_buffers is < 2 or > 128)
        {
            throw new ArgumentException($"a BufferSize of {_settings.BufferSize} makes {_buffers} DMA buffers, 2 to 128 are possible");
        }

        _microphone = Processor.Board.Microphone(_settings.BusId) ?? throw new ArgumentException($"there is no I2S bus {_settings.BusId}");

        // A PDM microphone has a clock, on word select, and no bit clock.
        string[] lines = _settings.Mode.HasFlag(I2sMode.Pdm) ? ["WS", "MDATA_IN"] : ["BCK", "WS", "MDATA_IN"];
        Processor.Board.PinFunctions.Require($"I2S{_settings.BusId}", lines);
        _microphone.Open(_settings.SampleRate);
        _scheduler.Settle();
        _firstFrame = _microphone.FramesAt(Processor.Board.Clock.NowNanoseconds, _settings.SampleRate);
        _position = _firstFrame;
    }

    public I2sConnectionSettings ConnectionSettings => _settings.Copy();

    public static I2sDevice Create(I2sConnectionSettings settings) => new(settings);

    /// <summary>Fills the buffer with whole frames: 16-bit mono is two bytes a frame, little-endian.</summary>
    public void Read(SpanByte buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _scheduler.Settle();
        int frameBytes = _bytesPerSample * (_stereo ? 2 : 1);
        int frames = buffer.Length / frameBytes;
        short[] samples = new short[frames];
        for (int done = 0; done < frames;)
        {
            SkipOverwritten();
            int piece = (int)Math.Min(frames - done, FramesPerBuffer - ((_position - _firstFrame) % FramesPerBuffer));
            WaitForBuffer();
            int at = done;
            _scheduler.CallHost(() => _microphone.Read(_position, samples.AsSpan(at, piece)));
            _position += piece;
            done += piece;
        }

        _scheduler.Board.Statistics.I2sSamplesRead += frames;
        Pack(samples, buffer.AsSpan()[..(frames * frameBytes)], frameBytes);
    }

    public void Write(SpanByte buffer) => throw new NotSupportedException("the virtual device has no I2S output");

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _microphone.Close();
        }
    }

    /// <summary>
    /// Full buffers wait in a queue of one less than there are buffers; when it is full the oldest is thrown away. The buffer that
    /// firmware reads from at the moment has left the queue.
    /// </summary>
    private void SkipOverwritten()
    {
        long full = (_microphone.FramesAt(_scheduler.Board.Clock.NowNanoseconds, _settings.SampleRate) - _firstFrame) / FramesPerBuffer;
        long reading = (_position - _firstFrame) / FramesPerBuffer;
        bool atStart = (_position - _firstFrame) % FramesPerBuffer == 0;
        long oldest = full - (_buffers - 1);
        if (atStart && reading < oldest)
        {
            long skipped = (oldest - reading) * FramesPerBuffer;
            _scheduler.Board.Statistics.I2sSamplesLost += skipped;
            _position += skipped;
        }
    }

    private void WaitForBuffer()
    {
        long end = _firstFrame + ((((_position - _firstFrame) / FramesPerBuffer) + 1) * FramesPerBuffer);
        long ready = _microphone.TimeOf(end, _settings.SampleRate);
        _scheduler.Advance(Math.Max(0, ready - _scheduler.Board.Clock.NowNanoseconds));
    }

    /// <summary>The microphone is on the left channel; the right one of a stereo frame is silent.</summary>
    private void Pack(short[] samples, Span<byte> bytes, int frameBytes)
    {
        bytes.Clear();
        for (int i = 0; i < samples.Length; i++)
        {
            int value = samples[i] << 16;
            Span<byte> sample = bytes.Slice(i * frameBytes, _bytesPerSample);
            for (int b = 0; b < _bytesPerSample; b++)
            {
                sample[b] = (byte)(value >> (32 - (8 * (_bytesPerSample - b))));
            }
        }
    }
}
