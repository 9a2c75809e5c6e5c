using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>Waits without giving up the processor.</summary>
[NanoType("System.Threading.SpinWait")]
public struct SpinWait
{
    private int _count;

    public static void SpinUntil(int millisecondsTimeout)
    {
        Processor.Scheduler.Settle();
        Processor.Scheduler.Advance(Math.Max(0, millisecondsTimeout) * 1_000_000L);
    }

    public static void SpinUntil(TimeSpan timeout) => SpinUntil((int)timeout.TotalMilliseconds);

    public void SpinOnce()
    {
        _count++;
        Thread.SpinWait(_count);
    }
}
