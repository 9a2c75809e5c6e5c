using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;

namespace Ripac.VirtualDevice.Execution;

/// <summary>
/// Runs the firmware's threads one at a time under the virtual clock. A thread keeps the baton until its slice of 20 ms is over,
/// it waits, or it ends; then one of the <see cref="ReadyQueue"/> runs. A thread that is woken does not interrupt the one that runs.
/// </summary>
internal sealed class Scheduler
{
    /// <summary>More live threads than a board could hold stacks for.</summary>
    private const int MaximumThreads = 128;

    private const int LongestBudget = 1 << 24;

    /// <summary>A stack trace is cut after so many frames.</summary>
    private const int MostFrames = 32;

    private readonly VirtualClock _clock;
    private readonly SemaphoreSlim _runOver = new(0);
    private readonly List<FirmwareThread> _live = [];
    private readonly ReadyQueue _ready = new();
    private readonly FirmwareProgram _program;
    private readonly Pacer _pacer = new();
    private readonly ConditionalWeakTable<object, object> _identities = [];
    private Func<bool>? _until;
    private long _limit;
    private RunResult? _end;
    private FirmwareThread? _paused;
    private bool _unwinding;
    private bool _over;
    private ExceptionDispatchInfo? _hostFault;
    private long _sliceEnd;
    private int _granted;
    private long _fraction;
    private int _lastId;
    private int _lastIdentity;

    public Scheduler(VirtualBoard board, FirmwareProgram program)
    {
        Board = board;
        _clock = board.Clock;
        _program = program;
        Events = new EventQueue(this);
        board.Heap.Finalizers = Finalizers = new FinalizerQueue(this);
    }

    /// <summary>The firmware's life is over by a reset: what it opened on the board is let go of.</summary>
    public event Action? Over;

    public VirtualBoard Board { get; }

    /// <summary>The firmware's assemblies.</summary>
    public IReadOnlyList<System.Reflection.Assembly> Assemblies => _program.Assemblies;

    /// <summary>What firmware's threads hold, by the object that they locked.</summary>
    public ConditionalWeakTable<object, Nano.Monitor.Lock> Locks { get; } = [];

    /// <summary>A number of an object, the same in every run.</summary>
    public int IdentityOf(object value) => (int)_identities.GetValue(value, _ => ++_lastIdentity * unchecked((int)0x9E37_79B9));

    /// <summary>The run ended in a way that can be gone on from.</summary>
    private bool IsPause => !_unwinding && _end is { End: RunEnd.TimeLimit or RunEnd.Satisfied };

    /// <summary>The thread that hands pin changes and serial data to the firmware's handlers.</summary>
    public EventQueue Events { get; }

    /// <summary>Finalizers that are to run when no thread is ready.</summary>
    public FinalizerQueue Finalizers { get; }

    /// <summary>
    /// Lets the threads run on, up to a limit or a condition. The threads then stand where they are, for the next call; after any
    /// other end there are none left.
    /// </summary>
    public RunResult Run(long limitNanoseconds, Func<bool>? until)
    {
        if (_live.Count == 0)
        {
            throw new InvalidOperationException("the run is over");
        }

        (_limit, _until, _end) = (limitNanoseconds, until, null);
        if ((_paused ?? PickNext()) is FirmwareThread next)
        {
            _paused = null;
            next.HandBaton();
            _runOver.Wait();
        }

        _hostFault?.Throw();
        return _end!;
    }

    /// <summary>The chip is reset after the run's end.</summary>
    public void Reset()
    {
        _over = true;
        Over?.Invoke();
        Over = null;
    }

    /// <summary>Unwinds all threads that still stand.</summary>
    public void Stop()
    {
        _unwinding = true;
        EndRun(RunEnd.Finished, "the board was switched off");
        if ((_paused ?? _live.FirstOrDefault()) is FirmwareThread next)
        {
            _paused = null;
            next.HandBaton();
            _runOver.Wait();
        }
    }

    public FirmwareThread AddThread(string name, Action body, bool service)
    {
        if (_live.Count >= MaximumThreads)
        {
            throw new OutOfMemoryException($"more than {MaximumThreads} threads are alive");
        }

        FirmwareThread thread = new(this, ++_lastId, name, body, service);
        _live.Add(thread);
        _ready.Add(thread);
        thread.Start();
        return thread;
    }

    /// <summary>
    /// The running firmware looks at the world: the instructions since the last look take their time, and what becomes due runs.
    /// Every call into the board's own API that can see the time or the outside world begins with this.
    /// </summary>
    public void Settle()
    {
        long executed = _granted - Processor.Budget;
        _granted = Processor.Budget;
        Board.Statistics.Instructions += executed;
        Board.Statistics.Calls += Processor.TakeCalls();
        Board.Statistics.InstructionMeter.Add(_clock.NowNanoseconds, executed);
        long scaled = (executed * 1_000_000_000) + _fraction;
        _fraction = scaled % Board.Options.InstructionsPerSecond;
        Advance(scaled / Board.Options.InstructionsPerSecond);
    }

    /// <summary>Time passes while every managed thread stands still: a bus transfer, a native call.</summary>
    public void Advance(long nanoseconds)
    {
        AdvanceTo(_clock.NowNanoseconds + nanoseconds);
        StopIfOver();
        GrantUntilNextEvent();
    }

    /// <summary>Time passes while every managed thread stands still, until something outside happens: a sleep of the whole chip.</summary>
    /// <param name="happened">Asked whenever the clock has moved.</param>
    /// <param name="byOutside">It may come from outside the board, when nothing is due on it.</param>
    public void AdvanceUntil(Func<bool> happened, bool byOutside)
    {
        Settle();
        AskUntil();
        StopIfOver();
        while (!happened())
        {
            if (_clock.NextNanoseconds == long.MaxValue && !byOutside)
            {
                EndRun(RunEnd.Deadlock, "the board sleeps for ever: nothing that could wake it is due");
            }
            else
            {
                AdvanceTo(Math.Min(_clock.NextNanoseconds, _limit));
            }

            StopIfOver();
        }

        GrantUntilNextEvent();
    }

    /// <summary>Runs an action of the firmware's hardware after a span of virtual time, unless the firmware's life is over by then.</summary>
    public IDisposable After(long nanoseconds, Action action) => _clock.After(nanoseconds, () =>
    {
        if (!_over)
        {
            action();
        }
    });

    /// <summary>Called by <see cref="Processor.Count"/>: an event is due, or the slice is over.</summary>
    public void BudgetSpent()
    {
        Settle();
        if (_clock.NowNanoseconds >= _sliceEnd)
        {
            Rotate();
        }
    }

    /// <summary>The running thread waits until it is woken; false if <paramref name="timeoutMilliseconds"/> (-1 = never) was over first.</summary>
    public bool Wait(string what, int timeoutMilliseconds)
    {
        if (timeoutMilliseconds < -1)
        {
            throw new ArgumentOutOfRangeException(nameof(timeoutMilliseconds));
        }

        return WaitNanoseconds(what, timeoutMilliseconds < 0 ? -1 : timeoutMilliseconds * 1_000_000L);
    }

    /// <summary>As <see cref="Wait"/>, in nanoseconds.</summary>
    public bool WaitNanoseconds(string what, long timeout)
    {
        Settle();
        FirmwareThread self = Processor.Thread;
        self.WaitsFor = what;
        self.TimedOut = false;
        self.Timeout = timeout < 0 ? null : After(timeout, () => WakeUp(self, timedOut: true));
        GiveUpBaton();
        BeginSlice();
        return !self.TimedOut;
    }

    /// <summary>Lets a waiting thread go on, when its turn comes.</summary>
    public void Wake(FirmwareThread thread) => WakeUp(thread, timedOut: false);

    /// <summary>The running thread gives the others a chance (Thread.Sleep(0)).</summary>
    public void Yield()
    {
        Settle();
        _ready.LetOthersGoFirst(Processor.Thread);
        Rotate();
    }

    public void BeginSlice()
    {
        StopIfOver();
        _sliceEnd = _clock.NowNanoseconds + Board.Options.TimeSliceNanoseconds;
        FirmwareThread self = Processor.Thread;
        GrantUntilNextEvent();
        if (self.Pending is Exception pending)
        {
            self.Pending = null;
            throw pending;
        }
    }

    /// <summary>The run is over: the firmware's threads pause or unwind at their next step. The first reason counts.</summary>
    public void EndRun(RunEnd end, string message) => _end ??= new RunResult(end, _clock.NowNanoseconds, message);

    /// <summary>Ends the run from within the firmware (reboot).</summary>
    public void EndRunHere(RunEnd end, string message)
    {
        Settle();
        EndRun(end, message);
        StopIfOver();
    }

    /// <summary>Runs code of a part, or what firmware does to the outside; an exception there is the host's, not one that firmware could catch.</summary>
    public void CallHost(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is not FirmwareStoppedException)
        {
            EndByHost(fault);
        }

        // Something may have come of it that is waited for: then, not at the next event.
        AskUntil();
        StopIfOver();
    }

    /// <summary>A thread's host thread is about to return: hands the baton on, for the last time.</summary>
    public void Leave(FirmwareThread thread)
    {
        _live.Remove(thread);
        if (_end is null)
        {
            SettleAtEnd();
            thread.Joining.ForEach(Wake);
            thread.Held.ToList().ForEach(held => held.Release());
        }

        if (_end is null && _live.TrueForAll(other => other.IsService))
        {
            EndRun(RunEnd.Finished, "all threads returned");
        }

        FirmwareThread? next = PickNext();
        if ((next is null && IsPause) || _live.Count == 0)
        {
            _runOver.Release();
        }
        else
        {
            (next ?? _live[0]).HandBaton();
        }
    }

    /// <summary>An exception of the firmware, with its stack trace.</summary>
    public string Describe(Exception problem) =>
        $"{Processor.AsFirmwareSees(problem).GetType().Name}: {problem.Message}{FirmwareFrames(new StackTrace(problem, fNeedFileInfo: true))}";

    /// <summary>The frames of a stack trace that are firmware's, one line each.</summary>
    private string FirmwareFrames(StackTrace trace)
    {
        StringBuilder text = new();
        StackFrame[] frames = [.. trace.GetFrames().Where(_program.IsFirmware)];
        foreach (StackFrame frame in frames.Take(MostFrames))
        {
            System.Reflection.MethodBase method = frame.GetMethod()!;
            text.Append($"{Environment.NewLine}    at {method.DeclaringType}.{method.Name}");
            if (frame.GetFileName() is string file)
            {
                text.Append($" in {file}:{frame.GetFileLineNumber()}");
            }
        }

        if (frames.Length > MostFrames)
        {
            text.Append($"{Environment.NewLine}    ... and {frames.Length - MostFrames} more");
        }

        return text.ToString();
    }

    private void Rotate()
    {
        if (!_ready.IsEmpty || Processor.Thread.Suspended)
        {
            _ready.Add(Processor.Thread);
            GiveUpBaton();
        }

        AskUntil();
        BeginSlice();
    }

    private void SettleAtEnd()
    {
        try
        {
            Settle();
        }
        catch (FirmwareStoppedException)
        {
        }
    }

    private void WakeUp(FirmwareThread thread, bool timedOut)
    {
        if (thread.WaitsFor is not null)
        {
            thread.WaitsFor = null;
            thread.TimedOut = timedOut;
            thread.Timeout?.Dispose();
            thread.Timeout = null;
            _ready.Add(thread);
        }
    }

    private void GiveUpBaton()
    {
        FirmwareThread self = Processor.Thread;
        ReadyQueue.Charge(self);
        FirmwareThread? next;
        while ((next = PickNext()) is null)
        {
            StopIfOver();
        }

        if (next != self)
        {
            Board.Statistics.ThreadSwitches++;
            Board.Heap.ParkedStacks += Processor.Depth();
            next.HandBaton();
            self.AwaitBaton();
            Board.Heap.ParkedStacks -= Processor.Depth();
        }

        StopIfOver();
    }

    /// <summary>The next thread to run; lets time pass while there is none. Null when the run is over.</summary>
    private FirmwareThread? PickNext()
    {
        AskUntil();
        while (_end is null)
        {
            if (_ready.Take() is FirmwareThread next)
            {
                return next;
            }

            if (Finalizers.Start())
            {
                continue;
            }

            long due = _clock.NextNanoseconds;
            if (due == long.MaxValue && Events.HasHandlers)
            {
                // The outside world may wake it yet.
                due = _limit;
            }

            if (due == long.MaxValue && _live.TrueForAll(thread => thread.IsService || thread.WaitsFor == Nano.Thread.Sleeping))
            {
                EndRun(RunEnd.Finished, "every thread sleeps for ever");
                return null;
            }

            if (due == long.MaxValue)
            {
                EndRun(RunEnd.Deadlock, $"every thread waits for ever: {string.Join(", ", _live.Where(thread => !thread.IsService).Select(thread => $"{thread.Name} ({thread.WaitsFor})"))}");
                return null;
            }

            Board.Statistics.IdleNanoseconds += Math.Min(due, _limit) - _clock.NowNanoseconds;
            AdvanceTo(due);
        }

        return null;
    }

    private void AdvanceTo(long nanoseconds)
    {
        try
        {
            bool due = _clock.NextNanoseconds <= nanoseconds;
            PaceTo(Math.Min(nanoseconds, _limit));
            _clock.AdvanceTo(Math.Min(nanoseconds, _limit));
            if (due)
            {
                AskUntil();
            }
        }
        catch (Exception fault) when (fault is not FirmwareStoppedException)
        {
            EndByHost(fault);
        }

        if (_clock.NowNanoseconds >= _limit)
        {
            EndRun(RunEnd.TimeLimit, "the limit of virtual time was reached");
        }
    }

    // Event by event, so that parts are as punctual as the board.
    private void PaceTo(long nanoseconds)
    {
        if (Board.Options.RealTime)
        {
            while (_clock.NextNanoseconds < nanoseconds)
            {
                _pacer.WaitFor(_clock.NextNanoseconds);
                _clock.AdvanceTo(_clock.NextNanoseconds);
            }

            _pacer.WaitFor(nanoseconds);
        }
    }

    private void AskUntil()
    {
        try
        {
            if (_end is null && _until?.Invoke() == true)
            {
                EndRun(RunEnd.Satisfied, "the condition was met");
            }
        }
        catch (Exception fault)
        {
            EndByHost(fault);
        }
    }

    private void EndByHost(Exception fault)
    {
        _hostFault ??= ExceptionDispatchInfo.Capture(fault);
        EndRun(RunEnd.UnhandledException, fault.Message);
    }

    private void GrantUntilNextEvent()
    {
        long time = Math.Min(Math.Min(_sliceEnd, _clock.NextNanoseconds), _limit) - _clock.NowNanoseconds;
        long instructions = time >= 1_000_000_000 ? LongestBudget : time * Board.Options.InstructionsPerSecond / 1_000_000_000;
        _granted = (int)Math.Clamp(instructions, 0, LongestBudget);
        Processor.Grant(_granted);
        Board.Heap.LimitStack();
    }

    /// <summary>At the end of a run the thread that notices it first pauses, or unwinds.</summary>
    private void StopIfOver()
    {
        FirmwareThread self = Processor.Thread;
        while (_end is not null && IsPause)
        {
            _paused = self;
            Board.Heap.ParkedStacks += Processor.Depth();
            _runOver.Release();
            self.AwaitBaton();
            Board.Heap.ParkedStacks -= Processor.Depth();
        }

        if (_end is null)
        {
            return;
        }

        if (_end.End == RunEnd.Deadlock && !self.Unwinds && !self.IsService)
        {
            string stack = FirmwareFrames(new StackTrace(fNeedFileInfo: true));
            _end = _end with { Message = $"{_end.Message}{Environment.NewLine}  {self.Name}:{stack}" };
        }

        self.Unwinds = true;
        throw new FirmwareStoppedException();
    }
}
