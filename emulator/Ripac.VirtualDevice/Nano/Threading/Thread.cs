using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Threading.Thread")]
public sealed class Thread
{
    /// <summary>What a thread waits for that sleeps.</summary>
    internal const string Sleeping = "Thread.Sleep";

    private readonly ThreadStart? _start;
    private FirmwareThread? _thread;

    public Thread(ThreadStart? start) => _start = start;

    private Thread(FirmwareThread running)
    {
        _thread = running;
        running.Managed = this;
    }

    public static Thread CurrentThread => Processor.Thread.Managed ?? new Thread(Processor.Thread);

    public bool IsAlive => _thread is { Ended: false };

    public int ManagedThreadId => _thread?.Id ?? 0;

    public ThreadPriority Priority
    {
        get => (ThreadPriority)(_thread?.Priority ?? (int)_priority);
        set
        {
            if (value is < ThreadPriority.Lowest or > ThreadPriority.Highest)
            {
                throw new ArgumentException("no such priority");
            }

            _priority = value;
            if (_thread is not null)
            {
                _thread.Priority = (int)value;
            }
        }
    }

    private ThreadPriority _priority = ThreadPriority.Normal;

    public ThreadState ThreadState => _thread is null
        ? ThreadState.Unstarted
        : (_thread.Ended ? ThreadState.Stopped : _thread.WaitsFor is null ? ThreadState.Running : ThreadState.WaitSleepJoin)
            | (_thread.Suspended ? ThreadState.Suspended : 0)
            | (_thread is { Aborted: true, Ended: false } ? ThreadState.Aborted : 0);

    public static void Sleep(int millisecondsTimeout)
    {
        Scheduler scheduler = Processor.Scheduler;
        if (millisecondsTimeout == 0)
        {
            scheduler.Yield();
        }
        else
        {
            scheduler.Wait(Sleeping, millisecondsTimeout);
        }
    }

    public static void Sleep(TimeSpan timeout) => Sleep((int)timeout.TotalMilliseconds);

    /// <summary>Keeps the processor busy: no other thread runs.</summary>
    public static void SpinWait(int iterations)
    {
        Processor.Scheduler.Settle();
        Processor.Scheduler.Advance(Math.Max(0, iterations) * 1_000_000_000L / Processor.Board.Options.InstructionsPerSecond);
    }

    public void Start()
    {
        if (_thread is not null || _start is null)
        {
            throw new ArgumentException("the thread was started before");
        }

        Scheduler scheduler = Processor.Scheduler;
        scheduler.Settle();
        _thread = scheduler.AddThread(_start.Method.Name, () => _start(), service: false);
        _thread.Managed = this;
        _thread.Priority = (int)_priority;
    }

    public void Join() => Join(Timeout.Infinite);

    public bool Join(TimeSpan timeout) => Join((int)timeout.TotalMilliseconds);

    public bool Join(int millisecondsTimeout)
    {
        Scheduler scheduler = Processor.Scheduler;
        scheduler.Settle();
        FirmwareThread thread = Started();
        if (thread.Ended)
        {
            return true;
        }

        thread.Joining.Add(Processor.Thread);
        try
        {
            return scheduler.Wait($"the end of thread {thread.Name}", millisecondsTimeout) || thread.Ended;
        }
        finally
        {
            thread.Joining.Remove(Processor.Thread);
        }
    }

    public void Suspend()
    {
        FirmwareThread thread = Started();
        thread.Suspended = true;
        if (thread == Processor.Thread)
        {
            Processor.Scheduler.Yield();
        }
    }

    public void Resume() => Started().Suspended = false;

    public void Abort()
    {
        FirmwareThread thread = Started();
        if (thread == Processor.Thread)
        {
            throw new ArgumentException("a thread cannot abort itself");
        }

        if (!thread.Ended)
        {
            thread.Aborted = true;
            thread.Suspended = false;
            thread.Pending = new ThreadAbortException();
            Processor.Scheduler.Wake(thread);
        }
    }

    private FirmwareThread Started() => _thread ?? throw new Exception("the thread was not started");
}

[NanoType("System.Threading.ThreadAbortException")]
public sealed class ThreadAbortException : SystemException
{
    internal ThreadAbortException()
        : base("the thread is aborted")
    {
    }
}
