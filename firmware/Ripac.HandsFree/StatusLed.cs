using System.Device.Gpio;

namespace Ripac.HandsFree;

/// <summary>The status LED. A pattern is 16 steps of 125 ms, the lowest bit first, again and again.</summary>
internal sealed class StatusLed
{
    /// <summary>Waiting for the wake word or the button.</summary>
    public const int Idle = 0x0000;

    /// <summary>Starting, or looking for the coprocessor: fast blinking.</summary>
    public const int NotReady = 0x5555;

    /// <summary>Listening: steady light.</summary>
    public const int Listening = 0xFFFF;

    /// <summary>The number was not understood, say it again: three short flashes, then a pause.</summary>
    public const int AskAgain = 0x0015;

    /// <summary>A question waits for yes or no: one long, one short flash.</summary>
    public const int Confirm = 0x013F;

    /// <summary>Dialing: slow blinking.</summary>
    public const int Dialing = 0x0F0F;

    /// <summary>A call is on: one short flash every two seconds.</summary>
    public const int InCall = 0x0001;

    private const int Steps = 16;
    private const int StepMilliseconds = 125;

    private readonly GpioPin? _pin;
    private bool _lit;

    /// <param name="pin">High = lit; null on a board without a LED.</param>
    public StatusLed(GpioPin? pin)
    {
        _pin = pin;
    }

    /// <summary>What is shown.</summary>
    public int Pattern { get; set; } = NotReady;

    /// <summary>Switches the LED to the pattern's present step.</summary>
    public void Update(long nowMilliseconds)
    {
        int step = (int)(nowMilliseconds / StepMilliseconds) % Steps;
        bool lit = ((Pattern >> step) & 1) != 0;
        if (lit != _lit)
        {
            _lit = lit;
            _pin?.Write(lit ? PinValue.High : PinValue.Low);
        }
    }
}
