using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Threading.WaitHandle")]
public abstract class WaitHandle : MarshalByRefObject
{
    public const int WaitTimeout = 0x102;

    private readonly List<FirmwareThread> _waiting = [];

    private protected bool Signalled { get; set; }

    public static bool WaitAll(WaitHandle[] waitHandles) => WaitAll(waitHandles, Timeout.Infinite, false);

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext) =>
        Wait(waitHandles, all: true, millisecondsTimeout) != WaitTimeout;

    public static int WaitAny(WaitHandle[] waitHandles) => WaitAny(waitHandles, Timeout.Infinite, false);

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext) =>
        Wait(waitHandles, all: false, millisecondsTimeout);

    public virtual bool WaitOne() => WaitOne(Timeout.Infinite, false);

    public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) =>
        Wait([this], all: true, millisecondsTimeout) != WaitTimeout;

    public bool Reset()
    {
        Processor.Scheduler.Settle();
        Signalled = false;
        return true;
    }

    public bool Set()
    {
        Scheduler scheduler = Processor.Scheduler;
        scheduler.Settle();
        Signalled = true;

        // The woken threads look again, in the order in which they came: one that finds nothing left waits on.
        foreach (FirmwareThread thread in _waiting)
        {
            scheduler.Wake(thread);
        }

        return true;
    }

    /// <summary>A waiter got the signal.</summary>
    private protected abstract void Take();

    private static int Wait(WaitHandle[] handles, bool all, int milliseconds)
    {
        Scheduler scheduler = Processor.Scheduler;
        FirmwareThread self = Processor.Thread;
        scheduler.Settle();
        long deadline = milliseconds < 0 ? long.MaxValue : scheduler.Board.Clock.NowNanoseconds + (milliseconds * 1_000_000L);
        while (true)
        {
            int taken = TryTake(handles, all);
            if (taken >= 0)
            {
                return taken;
            }

            long left = deadline - scheduler.Board.Clock.NowNanoseconds;
            if (left <= 0)
            {
                return WaitTimeout;
            }

            Array.ForEach(handles, handle => handle._waiting.Add(self));
            try
            {
                scheduler.WaitNanoseconds("an event handle", deadline == long.MaxValue ? -1 : left);
            }
            finally
            {
                Array.ForEach(handles, handle => handle._waiting.Remove(self));
            }
        }
    }

    private static int TryTake(WaitHandle[] handles, bool all)
    {
        if (all)
        {
            if (!Array.TrueForAll(handles, handle => handle.Signalled))
            {
                return -1;
            }

            Array.ForEach(handles, handle => handle.Take());
            return 0;
        }

        int first = Array.FindIndex(handles, handle => handle.Signalled);
        if (first >= 0)
        {
            handles[first].Take();
        }

        return first;
    }
}

[NanoType("System.Threading.AutoResetEvent")]
public sealed class AutoResetEvent : WaitHandle
{
    public AutoResetEvent(bool initialState) => Signalled = initialState;

    private protected override void Take() => Signalled = false;
}

[NanoType("System.Threading.ManualResetEvent")]
public sealed class ManualResetEvent : WaitHandle
{
    public ManualResetEvent(bool initialState) => Signalled = initialState;

    private protected override void Take()
    {
    }
}
