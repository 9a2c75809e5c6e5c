namespace Ripac.VirtualDevice;

/// <summary>Counts allocations by the place in the firmware that makes them. Places are numbered while firmware is loaded.</summary>
internal sealed class AllocationCounter
{
    private readonly List<AllocationSite> _sites = [];
    private long[] _counts = new long[64];

    public long Total { get; private set; }

    public int AddSite(string method, string what, string source)
    {
        _sites.Add(new AllocationSite(method, what, source, 0));
        if (_sites.Count > _counts.Length)
        {
            Array.Resize(ref _counts, _counts.Length * 2);
        }

        return _sites.Count - 1;
    }

    public void Count(int site)
    {
        _counts[site]++;
        Total++;
    }

    public IReadOnlyList<AllocationSite> Sites() =>
        [.. _sites.Select((site, i) => site with { Count = _counts[i] }).Where(site => site.Count > 0).OrderByDescending(site => site.Count)];
}
