using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>Each timer's callback runs on a thread of its own; a period that ends while the callback still runs is not made up for.</summary>
[NanoType("System.Threading.Timer")]
public sealed class Timer : MarshalByRefObject, IDisposable
{
    private readonly Scheduler _scheduler = Processor.Scheduler;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private FirmwareThread? _thread;
    private IDisposable? _due;
    private int _period;
    private bool _fired;
    private bool _idle;
    private bool _disposed;

    public Timer(TimerCallback callback, object? state, int dueTime, int period)
    {
        _callback = callback ?? throw new ArgumentNullException(nameof(callback));
        _state = state;
        Change(dueTime, period);
    }

    public Timer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        : this(callback, state, (int)dueTime.TotalMilliseconds, (int)period.TotalMilliseconds)
    {
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => Change((int)dueTime.TotalMilliseconds, (int)period.TotalMilliseconds);

    public bool Change(int dueTime, int period)
    {
        if (dueTime < Timeout.Infinite || period < Timeout.Infinite)
        {
            throw new ArgumentOutOfRangeException(nameof(dueTime), "a time is -1 (never) or more");
        }

        if (_disposed)
        {
            return true;
        }

        _scheduler.Settle();
        _period = period;
        _due?.Dispose();
        _due = dueTime < 0 ? null : _scheduler.After(dueTime * 1_000_000L, Fire);
        _thread ??= _scheduler.AddThread("Timer", Serve, service: true);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        _due?.Dispose();
        Wake();
    }

    private void Fire()
    {
        _due = _period <= 0 ? null : _scheduler.After(_period * 1_000_000L, Fire);
        _fired = true;
        Wake();
    }

    private void Wake()
    {
        if (_idle)
        {
            _idle = false;
            _scheduler.Wake(_thread!);
        }
    }

    private void Serve()
    {
        while (!_disposed)
        {
            if (_fired)
            {
                _fired = false;
                _callback(_state);
            }
            else
            {
                _idle = true;
                _scheduler.Wait("a timer", Timeout.Infinite);
            }
        }
    }
}
