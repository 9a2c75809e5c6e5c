using System.Device.Gpio;

namespace Ripac.Dialing;

/// <summary>
/// The power key of a modem on the board. SIM7600 Series Hardware Design, power on: the key is held for 500 ms (at least 100), and the
/// serial port answers some 13 s later; held for 2.5 s it would power a modem off that is on. Pressed so shortly it does nothing to one
/// that is on already, so it may be pressed whenever the modem does not answer.
/// </summary>
public sealed class ModemPower
{
    /// <summary>The key is held for so long.</summary>
    public const int PressMilliseconds = 500;

    /// <summary>From one press to the next: a modem that starts must not be disturbed.</summary>
    public const int RestMilliseconds = 30000;

    private readonly GpioPin _key;
    private bool _pressed;
    private long _next;
    private long _releaseAt;

    /// <param name="key">Output, low; high presses the key, through the board's transistor.</param>
    /// <param name="flightMode">Output, or null; high lets the modem use its radio.</param>
    public ModemPower(GpioPin key, GpioPin? flightMode)
    {
        _key = key;
        flightMode?.Write(PinValue.High);
    }

    /// <summary>Presses the key, unless it was pressed lately. Whether it did.</summary>
    public bool Press(long now)
    {
        if (now < _next)
        {
            return false;
        }

        _key.Write(PinValue.High);
        _pressed = true;
        _releaseAt = now + PressMilliseconds;
        _next = now + RestMilliseconds;
        return true;
    }

    /// <summary>Lets the key go when it is time.</summary>
    public void Poll(long now)
    {
        if (_pressed && now >= _releaseAt)
        {
            _pressed = false;
            _key.Write(PinValue.Low);
        }
    }
}
