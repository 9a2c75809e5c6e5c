namespace Ripac.Speech.Features;

/// <summary>
/// Samples in, feature vectors out: log2 energies of mel bands, less the running mean of speech, with their neighbours in time.
/// Integers throughout; the same features whatever the chunks in which the samples come.
/// </summary>
/// <remarks>
/// Frame t covers samples 80 t to 80 t + 199. Its feature vector needs <see cref="FrontEndSettings.LookaheadFrames"/> more frames, or
/// <see cref="Flush"/>. Before the first and after the last frame, that frame is repeated.
/// </remarks>
public sealed class FrontEnd
{
    private readonly FrontEndSettings _settings;
    private readonly OffsetFilter _offset = new();
    private readonly MelAnalyzer _analyzer;
    private readonly RunningMean _mean;
    private readonly short[] _frames;       // ring of the last frames, [frame % _ringFrames][band]
    private readonly int _ringFrames;
    private short[] _samples = new short[1024];
    private int _sampleStart;
    private int _sampleEnd;
    private long _framesMeasured;
    private long _framesRead;
    private bool _flushed;

    /// <summary>A front end that has heard nothing.</summary>
    public FrontEnd(FrontEndSettings settings)
    {
        _settings = settings;
        _analyzer = new MelAnalyzer(settings.Bands, settings.LowestHz, settings.HighestHz);
        _mean = new RunningMean(settings.PriorMean);
        _ringFrames = (2 * settings.LookaheadFrames) + 1;
        _frames = new short[_ringFrames * settings.Bands];
    }

    /// <summary>Numbers in one feature vector.</summary>
    public int FeatureCount => _settings.FeatureCount;

    /// <summary>Takes the next samples: 8 kHz, 16-bit. Read the frames out after every write: what is not read is kept.</summary>
    public void Write(ReadOnlySpan<short> samples)
    {
        if (_sampleEnd + samples.Length > _samples.Length)
        {
            MakeRoom(samples.Length);
        }

        _offset.Filter(samples, _samples.AsSpan(_sampleEnd));
        _sampleEnd += samples.Length;
    }

    /// <summary>No more samples follow: the frames that wait for their neighbours can be read. <see cref="Reset"/> starts anew.</summary>
    public void Flush() => _flushed = true;

    /// <summary>Forgets everything heard, the running mean too.</summary>
    public void Reset()
    {
        _sampleStart = _sampleEnd = 0;
        _framesMeasured = _framesRead = 0;
        _flushed = false;
        _offset.Reset();
        _analyzer.Reset();
        _mean.Reset();
    }

    /// <summary>The next feature vector: <see cref="FeatureCount"/> numbers in 1/256 octave of power, earliest frame first.</summary>
    /// <returns>False when more samples are needed first.</returns>
    public bool TryReadFrame(Span<short> feature)
    {
        while (_framesMeasured <= _framesRead + _settings.LookaheadFrames && MeasureFrame())
        {
        }

        bool ready = _framesMeasured > _framesRead + _settings.LookaheadFrames || (_flushed && _framesMeasured > _framesRead);
        if (!ready)
        {
            return false;
        }

        Splice(feature);
        _framesRead++;
        return true;
    }

    private bool MeasureFrame()
    {
        if (_sampleEnd - _sampleStart < FrontEndSettings.WindowSamples)
        {
            return false;
        }

        Span<short> frame = Frame(_framesMeasured);
        _analyzer.Measure(_samples.AsSpan(_sampleStart, FrontEndSettings.WindowSamples), frame);
        _mean.Update(frame);
        _sampleStart += FrontEndSettings.HopSamples;
        _framesMeasured++;
        return true;
    }

    private void Splice(Span<short> feature)
    {
        ReadOnlySpan<short> mean = _mean.Value;
        int at = 0;
        for (int offset = -_settings.Context; offset <= _settings.Context; offset++)
        {
            long index = Math.Clamp(_framesRead + (offset * _settings.Stride), 0, _framesMeasured - 1);
            ReadOnlySpan<short> frame = Frame(index);
            for (int band = 0; band < frame.Length; band++)
            {
                feature[at++] = (short)(frame[band] - mean[band]);
            }
        }
    }

    private Span<short> Frame(long index) => _frames.AsSpan((int)(index % _ringFrames) * _settings.Bands, _settings.Bands);

    private void MakeRoom(int count)
    {
        int kept = _sampleEnd - _sampleStart;
        short[] target = kept + count > _samples.Length ? new short[2 * (kept + count)] : _samples;
        Array.Copy(_samples, _sampleStart, target, 0, kept);
        _samples = target;
        _sampleStart = 0;
        _sampleEnd = kept;
    }
}
