using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Device.Gpio.GpioPulseCount")]
public struct GpioPulseCount
{
    public long Count;
    public TimeSpan RelativeTime;
}

[NanoType("System.Device.Gpio.GpioPulsePolarity")]
public enum GpioPulsePolarity
{
    Both = 0,
    Falling = 1,
    Rising = 2,
}

/// <summary>
/// Counts edges of a pin in hardware. With a second pin the steps of an encoder, up and down, as nanoFramework sets the chip up: an edge of the first
/// counts up while the second is high; a rise of the second counts up, a fall down, and the other way round while the first is low.
/// </summary>
[NanoType("System.Device.Gpio.GpioPulseCounter")]
public sealed class GpioPulseCounter : IDisposable
{
    /// <summary>The filter counts in cycles of 80 MHz, in 10 bits.</summary>
    private const int LongestFilter = 1023;

    private readonly Scheduler _scheduler = Processor.Scheduler;
    private readonly VirtualPin _pin;
    private readonly VirtualPin? _second;
    private GpioPulsePolarity _polarity = GpioPulsePolarity.Falling;
    private ushort _filter;
    private long _count;
    private bool _disposed;

    public GpioPulseCounter(int pinNumberA, int pinNumberB = -1)
    {
        if (!Processor.Board.Chip.Has(pinNumberA) || (pinNumberB >= 0 && !Processor.Board.Chip.Has(pinNumberB)))
        {
            throw new ArgumentException($"pin {pinNumberA} cannot count");
        }

        _pin = Processor.Board.Pin(pinNumberA);
        _second = pinNumberB < 0 ? null : Processor.Board.Pin(pinNumberB);
        _scheduler.Over += LetGo;
    }

    public bool IsStarted { get; private set; }

    public GpioPulsePolarity Polarity
    {
        get => _polarity;
        set
        {
            Require(started: false);
            _polarity = value;
        }
    }

    /// <summary>Pulses shorter than so many cycles of 80 MHz are not counted; none is as short on a virtual pin.</summary>
    public ushort FilterPulses
    {
        get => _filter;
        set => _filter = value <= LongestFilter ? value : throw new ArgumentException($"a filter of {value} cycles, at most {LongestFilter} are possible");
    }

    public GpioPulseCount Read()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _scheduler.Settle();
        return new GpioPulseCount { Count = _count, RelativeTime = TimeSpan.FromTicks(_scheduler.Board.Power.NanosecondsSinceStart / 100) };
    }

    /// <summary>The count so far; counts from 0 again.</summary>
    public GpioPulseCount Reset()
    {
        GpioPulseCount count = Read();
        _count = 0;
        return count;
    }

    public void Start()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Require(started: false);
        _scheduler.Settle();
        IsStarted = true;
        _pin.Changed += CountFirst;
        if (_second is not null)
        {
            _second.Changed += CountSecond;
        }
    }

    public void Stop()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Require(started: true);
        _scheduler.Settle();
        IsStarted = false;
        LetGo();
    }

    public void Dispose()
    {
        _disposed = true;
        _scheduler.Over -= LetGo;
        LetGo();
    }

    private void LetGo()
    {
        _pin.Changed -= CountFirst;
        if (_second is not null)
        {
            _second.Changed -= CountSecond;
        }
    }

    private void CountFirst(VirtualPin pin)
    {
        if (_polarity == GpioPulsePolarity.Both || pin.Level == (_polarity == GpioPulsePolarity.Rising))
        {
            _count += _second is null || _second.Level ? 1 : -1;
        }
    }

    private void CountSecond(VirtualPin pin) => _count += pin.Level == _pin.Level ? 1 : -1;

    private void Require(bool started)
    {
        if (IsStarted != started)
        {
            throw new InvalidOperationException($"the counter {(IsStarted ? "runs" : "does not run")}");
        }
    }
}
