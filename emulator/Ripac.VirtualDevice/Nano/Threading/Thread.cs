using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Threading.Thread")]
public sealed class Thread
{
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

    public ThreadState ThreadState => _thread switch
    {
        null => ThreadState.Unstarted,
        { Ended: true } => ThreadState.Stopped,
        { Suspended: true } => ThreadState.Suspended,
        { WaitsFor: not null } => ThreadState.WaitSleepJoin,
        _ => ThreadState.Running,
    };

    public static void Sleep(int millisecondsTimeout)
    {
        Scheduler scheduler = Processor.Scheduler;
        if (millisecondsTimeout == 0)
        {
            scheduler.Yield();
        }
        else
        {
            scheduler.Wait("Thread.Sleep", millisecondsTimeout);
        }
    }

    public static void Sleep(TimeSpan timeout) => Sleep((int)timeout.TotalMilliseconds);

    /// <summary>Keeps the processor busy: no other thread runs.</summary>
    public static void SpinWait(int iterations) =>
        Processor.Scheduler.Advance(Math.Max(0, iterations) * 1_000_000_000L / Processor.Board.Options.InstructionsPerSecond);

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
        if (_thread is null)
        {
            throw new Exception("the thread was not started");
        }

        if (_thread.Ended)
        {
            return true;
        }

        _thread.Joining.Add(Processor.Thread);
        return scheduler.Wait($"the end of thread {_thread.Name}", millisecondsTimeout) || _thread.Ended;
    }

    public void Suspend()
    {
        if (_thread is not null)
        {
            _thread.Suspended = true;
            if (_thread == Processor.Thread)
            {
                Processor.Scheduler.Yield();
            }
        }
    }

    public void Resume()
    {
        if (_thread is not null)
        {
            _thread.Suspended = false;
        }
    }

    public void Abort()
    {
        if (_thread is null or { Ended: true })
        {
            return;
        }

        if (_thread == Processor.Thread)
        {
            throw new ThreadAbortException();
        }

        _thread.Pending = new ThreadAbortException();
        Processor.Scheduler.Wake(_thread);
    }
}

[NanoType("System.Threading.ThreadAbortException")]
public sealed class ThreadAbortException : SystemException
{
    internal ThreadAbortException()
        : base("the thread is aborted")
    {
    }
}
