using Ripac.VirtualDevice.Nano;

namespace Ripac.VirtualDevice.Execution;

/// <summary>
/// An ESP32's light and deep sleep: what may wake it, and what did. In a sleep every managed thread stands still; a deep one ends the
/// firmware's life, and the next begins with the wake-up.
/// </summary>
internal sealed class PowerControl(VirtualBoard board)
{
    private long? _timer;
    private (int Pin, bool High)? _ext0;
    private (ulong Pins, bool High)? _ext1;
    private int? _touchPad;
    private (string Line, int Edges)? _uart;
    private bool _sleepsDeeply;
    private long _start;

    /// <summary>What ended the last sleep; undefined after power-on and reboot.</summary>
    public Sleep.WakeupCause Cause { get; private set; }

    /// <summary>The pins of a wake-up by several pins.</summary>
    public ulong WakeupPins { get; private set; }

    /// <summary>The touch pad of a wake-up, -1 without one.</summary>
    public int WakeupTouchPad { get; private set; } = -1;

    /// <summary>The chip sleeps: what comes for its peripherals is lost.</summary>
    public bool IsAsleep { get; private set; }

    /// <summary>Virtual time since the firmware's start, the first or the last.</summary>
    public long NanosecondsSinceStart => board.Clock.NowNanoseconds - _start;

    private bool WatchesOutside => _ext0 is not null || _ext1 is not null || _touchPad is not null || _uart is not null;

    public void WakeByTimer(long nanoseconds) => _timer = nanoseconds;

    public void WakeByPin(int pin, bool high) => _ext0 = (pin, high);

    public void WakeByPins(ulong pins, bool high) => _ext1 = (pins, high);

    public void WakeByTouchPad(int pad) => _touchPad = pad;

    /// <summary>By so many rising edges on a serial line.</summary>
    public void WakeByUart(string line, int edges) => _uart = (line, edges);

    /// <summary>The running firmware goes to sleep, and on when it is woken.</summary>
    public void SleepLightly() => Rest();

    /// <summary>The firmware's life is over; the next begins by a wake-up.</summary>
    public void SleepDeeply()
    {
        _sleepsDeeply = true;
        Processor.Scheduler.EndRunHere(RunEnd.Reboot, "the firmware asked for deep sleep");
    }

    /// <summary>Begins a life of the firmware, at its first thread: sleeps if the last one ended so, and starts.</summary>
    public void Start()
    {
        (Cause, WakeupPins, WakeupTouchPad) = (Sleep.WakeupCause.Undefined, 0, -1);
        if (_sleepsDeeply)
        {
            Rest();
        }

        _sleepsDeeply = false;
        (_timer, _ext0, _ext1, _touchPad, _uart) = (null, null, null, null, null);
        Processor.Scheduler.Advance(board.Options.StartNanoseconds);
        _start = board.Clock.NowNanoseconds;
    }

    private void Rest()
    {
        Sleep.WakeupCause cause = Sleep.WakeupCause.Undefined;
        int edges = 0;
        long start = board.Clock.NowNanoseconds;
        using IDisposable? timer = _timer is long time ? board.Clock.After(time, () => cause = Sleep.WakeupCause.Timer) : null;
        board.BusByte += CountEdges;
        IsAsleep = true;
        try
        {
            Processor.Scheduler.AdvanceUntil(() => cause != Sleep.WakeupCause.Undefined || Look(), WatchesOutside);
        }
        finally
        {
            IsAsleep = false;
            board.BusByte -= CountEdges;
            board.Statistics.SleepNanoseconds += board.Clock.NowNanoseconds - start;
        }

        Cause = cause;

        bool Look()
        {
            if (_ext0 is (int pin, bool level) && board.Pin(pin).Level == level)
            {
                cause = Sleep.WakeupCause.Ext0;
            }
            else if (_ext1 is (ulong pins, bool high) && PinsAt(pins, high) is ulong woke and not 0)
            {
                cause = Sleep.WakeupCause.Ext1;
                WakeupPins = woke;
            }
            else if (_touchPad is int pad && board.TouchPad(pad).IsTouched)
            {
                cause = Sleep.WakeupCause.TouchPad;
                WakeupTouchPad = pad;
            }

            return cause != Sleep.WakeupCause.Undefined;
        }

        void CountEdges(BusByte passed)
        {
            // Start bit low, eight bits from the lowest, stop bit high.
            int bits = passed.Value << 1 | 0x200;
            edges += passed.Line == _uart?.Line ? int.PopCount(bits & ~(bits << 1)) : 0;
            if (edges > 0 && edges >= _uart?.Edges && !_sleepsDeeply)
            {
                cause = Sleep.WakeupCause.Uart;
            }
        }
    }

    /// <summary>Which of these pins have a level.</summary>
    private ulong PinsAt(ulong pins, bool high)
    {
        ulong found = 0;
        for (int pin = 0; pin < VirtualBoard.PinCount; pin++)
        {
            found |= (pins >> pin & 1) != 0 && board.Pin(pin).Level == high ? 1UL << pin : 0;
        }

        return found;
    }
}
