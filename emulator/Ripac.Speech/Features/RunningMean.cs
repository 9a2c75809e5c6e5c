namespace Ripac.Speech.Features;

/// <summary>
/// The mean log2 energy of speech in each band: what a microphone, a room and a voice's loudness add to every frame. Only frames that
/// stand out of the background count, so that a long silence does not wear the mean away.
/// </summary>
internal sealed class RunningMean
{
    /// <summary>Frames of speech that the prior mean is worth.</summary>
    private const int PriorFrames = 20;

    /// <summary>Frames of speech after which old ones begin to be forgotten.</summary>
    private const int MemoryFrames = 300;

    /// <summary>Speech stands this far above the background: two octaves of power, 6 dB.</summary>
    private const int SpeechAboveFloor = 2 * 256;

    /// <summary>Before anything was heard the background is taken to be this far below speech: 15 dB.</summary>
    private const int FirstFloorBelowMean = 5 * 256;

    private const int MeanFraction = 8; // more bits than the bands have, for small steps

    private readonly short[] _prior;
    private readonly int[] _mean;
    private readonly short[] _value;
    private int _floor;
    private int _frames;

    public RunningMean(IReadOnlyList<short> prior)
    {
        _prior = [.. prior];
        _mean = new int[_prior.Length];
        _value = new short[_prior.Length];
        Reset();
    }

    /// <summary>The mean now, a number a band, in 1/256.</summary>
    public ReadOnlySpan<short> Value => _value;

    /// <summary>Back to the prior mean.</summary>
    public void Reset()
    {
        _frames = PriorFrames;
        int sum = 0;
        for (int band = 0; band < _prior.Length; band++)
        {
            _mean[band] = _prior[band] << MeanFraction;
            _value[band] = _prior[band];
            sum += _prior[band];
        }

        _floor = (sum / _prior.Length) - FirstFloorBelowMean;
    }

    /// <summary>Takes the next frame into account.</summary>
    public void Update(ReadOnlySpan<short> bands)
    {
        int sum = 0;
        foreach (short band in bands)
        {
            sum += band;
        }

        int level = sum / bands.Length;
        _floor = Math.Min(level, _floor + 1); // the background falls at once and rises by 1.2 dB a second
        if (level < _floor + SpeechAboveFloor)
        {
            return;
        }

        _frames = Math.Min(_frames + 1, MemoryFrames);
        for (int band = 0; band < bands.Length; band++)
        {
            _mean[band] += ((bands[band] << MeanFraction) - _mean[band]) / _frames;
            _value[band] = (short)(_mean[band] >> MeanFraction);
        }
    }
}
