namespace Ripac.VirtualDevice;

/// <summary>How long firmware works on a frame.</summary>
/// <param name="busy">The time so far in which it worked, in nanoseconds.</param>
internal sealed class FrameMeter(Func<long> busy)
{
    private long? _start;

    public long Count { get; private set; }

    public long MostNanoseconds { get; private set; }

    public long AllNanoseconds { get; private set; }

    public void Begin() => _start = busy();

    public void End()
    {
        if (_start is long start)
        {
            long taken = busy() - start;
            Count++;
            AllNanoseconds += taken;
            MostNanoseconds = Math.Max(MostNanoseconds, taken);
            _start = null;
        }
    }
}
