using System.Globalization;

namespace Ripac.VirtualDevice.Execution;

/// <summary>
/// A managed thread of the firmware. It has a host thread of its own, which only runs while it holds the baton: exactly one
/// firmware thread runs at a time, and which one is decided by virtual time alone.
/// </summary>
internal sealed class FirmwareThread(Scheduler scheduler, int id, string name, Action body, bool service)
{
    private const long HostBytesPerHeapByte = 8;
    private const long LeastStack = 1 << 20;
    private const long MostStack = 1 << 28;

    private readonly SemaphoreSlim _baton = new(0);

    public Scheduler Scheduler { get; } = scheduler;

    public int Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>A thread of the board's own (events, timers): it does not keep a run going.</summary>
    public bool IsService { get; } = service;

    /// <summary>The firmware's Thread object, made on demand.</summary>
    public Nano.Thread? Managed { get; set; }

    /// <summary>0 lowest, 2 normal, 4 highest.</summary>
    public int Priority { get; set; } = 2;

    /// <summary>Slices used, weighted by priority: the ready thread with the lowest value runs next.</summary>
    public long Used { get; set; }

    /// <summary>What the thread waits for, null while it is ready or runs.</summary>
    public string? WaitsFor { get; set; }

    public bool TimedOut { get; set; }

    public IDisposable? Timeout { get; set; }

    public bool Suspended { get; set; }

    public bool Ended { get; private set; }

    /// <summary>Threads that wait for this one's end.</summary>
    public List<FirmwareThread> Joining { get; } = [];

    /// <summary>What throws when the thread has not done in time what it wanted to; null without.</summary>
    public IDisposable? Constraint { get; set; }

    /// <summary>How deep the stack was when <see cref="Constraint"/> was installed.</summary>
    public int ConstraintDepth { get; set; }

    /// <summary>The locks that the thread holds.</summary>
    public HashSet<Nano.Monitor.Lock> Held { get; } = [];

    /// <summary>An exception that another thread wants thrown here (Thread.Abort).</summary>
    public Exception? Pending { get; set; }

    /// <summary>Another thread aborted this one: it ends, whatever its handlers do.</summary>
    public bool Aborted { get; set; }

    /// <summary>The run is over for this thread.</summary>
    public bool Unwinds { get; set; }

    public void Start()
    {
        // The smallest frame that fills the board's heap must find room on the host's stack. It only takes memory as far as it is used.
        long stack = Math.Clamp(Scheduler.Board.Heap.Size * HostBytesPerHeapByte, LeastStack, MostStack);
        Thread host = new(Main, (int)stack) { IsBackground = true, Name = $"firmware {Name}" };
        host.Start();
    }

    public void HandBaton() => _baton.Release();

    public void AwaitBaton() => _baton.Wait();

    private void Main()
    {
        AwaitBaton();
        Processor.Bind(this);

        // A board has none of the host's: numbers are written the same everywhere.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            Scheduler.BeginSlice();
            body();
        }
        catch (Exception end) when (end is FirmwareStoppedException || (Aborted && end is Nano.ThreadAbortException))
        {
        }
        catch (Exception problem)
        {
            Scheduler.EndRun(RunEnd.UnhandledException, $"unhandled exception in thread {Name}: {Scheduler.Describe(problem)}");
        }

        Ended = true;
        Scheduler.Leave(this);
    }
}
