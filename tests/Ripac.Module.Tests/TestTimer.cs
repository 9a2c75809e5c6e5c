using Ripac.Module;

namespace Ripac.Tests;

/// <summary>A clock that goes when the test says so.</summary>
public sealed class TestTimer : IModuleTimer
{
    private readonly PriorityQueue<Action, (long Time, int Order)> _due = new();
    private int _order;

    public long NowNanoseconds { get; private set; }

    public void After(long nanoseconds, Action action) => _due.Enqueue(action, (NowNanoseconds + nanoseconds, _order++));

    public void Advance(long nanoseconds)
    {
        long end = NowNanoseconds + nanoseconds;
        while (_due.TryPeek(out Action? action, out (long Time, int Order) when) && when.Time <= end)
        {
            _due.Dequeue();
            NowNanoseconds = when.Time;
            action();
        }

        NowNanoseconds = end;
    }

    /// <summary>Lets what is due next happen. False when nothing is.</summary>
    public bool AdvanceToNext()
    {
        if (!_due.TryPeek(out _, out (long Time, int Order) when))
        {
            return false;
        }

        Advance(when.Time - NowNanoseconds);
        return true;
    }
}
