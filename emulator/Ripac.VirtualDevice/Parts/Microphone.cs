namespace Ripac.VirtualDevice.Parts;

/// <summary>
/// A microphone in a silent room, before which recordings are played: <c>board.AttachMicrophone(1, microphone)</c>. What is said while an
/// earlier recording still plays follows it.
/// </summary>
/// <param name="clock">The board's.</param>
/// <param name="sampleRate">Hertz; what is said must have it.</param>
/// <param name="seed">Of the microphone's own noise.</param>
public sealed class Microphone(VirtualClock clock, int sampleRate = 8000, int seed = 0) : ISampleSource
{
    private readonly Queue<(long Start, short[] Samples)> _said = new();
    private readonly RoomNoise _room = new(seed);
    private long _end;

    /// <summary>Everything that was said so far has been heard, by virtual time.</summary>
    public bool IsSilent => clock.NowNanoseconds >= EndNanoseconds;

    /// <summary>When the last recording ends.</summary>
    public long EndNanoseconds => _end * 1_000_000_000 / sampleRate;

    /// <summary>Says something, now or after what is being said.</summary>
    public void Say(ReadOnlySpan<short> samples)
    {
        long start = Math.Max(_end, clock.NowNanoseconds * sampleRate / 1_000_000_000);
        _said.Enqueue((start, samples.ToArray()));
        _end = start + samples.Length;
    }

    public void Read(long firstSample, Span<short> samples)
    {
        _room.Fill(firstSample, samples);
        while (_said.TryPeek(out (long Start, short[] Samples) next) && next.Start < firstSample + samples.Length)
        {
            long from = Math.Max(next.Start, firstSample);
            long to = Math.Min(next.Start + next.Samples.Length, firstSample + samples.Length);
            if (from < to)
            {
                next.Samples.AsSpan((int)(from - next.Start), (int)(to - from)).CopyTo(samples[(int)(from - firstSample)..]);
            }

            if (next.Start + next.Samples.Length > firstSample + samples.Length)
            {
                return;
            }

            _said.Dequeue();
        }
    }
}
