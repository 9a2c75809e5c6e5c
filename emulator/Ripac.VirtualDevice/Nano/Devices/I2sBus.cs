namespace Ripac.VirtualDevice.Nano;

/// <summary>An I2S bus of the board, with or without a microphone and a loudspeaker on it. Frames are counted from power-on.</summary>
internal sealed class I2sBus
{
    private ISampleSource? _source;
    private ISampleSink? _sink;
    private int _sourceRate;
    private bool _open;

    /// <summary>How a bus counts and times its frames.</summary>
    public static long FramesAt(long nanoseconds, int sampleRate) => (long)((Int128)nanoseconds * sampleRate / 1_000_000_000);

    /// <summary>When frame <paramref name="frame"/> begins, which is when the one before it is complete.</summary>
    public static long TimeOf(long frame, int sampleRate) => (long)((((Int128)frame * 1_000_000_000) + sampleRate - 1) / sampleRate);

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

    public void Attach(ISampleSink sink)
    {
        if (_sink is not null)
        {
            throw new ArgumentException("the I2S bus has a loudspeaker already");
        }

        _sink = sink;
    }

    public void Open(int sampleRate, bool input)
    {
        if (_open)
        {
            throw new InvalidOperationException("the I2S bus is in use already");
        }

        if (sampleRate is < 1 or > 192_000 || (input && _source is not null && sampleRate != _sourceRate))
        {
            throw new ArgumentException(_source is null
                ? $"{sampleRate} Hz is no sample rate"
                : $"the firmware reads the microphone at {sampleRate} Hz, the recording has {_sourceRate} Hz");
        }

        _open = true;
    }

    public void Close() => _open = false;

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

    public void Play(long firstFrame, int sampleRate, ReadOnlySpan<short> left, ReadOnlySpan<short> right) =>
        _sink?.Play(firstFrame, sampleRate, left, right);
}
