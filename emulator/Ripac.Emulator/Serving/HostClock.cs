using System.Diagnostics;
using Ripac.Module;

namespace Ripac.Emulator.Serving;

/// <summary>Real time: what is due happens when the one thread that serves asks for it.</summary>
internal sealed class HostClock : IModuleTimer
{
    private readonly PriorityQueue<Action, (long Due, long Order)> _actions = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _order;

    public long NowNanoseconds => Stopwatch.GetElapsedTime(_start).Ticks * 100;

    public void After(long nanoseconds, Action action) => _actions.Enqueue(action, (NowNanoseconds + nanoseconds, _order++));

    /// <summary>Does what is due. Returns the time until something will be, at most <paramref name="longest"/>.</summary>
    public TimeSpan RunDue(TimeSpan longest)
    {
        while (_actions.TryPeek(out Action? action, out (long Due, long Order) when))
        {
            TimeSpan left = TimeSpan.FromTicks((when.Due - NowNanoseconds + 99) / 100);
            if (left > TimeSpan.Zero)
            {
                return left < longest ? left : longest;
            }

            _actions.Dequeue();
            action();
        }

        return longest;
    }
}
