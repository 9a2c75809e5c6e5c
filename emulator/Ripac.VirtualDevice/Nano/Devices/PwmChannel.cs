using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Device.Pwm.PwmPulsePolarity")]
public enum PwmPulsePolarity
{
    ActiveHigh,
    ActiveLow,
}

/// <summary>
/// A pulse wave on a pin, with the ESP32's habits: a channel is found by its pin, which must have been given a function PWM1 to PWM16; two
/// neighbours (PWM1 and PWM2, ...) share a timer, and so the frequency that was set last; and a duty cycle set while it stands at zero only
/// comes to the pin with the next <see cref="Start"/>.
/// </summary>
[NanoType("System.Device.Pwm.PwmChannel")]
public sealed class PwmChannel : IDisposable
{
    /// <summary>The duty cycle is kept in these steps.</summary>
    private const double StepsPerUnit = 10_000;

    private readonly PwmTimer _timer;
    private readonly VirtualPin _pin;
    private int _frequency;
    private uint _duty;
    private bool _disposed;

    /// <summary>The ESP32 has no way from a channel's number to a pin: this form is refused there.</summary>
    public PwmChannel(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5) =>
        throw new ArgumentException($"PWM chip {chip}, channel {channel}: on an ESP32 use PwmChannel.CreateFromPin");

    private PwmChannel(int pin, PwmTimer timer, int frequency, double dutyCyclePercentage)
    {
        _pin = Processor.Board.Pin(pin);
        _timer = timer;
        Frequency = frequency;
        DutyCycle = dutyCyclePercentage;
    }

    public int Frequency
    {
        get => _frequency;
        set
        {
            // The timer divides 80 MHz down to a 1-bit wave at best, by 1024 of its largest count at most.
            if (value is < 1 or > 40_000_000)
            {
                throw new ArgumentException($"{value} Hz is no PWM frequency");
            }

            _frequency = value;
            OnHost(() => _timer.Frequency = value);
        }
    }

    public double DutyCycle
    {
        get => _duty / StepsPerUnit;
        set
        {
            if (value is not (>= 0 and <= 1))
            {
                throw new ArgumentException($"{value} is no duty cycle");
            }

            bool wasZero = _duty == 0;
            _duty = (uint)(value * StepsPerUnit);
            if (!wasZero)
            {
                OnHost(() => _timer.SetDutyCycle(_pin, DutyCycle));
            }
        }
    }

    public static PwmChannel Create(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5) =>
        new(chip, channel, frequency, dutyCyclePercentage);

    /// <summary>Null if the pin has no PWM function.</summary>
    public static PwmChannel? CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5) =>
        Processor.Board.PinFunctions.PwmTimerOf(pin) is int timer
            ? new PwmChannel(pin, Processor.Board.PwmTimers[timer], frequency, dutyCyclePercentage)
            : null;

    public void Start()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        OnHost(() => _timer.Start(_pin, DutyCycle));
        Processor.Scheduler.Over -= LetGo;
        Processor.Scheduler.Over += LetGo;
    }

    public void Stop()
    {
        Processor.Scheduler.Over -= LetGo;
        OnHost(LetGo);
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Stop();
        }
    }

    private void LetGo() => _timer.Stop(_pin);

    private static void OnHost(Action action)
    {
        Processor.Scheduler.Settle();
        Processor.Scheduler.CallHost(action);
    }
}

/// <summary>A timer that several pins take their pulses from.</summary>
internal sealed class PwmTimer
{
    private readonly Dictionary<VirtualPin, double> _running = [];
    private int _frequency;

    public int Frequency
    {
        get => _frequency;
        set
        {
            _frequency = value;
            foreach ((VirtualPin pin, double duty) in _running)
            {
                pin.SetPwm(new PwmSignal(value, duty));
            }
        }
    }

    public void Start(VirtualPin pin, double dutyCycle)
    {
        _running[pin] = dutyCycle;
        pin.SetPwm(new PwmSignal(Frequency, dutyCycle));
    }

    public void SetDutyCycle(VirtualPin pin, double dutyCycle)
    {
        if (_running.ContainsKey(pin))
        {
            Start(pin, dutyCycle);
        }
    }

    public void Stop(VirtualPin pin)
    {
        if (_running.Remove(pin))
        {
            pin.SetPwm(null);
        }
    }
}
