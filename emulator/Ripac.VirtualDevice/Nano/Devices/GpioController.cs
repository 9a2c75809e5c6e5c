using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Device.Gpio.GpioController")]
public sealed class GpioController : IDisposable
{
    private readonly Dictionary<int, GpioPin> _pins = [];
    private readonly Dictionary<(int Pin, PinChangeEventHandler Callback), PinValueChangedEventHandler> _callbacks = [];

    public GpioController()
        : this(PinNumberingScheme.Logical)
    {
    }

    public GpioController(PinNumberingScheme numberingScheme) => NumberingScheme = numberingScheme;

    public PinNumberingScheme NumberingScheme { get; }

    public int PinCount => Processor.Board.Chip.AllGpios.Max() + 1;

    public GpioPin OpenPin(int pinNumber)
    {
        if (!Processor.Board.Chip.Has(pinNumber))
        {
            throw new ArgumentException($"there is no pin {pinNumber} on an {Processor.Board.Chip.Name}");
        }

        if (Processor.Board.ReservedPins.Contains(pinNumber))
        {
            throw new InvalidOperationException($"pin {pinNumber} is in use already");
        }

        return _pins[pinNumber] = new GpioPin(Processor.Board.Pin(pinNumber));
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    public void ClosePin(int pinNumber)
    {
        Opened(pinNumber).Dispose();
        _pins.Remove(pinNumber);
    }

    public void Dispose()
    {
        foreach (GpioPin pin in _pins.Values)
        {
            pin.Dispose();
        }

        _pins.Clear();
    }

    public PinMode GetPinMode(int pinNumber) => Opened(pinNumber).GetPinMode();

    public bool IsPinModeSupported(int pinNumber, PinMode mode) => Opened(pinNumber).IsPinModeSupported(mode);

    public bool IsPinOpen(int pinNumber) => _pins.ContainsKey(pinNumber);

    public PinValue Read(int pinNumber) => Opened(pinNumber).Read();

    public void SetPinMode(int pinNumber, PinMode mode) => Opened(pinNumber).SetPinMode(mode);

    public void Write(int pinNumber, PinValue value) => Opened(pinNumber).Write(value);

    public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        PinValueChangedEventHandler handler = (sender, e) =>
        {
            if ((e.ChangeType & eventTypes) != 0)
            {
                callback(sender, e);
            }
        };
        Opened(pinNumber).ValueChanged += handler;
        _callbacks[(pinNumber, callback)] = handler;
    }

    public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        if (_callbacks.Remove((pinNumber, callback), out PinValueChangedEventHandler? handler))
        {
            Opened(pinNumber).ValueChanged -= handler;
        }
    }

    private GpioPin Opened(int pinNumber) =>
        _pins.TryGetValue(pinNumber, out GpioPin? pin) ? pin : throw new InvalidOperationException($"pin {pinNumber} is not open");
}
