using Ripac.Speech.Decoding;

namespace Ripac.Module;

/// <summary>One stream of samples on its way to the recogniser: a bounded queue and the position of the next sample.</summary>
internal sealed class AudioStream(IRecogniser recogniser, int capacity)
{
    private readonly short[] _queue = new short[capacity];
    private int _first;
    private long _counted = recogniser.Counts.Microcycles;

    /// <summary>The position of the stream's next sample.</summary>
    public int NextPosition { get; private set; }

    /// <summary>Samples that wait.</summary>
    public int Queued { get; private set; }

    /// <summary>Samples that still fit.</summary>
    public int Room => _queue.Length - Queued;

    public void Add(short sample)
    {
        _queue[(_first + Queued++) % _queue.Length] = sample;
        NextPosition++;
    }

    /// <summary>Recognises up to <paramref name="most"/> samples.</summary>
    public void Recognise(int most, Action<Decision> decided)
    {
        most = Math.Min(most, Queued);
        while (most > 0)
        {
            int count = Math.Min(most, _queue.Length - _first);
            recogniser.Write(_queue.AsSpan(_first, count));
            _first = (_first + count) % _queue.Length;
            Queued -= count;
            most -= count;
        }

        ReadDecisions(decided);
    }

    /// <summary>Recognises what is left; no samples follow.</summary>
    public void Finish(Action<Decision> decided)
    {
        Recognise(Queued, decided);
        recogniser.Finish();
        ReadDecisions(decided);
    }

    /// <summary>Microcycles of the core since they were last taken.</summary>
    public long TakeMicrocycles()
    {
        long before = _counted;
        _counted = recogniser.Counts.Microcycles;
        return _counted - before;
    }

    private void ReadDecisions(Action<Decision> decided)
    {
        while (recogniser.TryRead(out Decision decision))
        {
            decided(decision);
        }
    }
}
