using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Threading.WaitHandle")]
public abstract class WaitHandle : MarshalByRefObject
{
    public const int WaitTimeout = 0x102;

    private readonly List<Waiter> _waiting = [];

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

        // The signal is handed to those who wait, in the order in which they came.
        foreach (Waiter waiter in _waiting.ToArray())
        {
            if (Signalled && waiter.Taken < 0 && (waiter.Taken = TryTake(waiter.Handles, waiter.All)) >= 0)
            {
                scheduler.Wake(waiter.Thread);
            }
        }

        return true;
    }

    /// <summary>A waiter got the signal.</summary>
    private protected abstract void Take();

    private static int Wait(WaitHandle[]? handles, bool all, int milliseconds)
    {
        if (handles is null)
        {
            throw new NullReferenceException();
        }

        Scheduler scheduler = Processor.Scheduler;
        scheduler.Settle();
        if (TryTake(handles, all) is int taken and >= 0)
        {
            return taken;
        }

        if (milliseconds == 0)
        {
            return WaitTimeout;
        }

        Waiter self = new(Processor.Thread, handles, all);
        Array.ForEach(handles, handle => handle._waiting.Add(self));
        try
        {
            scheduler.Wait("an event handle", milliseconds);
        }
        finally
        {
            Array.ForEach(handles, handle => handle._waiting.Remove(self));
        }

        return self.Taken >= 0 ? self.Taken : WaitTimeout;
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

    /// <param name="Thread">Who waits.</param>
    /// <param name="Handles">For what.</param>
    /// <param name="All">For all of them, or for one.</param>
    private sealed record Waiter(FirmwareThread Thread, WaitHandle[] Handles, bool All)
    {
        /// <summary>Which handle's signal it got, -1 if none yet.</summary>
        public int Taken { get; set; } = -1;
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
