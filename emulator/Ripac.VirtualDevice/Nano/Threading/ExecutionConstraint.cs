using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("nanoFramework.Runtime.Native.ConstraintException")]
public class ConstraintException : Exception;

/// <summary>What a board has for a watchdog in C#: a thread that has not removed its constraint in time gets an exception, wherever it is.</summary>
[NanoType("nanoFramework.Runtime.Native.ExecutionConstraint")]
public static class ExecutionConstraint
{
    /// <summary>A handler has so long, before the exception comes again.</summary>
    private const long Respite = 500_000_000;

    public static void Install(int timeoutMilliseconds, int priority)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeoutMilliseconds, Timeout.Infinite);
        Scheduler scheduler = Processor.Scheduler;
        scheduler.Settle();
        FirmwareThread self = Processor.Thread;
        Remove(self);
        if (timeoutMilliseconds != Timeout.Infinite)
        {
            Arm(scheduler, self, timeoutMilliseconds * 1_000_000L);
            self.ConstraintDepth = Processor.Depth();
        }
    }

    /// <summary>It ends with the method that installed it, in whatever way that ends.</summary>
    internal static void Remove(FirmwareThread thread)
    {
        thread.Constraint?.Dispose();
        thread.Constraint = null;
    }

    private static void Arm(Scheduler scheduler, FirmwareThread thread, long nanoseconds) => thread.Constraint = scheduler.After(nanoseconds, () =>
    {
        if (!thread.Ended)
        {
            thread.Pending = new ConstraintException();
            scheduler.Wake(thread);
            Arm(scheduler, thread, Respite);
        }
    });
}
