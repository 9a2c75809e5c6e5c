namespace Ripac.VirtualDevice.Nano;

[Flags]
[NanoType("System.Device.Gpio.PinEventTypes")]
public enum PinEventTypes
{
    None = 0,
    Rising = 1,
    Falling = 2,
}

[NanoType("System.Device.Gpio.PinMode")]
public enum PinMode
{
    Input,
    InputPullDown,
    InputPullUp,
    Output,
    OutputOpenDrain,
    OutputOpenDrainPullUp,
    OutputOpenSource,
    OutputOpenSourcePullDown,
}

[NanoType("System.Device.Gpio.PinNumberingScheme")]
public enum PinNumberingScheme
{
    Logical,
    Board,
}

[NanoType("System.Device.Gpio.PinValue")]
public readonly struct PinValue : IEquatable<PinValue>
{
    private readonly byte _value;

    private PinValue(byte value) => _value = value;

    public static PinValue High => new(1);

    public static PinValue Low => new(0);

    public static implicit operator PinValue(int value) => value == 0 ? Low : High;

    public static implicit operator PinValue(bool value) => value ? High : Low;

    public static explicit operator byte(PinValue value) => value._value;

    public static explicit operator int(PinValue value) => value._value;

    public static explicit operator bool(PinValue value) => value._value != 0;

    public static bool operator ==(PinValue a, PinValue b) => a._value == b._value;

    public static bool operator !=(PinValue a, PinValue b) => a._value != b._value;

    public bool Equals(PinValue other) => other._value == _value;

    public override bool Equals(object? obj) => obj is PinValue other && Equals(other);

    public override int GetHashCode() => _value;

    public override string ToString() => _value == 0 ? "Low" : "High";
}

[NanoType("System.Device.Gpio.PinValuePair")]
public readonly struct PinValuePair(int pinNumber, PinValue pinValue)
{
    public int PinNumber { get; } = pinNumber;

    public PinValue PinValue { get; } = pinValue;

    public void Deconstruct(out int pinNumber, out PinValue pinValue) => (pinNumber, pinValue) = (PinNumber, PinValue);
}

[NanoType("System.Device.Gpio.WaitForEventResult")]
public struct WaitForEventResult
{
    public PinEventTypes EventTypes;
    public bool TimedOut;
}

[NanoType("System.Device.Gpio.PinValueChangedEventArgs")]
public class PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber) : BaseEvent
{
    public PinEventTypes ChangeType { get; } = changeType;

    public int PinNumber { get; } = pinNumber;
}

[NanoType("System.Device.Gpio.PinChangeEventHandler")]
public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);

[NanoType("System.Device.Gpio.PinValueChangedEventHandler")]
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
