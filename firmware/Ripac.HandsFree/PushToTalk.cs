using System.Device.Gpio;

namespace Ripac.HandsFree;

/// <summary>The push-to-talk button: to ground, so low is pressed. A level counts after it has stayed for 30 ms.</summary>
internal sealed class PushToTalk
{
    private const int DebounceMilliseconds = 30;

    private readonly GpioPin _pin;
    private bool _level;
    private long _since;

    public PushToTalk(GpioPin pin)
    {
        _pin = pin;
    }

    /// <summary>Whether the button is held.</summary>
    public bool IsPressed { get; private set; }

    /// <summary>Looks at the button; true when <see cref="IsPressed"/> has changed.</summary>
    public bool Poll(long nowMilliseconds)
    {
        bool level = _pin.Read() == PinValue.Low;
        if (level != _level)
        {
            _level = level;
            _since = nowMilliseconds;
        }

        if (level == IsPressed || nowMilliseconds - _since < DebounceMilliseconds)
        {
            return false;
        }

        IsPressed = level;
        return true;
    }
}
