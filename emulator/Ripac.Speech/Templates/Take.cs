namespace Ripac.Speech.Templates;

/// <summary>One utterance of a word that is to be enrolled: the costs of the model's emissions in each of its frames.</summary>
public sealed class Take
{
    private readonly byte[] _costs;
    private readonly int _emissions;

    /// <param name="costs">[frame][emission], of the word alone: no silence before and after it; empty if it was too long to be kept.</param>
    /// <param name="emissions">How many emissions the model has.</param>
    /// <param name="startSample">Where it begins.</param>
    /// <param name="frames">How long it lasted, in frames of 10 ms.</param>
    internal Take(byte[] costs, int emissions, long startSample, int frames)
    {
        _costs = costs;
        _emissions = emissions;
        StartSample = startSample;
        Frames = frames;
    }

    /// <summary>Its first sample in the stream.</summary>
    public long StartSample { get; }

    /// <summary>How long it lasted, in frames of 10 ms.</summary>
    public int Frames { get; }

    /// <summary>Samples of it that stand at the end of the scale.</summary>
    public int ClippedSamples { get; init; }

    /// <summary>How far it stands out of the background, in 1/256 octave of power; null when there was too little background.</summary>
    public int? SignalToNoise { get; init; }

    /// <summary>The costs of all emissions in a frame.</summary>
    internal ReadOnlySpan<byte> Costs(int frame) => _costs.AsSpan(frame * _emissions, _emissions);
}
