using System.Runtime.InteropServices;

namespace Ripac.VirtualDevice.Parts;

/// <summary>An amplifier and a loudspeaker, which keeps what it played: <c>board.AttachLoudspeaker(1, loudspeaker)</c>.</summary>
public sealed class Loudspeaker : ISampleSink
{
    /// <summary>Ten minutes at 48 kHz; what comes later is not kept.</summary>
    private const int Most = 600 * 48_000;

    private readonly List<short> _played = [];

    /// <summary>Hertz, 0 while nothing was played.</summary>
    public int SampleRate { get; private set; }

    /// <summary>When the first frame sounds, in frames since power-on at the sample rate.</summary>
    public long FirstFrame { get; private set; }

    /// <summary>The left channel from the first frame on, gaps as zeros.</summary>
    public ReadOnlySpan<short> Played => CollectionsMarshal.AsSpan(_played);

    public void Play(long firstFrame, int sampleRate, ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        if (_played.Count == 0)
        {
            (FirstFrame, SampleRate) = (firstFrame, sampleRate);
        }

        long gap = firstFrame - (FirstFrame + _played.Count);
        if (_played.Count + gap + left.Length <= Most)
        {
            CollectionsMarshal.SetCount(_played, _played.Count + (int)gap);
            _played.AddRange(left);
        }
    }
}
