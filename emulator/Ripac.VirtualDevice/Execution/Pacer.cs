using System.Diagnostics;

namespace Ripac.VirtualDevice.Execution;

/// <summary>Holds virtual time back to the host's: a second of the board takes a second at least. Nothing but the speed depends on it.</summary>
internal sealed class Pacer
{
    /// <summary>A host's shortest sleep.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(2);

    private readonly Stopwatch _watch = new();
    private long _start;

    /// <summary>Waits until the host's time has come as far as the board's. The host time of a pause, as at a breakpoint, is not made up for.</summary>
    public void WaitFor(long nanoseconds)
    {
        if (!_watch.IsRunning)
        {
            _start = nanoseconds;
            _watch.Start();
        }

        TimeSpan ahead = TimeSpan.FromTicks((nanoseconds - _start) / 100) - _watch.Elapsed;
        if (ahead >= Shortest)
        {
            Thread.Sleep(ahead);
        }
        else if (ahead < TimeSpan.FromSeconds(-1))
        {
            _start = nanoseconds;
            _watch.Restart();
        }
    }
}
