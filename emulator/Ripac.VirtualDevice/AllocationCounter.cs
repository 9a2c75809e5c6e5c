namespace Ripac.VirtualDevice;

/// <summary>Counts allocations by the place in the firmware that makes them. Places are numbered while firmware is loaded.</summary>
internal sealed class AllocationCounter(Func<long> now, long frameNanoseconds)
{
    private readonly List<AllocationSite> _sites = [];
    private readonly PeakMeter _frames = new(frameNanoseconds);
    private (long Count, long Bytes)[] _counts = new (long, long)[64];

    public long Total { get; private set; }

    public long Bytes { get; private set; }

    public long MostBytesInAFrame => _frames.Peak;

    public int AddSite(string method, string what, string source)
    {
        _sites.Add(new AllocationSite(method, what, source, 0, 0));
        if (_sites.Count > _counts.Length)
        {
            Array.Resize(ref _counts, _counts.Length * 2);
        }

        return _sites.Count - 1;
    }

    public void Count(int site, int bytes)
    {
        _counts[site].Count++;
        _counts[site].Bytes += bytes;
        Total++;
        Bytes += bytes;
        _frames.Add(now(), bytes);
    }

    public IReadOnlyList<AllocationSite> Sites() =>
        [.. _sites.Select((site, i) => site with { Count = _counts[i].Count, Bytes = _counts[i].Bytes }).Where(site => site.Count > 0).OrderByDescending(site => site.Count)];
}
