namespace Ripac.VirtualDevice.Parts;

/// <summary>A light-emitting diode on a pin, lit by a high level or, with <c>activeLow</c>, by a low one.</summary>
public sealed class Led
{
    private readonly VirtualPin _pin;
    private readonly bool _activeLow;

    public Led(VirtualBoard board, int pin, bool activeLow = false)
    {
        _pin = board.Pin(pin);
        _activeLow = activeLow;
        _pin.Changed += _ => TimesLit += IsLit ? 1 : 0;
    }

    /// <summary>Whether it gives light at all: by a level, or by a pulse wave.</summary>
    public bool IsLit => Brightness > 0;

    /// <summary>Share of the time in which it is lit, 0 to 1.</summary>
    public double Brightness
    {
        get
        {
            double high = _pin.Pwm?.DutyCycle ?? (_pin.Level ? 1 : 0);
            return _activeLow ? 1 - high : high;
        }
    }

    /// <summary>How often a level lit it since power-on.</summary>
    public int TimesLit { get; private set; }
}
