namespace Ripac.VirtualDevice;

/// <summary>Counts allocations by the place in the firmware that makes them. Places were numbered when it was instrumented.</summary>
internal sealed class AllocationCounter(Func<long> now, long frameNanoseconds)
{
    private readonly PeakMeter _frames = new(frameNanoseconds);
    private IReadOnlyList<AllocationSite> _sites = [];
    private (long Count, long Bytes)[] _counts = [];

    public long Total { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>What temporary objects took, beside the others.</summary>
    public long TemporaryBytes { get; set; }

    public long MostBytesInAFrame => _frames.Peak;

    /// <summary>A program begins, with these places.</summary>
    public void Begin(IReadOnlyList<AllocationSite> sites)
    {
        _sites = sites;
        _counts = new (long, long)[sites.Count];
    }

    public void Count(int site, int bytes)
    {
        _counts[site].Count++;
        _counts[site].Bytes += bytes;
        Total++;
        CountInside(bytes);
    }

    /// <summary>Bytes that belong to no place.</summary>
    public void CountInside(int bytes)
    {
        Bytes += bytes;
        _frames.Add(now(), bytes);
    }

    public IReadOnlyList<AllocationSite> Sites() =>
        [.. _sites.Select((site, i) => site with { Count = _counts[i].Count, Bytes = _counts[i].Bytes }).Where(site => site.Count > 0).OrderByDescending(site => site.Count)];
}
