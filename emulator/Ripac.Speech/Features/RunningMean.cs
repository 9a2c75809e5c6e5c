namespace Ripac.Speech.Features;

/// <summary>
/// The mean log2 energy of speech in each band: what a microphone, a room and a voice's loudness add to every frame. Only frames that
/// stand out of the background count (<see cref="SpeechThreshold"/>), so that neither a long silence nor a steady noise wears the mean
/// away.
/// </summary>
internal sealed class RunningMean
{
    /// <summary>Frames of speech that the prior mean is worth.</summary>
    private const int PriorFrames = 20;

    /// <summary>Frames of speech after which old ones begin to be forgotten.</summary>
    private const int MemoryFrames = 300;

    private const int MeanFraction = 8; // more bits than the bands have, for small steps

    private readonly short[] _prior;
    private readonly int[] _mean;
    private readonly short[] _value;
    private readonly SpeechThreshold _threshold = new();
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

    /// <summary>The noise floor now, a mean over the bands, in 1/256.</summary>
    public int Floor => _threshold.Floor;

    /// <summary>Back to the prior mean.</summary>
    public void Reset()
    {
        _frames = PriorFrames;
        _threshold.Reset();
        for (int band = 0; band < _prior.Length; band++)
        {
            _mean[band] = _prior[band] << MeanFraction;
            _value[band] = _prior[band];
        }
    }

    /// <summary>Takes the next frame into account.</summary>
    public void Update(ReadOnlySpan<short> bands)
    {
        int sum = 0;
        foreach (short band in bands)
        {
            sum += band;
        }

        if (!_threshold.Update(sum / bands.Length))
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
