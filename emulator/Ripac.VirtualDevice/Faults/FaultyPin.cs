namespace Ripac.VirtualDevice.Faults;

/// <summary>A pin with a bad contact: it bounces after its changes, glitches, and sticks.</summary>
public sealed class FaultyPin
{
    private static readonly TimeSpan ShortestBounce = TimeSpan.FromMicroseconds(20);
    private static readonly TimeSpan LongestBounce = TimeSpan.FromMilliseconds(2);

    private readonly VirtualPin _pin;
    private readonly FaultSource _faults;
    private bool _busy;

    /// <summary>From now on every change of the pin may be followed by some that nobody made.</summary>
    /// <param name="pin">The pin.</param>
    /// <param name="faults">Where the faults come from.</param>
    /// <param name="bouncesPerMillion">How many of a million changes bounce.</param>
    public FaultyPin(VirtualPin pin, FaultSource faults, int bouncesPerMillion = 0)
    {
        _pin = pin;
        _faults = faults;
        pin.Changed += _ =>
        {
            if (!_busy && faults.Falls(bouncesPerMillion))
            {
                Bounce(1 + faults.Below(5));
            }
        };
    }

    /// <summary>Holds the pin at a level for a span of virtual time, whatever drives it: stuck, or a pulse that nobody sent.</summary>
    public void Stick(bool high, TimeSpan time)
    {
        _faults.Note(FormattableString.Invariant($"pin {_pin.Number}: stuck {(high ? "high" : "low")} for {time.TotalMilliseconds:0.###} ms"));
        _busy = true;
        _pin.Force(high);
        _faults.Clock.After(time.Ticks * 100, LetGo);
    }

    private void Bounce(int times)
    {
        _faults.Note($"pin {_pin.Number}: bounces {times} times");
        _busy = true;
        bool level = _pin.Level;
        long at = 0;
        for (int i = 0; i < times; i++)
        {
            at += _faults.Between(ShortestBounce, LongestBounce);
            _faults.Clock.After(at, () => _pin.Force(!level));
            at += _faults.Between(ShortestBounce, LongestBounce);
            _faults.Clock.After(at, () => _pin.Force(level));
        }

        _faults.Clock.After(at, LetGo);
    }

    private void LetGo()
    {
        _pin.Force(null);
        _busy = false;
    }
}
