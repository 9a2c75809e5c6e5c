using System.Device.Pwm;

namespace Ripac.Dialing;

/// <summary>
/// Tones as square waves on one or two PWM pins, mixed by a resistor each. Their overtones begin at three times the frequency, above all
/// that a DTMF receiver listens for; a capacitor behind the resistors takes the rest.
/// </summary>
public sealed class PwmTones : IToneGenerator
{
    private readonly PwmChannel _low;
    private readonly PwmChannel? _high;
    private readonly double _duty;

    /// <param name="lowPin">A GPIO that has a PWM function.</param>
    /// <param name="highPin">Another, whose function has another timer (PWM1 and 2 share one, PWM3 and 4, ...); -1 for none.</param>
    /// <param name="volume">1 to 10.</param>
    public PwmTones(int lowPin, int highPin, int volume)
    {
        _duty = volume * 0.05;
        _low = PwmChannel.CreateFromPin(lowPin, 1000, _duty);
        _high = highPin < 0 ? null : PwmChannel.CreateFromPin(highPin, 1000, _duty);
    }

    /// <inheritdoc/>
    public void Start(int lowHertz, int highHertz)
    {
        _low.Frequency = lowHertz;
        _low.DutyCycle = _duty;
        _low.Start();
        if (_high != null && highHertz > 0)
        {
            _high.Frequency = highHertz;
            _high.DutyCycle = _duty;
            _high.Start();
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _low.Stop();
        _high?.Stop();
    }
}
