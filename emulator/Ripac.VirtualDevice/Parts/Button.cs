namespace Ripac.VirtualDevice.Parts;

/// <summary>A push button between a pin and ground, with a resistor that holds the pin high; or the other way round.</summary>
public sealed class Button
{
    private readonly VirtualBoard _board;
    private readonly VirtualPin _pin;
    private readonly bool _activeHigh;

    /// <summary>Solders the button to a pin, not pressed.</summary>
    public Button(VirtualBoard board, int pin, bool activeHigh = false)
    {
        _board = board;
        _pin = board.Pin(pin);
        _activeHigh = activeHigh;
        _pin.Drive(!activeHigh);
    }

    public bool IsPressed { get; private set; }

    /// <summary>Presses the button, now, until <see cref="Release"/>.</summary>
    public void Press() => Set(true);

    /// <summary>Presses the button, now, and lets it go after a span of virtual time.</summary>
    public void Press(TimeSpan held)
    {
        Press();
        _board.Clock.After(held.Ticks * 100, Release);
    }

    /// <summary>Lets the button go, now.</summary>
    public void Release() => Set(false);

    private void Set(bool pressed)
    {
        IsPressed = pressed;
        _pin.Drive(pressed == _activeHigh);
    }
}
