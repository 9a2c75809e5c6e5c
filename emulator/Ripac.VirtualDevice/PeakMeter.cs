namespace Ripac.VirtualDevice;

/// <summary>The most of something in any span of virtual time, spans following one another.</summary>
internal sealed class PeakMeter(long spanNanoseconds)
{
    private long _span;
    private long _inSpan;

    public long Peak { get; private set; }

    public void Add(long nanoseconds, long amount)
    {
        long span = nanoseconds / spanNanoseconds;
        _inSpan = span == _span ? _inSpan + amount : amount;
        _span = span;
        Peak = Math.Max(Peak, _inSpan);
    }
}
