using System.Device.Gpio;

namespace Ripac.HandsFree;

/// <summary>The status LED; <see cref="Signals.Leds"/> has the patterns.</summary>
internal sealed class StatusLed
{
    private const int Steps = 16;
    private const int StepMilliseconds = 125;

    private readonly GpioPin? _pin;
    private bool _lit;

    /// <param name="pin">High = lit; null on a board without a LED.</param>
    public StatusLed(GpioPin? pin)
    {
        _pin = pin;
    }

    /// <summary>Switches the LED to the pattern's present step.</summary>
    public void Show(int signal, long now)
    {
        int step = (int)(now / StepMilliseconds) % Steps;
        bool lit = ((Signals.Leds[signal] >> step) & 1) != 0;
        if (lit != _lit)
        {
            _lit = lit;
            _pin?.Write(lit ? PinValue.High : PinValue.Low);
        }
    }
}
