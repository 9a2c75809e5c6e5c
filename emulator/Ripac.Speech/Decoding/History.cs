namespace Ripac.Speech.Decoding;

/// <summary>The search's memory: entries in the order in which they were made, the newest span of them. Entries are known by numbers
/// that never repeat; an entry's number is higher than that of the entry before it on its path.</summary>
/// <remarks>It keeps entries from the last settled word on. Paths may not stay in one word for longer than the core's longest path,
/// and words are settled after a stated delay, so the span is bounded however long the speaker goes on.</remarks>
internal sealed class History
{
    private HistoryEntry[] _entries = new HistoryEntry[1024];
    private long[] _firstOfFrame = new long[1024];
    private long _oldest;

    /// <summary>The number that the next entry gets.</summary>
    public long Next { get; private set; }

    /// <summary>Room for entries at present.</summary>
    public int Capacity => _entries.Length;

    private long OldestFrame { get; set; }

    private long NextFrame { get; set; }

    public ref readonly HistoryEntry this[long number] => ref _entries[number & (_entries.Length - 1)];

    /// <summary>Forgets all; entry numbers go on.</summary>
    public void Clear(long frame)
    {
        _oldest = Next;
        OldestFrame = NextFrame = frame;
    }

    /// <summary>The entries added from now on are those of the next frame.</summary>
    public void BeginFrame()
    {
        if (NextFrame - OldestFrame == _firstOfFrame.Length)
        {
            _firstOfFrame = Grow(_firstOfFrame, OldestFrame, NextFrame);
        }

        _firstOfFrame[NextFrame++ & (_firstOfFrame.Length - 1)] = Next;
    }

    /// <summary>Adds an entry of the current frame; nodes come in rising order.</summary>
    public long Add(in HistoryEntry entry)
    {
        if (Next - _oldest == _entries.Length)
        {
            _entries = Grow(_entries, _oldest, Next);
        }

        _entries[Next & (_entries.Length - 1)] = entry;
        return Next++;
    }

    /// <summary>The entry of a node in a frame; it must exist.</summary>
    public long Find(long frame, int node)
    {
        long low = Math.Max(_oldest, _firstOfFrame[frame & (_firstOfFrame.Length - 1)]);
        long high = frame + 1 == NextFrame ? Next : _firstOfFrame[(frame + 1) & (_firstOfFrame.Length - 1)];
        while (high - low > 1)
        {
            long middle = (low + high) / 2;
            if (this[middle].Node <= node)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Lets go of all before an entry.</summary>
    public void ForgetBefore(long number)
    {
        _oldest = number;
        OldestFrame = this[number].Frame;
    }

    private static T[] Grow<T>(T[] ring, long first, long end)
    {
        T[] grown = new T[ring.Length * 2];
        for (long i = first; i < end; i++)
        {
            grown[i & (grown.Length - 1)] = ring[i & (ring.Length - 1)];
        }

        return grown;
    }
}
