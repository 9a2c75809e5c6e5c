using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Device.Gpio.GpioPin")]
public sealed class GpioPin : IDisposable
{
    private readonly Scheduler _scheduler = Processor.Scheduler;
    private readonly VirtualPin _pin;
    private PinValueChangedEventHandler? _handlers;
    private PinMode _mode = PinMode.Input;
    private bool _driven;
    private bool _reported;
    private IDisposable? _debounce;
    private bool _disposed;

    internal GpioPin(VirtualPin pin)
    {
        _pin = pin;
        _reported = pin.Level;
        pin.Changed += OnChanged;
        Processor.Board.ReservedPins.Add(pin.Number);
        _scheduler.Over += LetGo;
    }

    public event PinValueChangedEventHandler ValueChanged
    {
        add
        {
            _scheduler.Settle();
            _scheduler.Events.Start();
            _reported = _pin.Level;
            _handlers += value;
        }

        remove => _handlers -= value;
    }

    public TimeSpan DebounceTimeout { get; set; }

    public int PinNumber => _pin.Number;

    private bool IsOutput => _mode >= PinMode.Output;

    public PinMode GetPinMode() => _mode;

    public bool IsPinModeSupported(PinMode pinMode) =>
        pinMode is >= PinMode.Input and <= PinMode.OutputOpenDrainPullUp && (pinMode < PinMode.Output || Processor.Board.Chip.CanDrive(PinNumber));

    public void SetPinMode(PinMode value)
    {
        ThrowIfDisposed();
        if (!IsPinModeSupported(value))
        {
            throw new ArgumentException($"pin {PinNumber} has no mode {value}");
        }

        _mode = value;
        Apply();
    }

    public PinValue Read()
    {
        ThrowIfDisposed();
        _scheduler.Settle();
        return _pin.Level;
    }

    public void Write(PinValue value)
    {
        ThrowIfDisposed();
        if (!IsOutput)
        {
            throw new ArgumentException($"pin {PinNumber} is not an output");
        }

        _driven = (bool)value;
        Apply();
        if (_handlers is not null)
        {
            // Of an output every write is told, whether or not it changes the level.
            Post(_driven);
        }
    }

    /// <summary>An input is left as it is.</summary>
    public void Toggle()
    {
        ThrowIfDisposed();
        if (IsOutput)
        {
            Write(!_driven);
        }
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _mode = PinMode.Input;
            Apply();
            _disposed = true;
            _handlers = null;
            _scheduler.Over -= LetGo;
            _pin.Changed -= OnChanged;
            Processor.Board.ReservedPins.Remove(PinNumber);
        }
    }

    /// <summary>The chip is reset: its pins float.</summary>
    private void LetGo()
    {
        _pin.Changed -= OnChanged;
        _pin.SetFirmwareSide(null, pulledUp: false);
    }

    private void Apply()
    {
        bool? level = _mode switch
        {
            PinMode.Output => _driven,
            PinMode.OutputOpenDrain or PinMode.OutputOpenDrainPullUp when !_driven => false,
            _ => null,
        };
        _scheduler.Settle();
        _scheduler.CallHost(() => _pin.SetFirmwareSide(level, _mode is PinMode.InputPullUp or PinMode.OutputOpenDrainPullUp));
    }

    private void OnChanged(VirtualPin pin)
    {
        if (_handlers is null || IsOutput)
        {
            return;
        }

        if (DebounceTimeout <= TimeSpan.Zero)
        {
            Report();
        }
        else
        {
            _debounce?.Dispose();
            _debounce = _scheduler.After(DebounceTimeout.Ticks * 100, Report);
        }
    }

    private void Report()
    {
        bool level = _pin.Level;
        if (level == _reported)
        {
            return;
        }

        _reported = level;
        Post(level);
    }

    private void Post(bool level) => _scheduler.Events.Post(() =>
    {
        _scheduler.Board.Statistics.PinEvents++;
        _handlers?.Invoke(this, new PinValueChangedEventArgs(level ? PinEventTypes.Rising : PinEventTypes.Falling, PinNumber));
    });

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException($"pin {PinNumber}");
        }
    }
}
