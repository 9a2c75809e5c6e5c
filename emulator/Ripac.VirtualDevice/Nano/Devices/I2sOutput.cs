using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// The sending half of an I2S bus. The hardware plays one DMA buffer after the other, and silence while firmware has none ready; what
/// firmware writes then begins to sound with the next buffer.
/// </summary>
internal sealed class I2sOutput
{
    private readonly Scheduler _scheduler = Processor.Scheduler;
    private readonly I2sBus _bus;
    private readonly I2sFormat _format;
    private readonly long _firstFrame;
    private long _written;

    public I2sOutput(I2sBus bus, I2sFormat format)
    {
        _bus = bus;
        _format = format;
        _firstFrame = Now;
        _written = _firstFrame;
    }

    private long Now => I2sBus.FramesAt(_scheduler.Board.Clock.NowNanoseconds, _format.SampleRate);

    public void Write(ReadOnlySpan<byte> buffer)
    {
        _scheduler.Settle();
        byte[] frames = buffer[..(buffer.Length / _format.FrameBytes * _format.FrameBytes)].ToArray();
        for (int done = 0; done < frames.Length;)
        {
            StartAfterSilence();

            // As much as has room in the buffers that are not playing; then wait for the next one.
            long room = FirstFrameAfterPlaying() + ((_format.Buffers - 1) * I2sFormat.FramesPerBuffer) - _written;
            int bytes = (int)Math.Min(room * _format.FrameBytes, frames.Length - done);
            if (bytes > 0)
            {
                byte[] piece = frames[done..(done + bytes)];
                _scheduler.CallHost(() => _bus.Play(_written, _format.SampleRate, _format.Unpack(piece, 0), _format.Unpack(piece, 1)));
                _written += bytes / _format.FrameBytes;
                done += bytes;
            }
            else
            {
                _scheduler.Advance(I2sBus.TimeOf(FirstFrameAfterPlaying(), _format.SampleRate) - _scheduler.Board.Clock.NowNanoseconds);
            }
        }

        _scheduler.Board.Statistics.I2sSamplesWritten += frames.Length / _format.FrameBytes;
    }

    private void StartAfterSilence()
    {
        long next = FirstFrameAfterPlaying();
        if (_written < next)
        {
            bool begun = _written > _firstFrame;
            _scheduler.Board.Statistics.I2sSamplesMissing += begun ? next - _written : 0;
            _written = next;
        }
    }

    private long FirstFrameAfterPlaying() =>
        _firstFrame + ((((Now - _firstFrame) / I2sFormat.FramesPerBuffer) + 1) * I2sFormat.FramesPerBuffer);
}
