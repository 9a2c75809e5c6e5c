using System.Device.Gpio;

namespace Ripac.Dialing;

/// <summary>
/// The power key of a modem on the board. LilyGO's programs for T-SIM7600 (Xinyuan-LilyGO/T-SIM7600X on GitHub, examples ATdebug and
/// PowefOffModem) hold it for 300 ms to switch the modem on, ask it for up to 40 s, and hold it for 2.6 s to switch it off; other makers'
/// programs for the SIM7600 hold it for 500 ms, which their comments call the typical value of SIMCom's. Pressed so shortly it does nothing to
/// one that is on already, so it may be pressed whenever the modem does not answer.
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
