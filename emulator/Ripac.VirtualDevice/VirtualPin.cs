namespace Ripac.VirtualDevice;

/// <summary>
/// A GPIO of the board. Its level is what firmware drives, else what the outside world drives, else what the pull resistor
/// makes of it (low without one).
/// </summary>
public sealed class VirtualPin
{
    private bool? _firmware;
    private bool? _outside;
    private bool? _forced;
    private bool _pulledUp;

    internal VirtualPin(int number) => Number = number;

    /// <summary>The level changed; <see cref="Level"/> is the new one.</summary>
    public event Action<VirtualPin>? Changed;

    /// <summary>A pulse wave began, changed or ended on the pin; <see cref="Pwm"/> is the new one.</summary>
    public event Action<VirtualPin>? PwmChanged;

    /// <summary>The GPIO number.</summary>
    public int Number { get; }

    /// <summary>True = high.</summary>
    public bool Level { get; private set; }

    /// <summary>The pulse wave that firmware makes on the pin, null without one. <see cref="Level"/> stays low meanwhile.</summary>
    public PwmSignal? Pwm { get; private set; }

    /// <summary>The outside world drives the pin: a button, a part's output.</summary>
    public void Drive(bool level)
    {
        _outside = level;
        Settle();
    }

    /// <summary>The outside world lets go of the pin.</summary>
    public void Release()
    {
        _outside = null;
        Settle();
    }

    /// <summary>A fault holds the pin at a level whatever drives it; null ends it.</summary>
    public void Force(bool? level)
    {
        _forced = level;
        Settle();
    }

    /// <summary>Firmware drives a level, as an output.</summary>
    internal bool IsDrivenByFirmware => _firmware is not null;

    /// <summary>What the firmware's side does: drives a level, or leaves the pin to the outside world and the pull resistor.</summary>
    internal void SetFirmwareSide(bool? driven, bool pulledUp)
    {
        _firmware = driven;
        _pulledUp = pulledUp;
        Settle();
    }

    internal void SetPwm(PwmSignal? signal)
    {
        if (signal != Pwm)
        {
            Pwm = signal;
            SetFirmwareSide(false, pulledUp: false);
            PwmChanged?.Invoke(this);
        }
    }

    private void Settle()
    {
        bool level = _forced ?? _firmware ?? _outside ?? _pulledUp;
        if (level != Level)
        {
            Level = level;
            Changed?.Invoke(this);
        }
    }
}
