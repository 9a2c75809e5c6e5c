using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>The receiving half of an I2S bus. Firmware that comes late finds the oldest buffers overwritten.</summary>
internal sealed class I2sInput
{
    private const int FramesPerBuffer = I2sFormat.FramesPerBuffer;

    private readonly Scheduler _scheduler = Processor.Scheduler;
    private readonly I2sBus _bus;
    private readonly I2sFormat _format;
    private readonly long _firstFrame;
    private long _position;

    public I2sInput(I2sBus bus, I2sFormat format)
    {
        _bus = bus;
        _format = format;
        _firstFrame = I2sBus.FramesAt(_scheduler.Board.Clock.NowNanoseconds, format.SampleRate);
        _position = _firstFrame;
    }

    public void Read(Span<byte> buffer)
    {
        _scheduler.Settle();
        MarkFrame(begins: false);
        int frames = buffer.Length / _format.FrameBytes;
        short[] samples = new short[frames];
        for (int done = 0; done < frames;)
        {
            SkipOverwritten();
            int piece = (int)Math.Min(frames - done, FramesPerBuffer - ((_position - _firstFrame) % FramesPerBuffer));
            WaitForBuffer();
            int at = done;
            _scheduler.CallHost(() => _bus.Read(_position, samples.AsSpan(at, piece)));
            _position += piece;
            done += piece;
        }

        _scheduler.Board.Statistics.I2sSamplesRead += frames;
        _format.Pack(samples, buffer[..(frames * _format.FrameBytes)]);
        MarkFrame(begins: true);
    }

    private void MarkFrame(bool begins)
    {
        if (_scheduler.Board.Options.FramePin is null)
        {
            _scheduler.Board.MarkFrame(begins);
        }
    }

    /// <summary>
    /// Full buffers wait in a queue of one less than there are buffers; when it is full the oldest is thrown away. The buffer that
    /// firmware reads from at the moment has left the queue.
    /// </summary>
    private void SkipOverwritten()
    {
        long full = (I2sBus.FramesAt(_scheduler.Board.Clock.NowNanoseconds, _format.SampleRate) - _firstFrame) / FramesPerBuffer;
        long reading = (_position - _firstFrame) / FramesPerBuffer;
        bool atStart = (_position - _firstFrame) % FramesPerBuffer == 0;
        long oldest = full - (_format.Buffers - 1);
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
        long ready = I2sBus.TimeOf(end, _format.SampleRate);
        _scheduler.Advance(Math.Max(0, ready - _scheduler.Board.Clock.NowNanoseconds));
    }
}
