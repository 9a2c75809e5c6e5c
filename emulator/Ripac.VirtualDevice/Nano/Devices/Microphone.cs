namespace Ripac.VirtualDevice.Nano;

/// <summary>An I2S bus of the board, with or without a microphone on it. Frames are counted from power-on.</summary>
internal sealed class Microphone
{
    private ISampleSource? _source;
    private int _sourceRate;
    private bool _open;

    public void Attach(ISampleSource source, int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        if (_source is not null)
        {
            throw new ArgumentException("the I2S bus has a microphone already");
        }

        _source = source;
        _sourceRate = sampleRate;
    }

    public void Open(int sampleRate)
    {
        if (_open)
        {
            throw new InvalidOperationException("the I2S bus is in use already");
        }

        if (sampleRate is < 1 or > 192_000 || (_source is not null && sampleRate != _sourceRate))
        {
            throw new ArgumentException($"the firmware reads the microphone at {sampleRate} Hz, the recording has {_sourceRate} Hz");
        }

        _open = true;
    }

    public void Close() => _open = false;

    public long FramesAt(long nanoseconds, int sampleRate) => (long)((Int128)nanoseconds * sampleRate / 1_000_000_000);

    /// <summary>When frame <paramref name="frame"/> begins, which is when the one before it is complete.</summary>
    public long TimeOf(long frame, int sampleRate) => (long)((((Int128)frame * 1_000_000_000) + sampleRate - 1) / sampleRate);

    public void Read(long firstFrame, Span<short> samples)
    {
        if (_source is null)
        {
            samples.Clear();
        }
        else
        {
            _source.Read(firstFrame, samples);
        }
    }
}
