namespace Ripac.VirtualDevice;

/// <summary>
/// The one clock of a virtual board. Time passes by counted instructions, bus clocks, sleeps and waits, never by the host's clock.
/// Actions that are due at the same time run in the order in which they were scheduled.
/// </summary>
public sealed class VirtualClock
{
    private readonly PriorityQueue<ScheduledAction, (long Nanoseconds, long Order)> _queue = new();
    private long _order;

    /// <summary>Virtual nanoseconds since power-on.</summary>
    public long NowNanoseconds { get; private set; }

    /// <summary>When the next action is due, <see cref="long.MaxValue"/> if none is.</summary>
    internal long NextNanoseconds { get; private set; } = long.MaxValue;

    /// <summary>Runs <paramref name="action"/> at a time since power-on, at once if that has passed. Disposing the result cancels it.</summary>
    public IDisposable At(long nanoseconds, Action action)
    {
        ScheduledAction scheduled = new(this, Math.Max(nanoseconds, NowNanoseconds), action);
        _queue.Enqueue(scheduled, (scheduled.Nanoseconds, _order++));
        NextNanoseconds = Math.Min(NextNanoseconds, scheduled.Nanoseconds);
        return scheduled;
    }

    /// <summary>Runs <paramref name="action"/> after a span of virtual time (0 or more).</summary>
    public IDisposable After(long nanoseconds, Action action)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanoseconds);
        return At(NowNanoseconds + nanoseconds, action);
    }

    /// <summary>Lets time pass up to <paramref name="nanoseconds"/>, running what becomes due on the way.</summary>
    internal void AdvanceTo(long nanoseconds)
    {
        while (NextNanoseconds <= nanoseconds)
        {
            ScheduledAction next = _queue.Dequeue();
            NowNanoseconds = Math.Max(NowNanoseconds, next.Nanoseconds);
            DropCancelled();
            next.Run();
        }

        NowNanoseconds = Math.Max(NowNanoseconds, nanoseconds);
    }

    private void DropCancelled()
    {
        while (_queue.TryPeek(out ScheduledAction? next, out _))
        {
            if (!next.Cancelled)
            {
                NextNanoseconds = next.Nanoseconds;
                return;
            }

            _queue.Dequeue();
        }

        NextNanoseconds = long.MaxValue;
    }

    private sealed class ScheduledAction(VirtualClock clock, long nanoseconds, Action action) : IDisposable
    {
        public long Nanoseconds { get; } = nanoseconds;

        public bool Cancelled { get; private set; }

        public void Run()
        {
            if (!Cancelled)
            {
                Cancelled = true;
                action();
            }
        }

        public void Dispose()
        {
            if (!Cancelled)
            {
                Cancelled = true;
                clock.DropCancelled();
            }
        }
    }
}
