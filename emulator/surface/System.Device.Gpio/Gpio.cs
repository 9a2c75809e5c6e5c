using nanoFramework.Runtime.Events;

namespace System.Device.Gpio;

public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);

public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);

public sealed class GpioController : IDisposable
{
    public extern GpioController();
    public extern GpioController(PinNumberingScheme numberingScheme);
    public extern PinNumberingScheme NumberingScheme { get; }
    public extern int PinCount { get; }
    public extern void ClosePin(int pinNumber);
    public extern void Dispose();
    public extern PinMode GetPinMode(int pinNumber);
    public extern bool IsPinModeSupported(int pinNumber, PinMode mode);
    public extern bool IsPinOpen(int pinNumber);
    public extern GpioPin OpenPin(int pinNumber);
    public extern GpioPin OpenPin(int pinNumber, PinMode mode);
    public extern PinValue Read(int pinNumber);
    public extern void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback);
    public extern void SetPinMode(int pinNumber, PinMode mode);
    public extern void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback);
    public extern void Write(int pinNumber, PinValue value);
}

public sealed class GpioPin : IDisposable
{
    private extern GpioPin();
    public extern event PinValueChangedEventHandler ValueChanged;
    public extern TimeSpan DebounceTimeout { get; set; }
    public extern int PinNumber { get; }
    public extern void Dispose();
    public extern PinMode GetPinMode();
    public extern bool IsPinModeSupported(PinMode pinMode);
    public extern PinValue Read();
    public extern void SetPinMode(PinMode value);
    public extern void Toggle();
    public extern void Write(PinValue value);
}

[Flags]
public enum PinEventTypes
{
    None = 0,
    Rising = 1,
    Falling = 2,
}

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

public enum PinNumberingScheme
{
    Logical,
    Board,
}

public readonly struct PinValue
{
    private readonly byte _value;
    public static extern PinValue High { get; }
    public static extern PinValue Low { get; }
    public extern bool Equals(PinValue other);
    public extern override bool Equals(object obj);
    public extern override int GetHashCode();
    public extern override string ToString();
    public static extern implicit operator PinValue(bool value);
    public static extern implicit operator PinValue(int value);
    public static extern explicit operator bool(PinValue value);
    public static extern explicit operator byte(PinValue value);
    public static extern explicit operator int(PinValue value);
    public static extern bool operator ==(PinValue a, PinValue b);
    public static extern bool operator !=(PinValue a, PinValue b);
}

public class PinValueChangedEventArgs : BaseEvent
{
    public extern PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber);
    public extern PinEventTypes ChangeType { get; }
    public extern int PinNumber { get; }
}

public readonly struct PinValuePair
{
    public extern PinValuePair(int pinNumber, PinValue pinValue);
    public extern int PinNumber { get; }
    public extern PinValue PinValue { get; }
    public extern void Deconstruct(out int pinNumber, out PinValue pinValue);
}

public struct WaitForEventResult
{
    public PinEventTypes EventTypes;
    public bool TimedOut;
}
