using Ripac.VirtualDevice.Nano;

namespace Ripac.VirtualDevice;

/// <content>What can be attached to a board, and what a logic analyser would see of it.</content>
public sealed partial class VirtualBoard
{
    /// <summary>Touch pads of an ESP32-S3, numbered from 1; pad n is GPIO n.</summary>
    public const int TouchPadCount = 14;

    private readonly VirtualPin?[] _pins = new VirtualPin?[PinCount];
    private readonly VirtualTouchPad?[] _touchPads = new VirtualTouchPad?[TouchPadCount + 1];
    private readonly SpiBus[] _spiBuses;
    private readonly I2cBus[] _i2cBuses;
    private readonly I2sBus[] _i2sBuses = [new(), new()];
    private readonly SerialLine[] _serialLines;
    private readonly IAnalogSource?[] _analog = new IAnalogSource?[AdcController.Channels];

    /// <summary>A chip-select frame ended.</summary>
    public event Action<SpiTransfer>? SpiTransferred;

    /// <summary>An I2C transfer ended.</summary>
    public event Action<I2cTransfer>? I2cTransferred;

    /// <summary>A byte ended on a bus or a serial port.</summary>
    public event Action<BusByte>? BusByte;

    internal PwmTimer[] PwmTimers { get; } = [new(), new(), new(), new(), new(), new(), new(), new()];

    /// <summary>The GPIO with a number, 0 to 63.</summary>
    public VirtualPin Pin(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, PinCount);
        return _pins[number] ??= new VirtualPin(number);
    }

    /// <summary>The touch pad with a number, 1 to 14.</summary>
    public VirtualTouchPad TouchPad(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, TouchPadCount);
        return _touchPads[number] ??= new VirtualTouchPad(number);
    }

    /// <summary>Puts a part on an SPI bus (1, or 2 where the chip has two), behind a chip-select pin. A line without a part reads 0xFF.</summary>
    public void AttachSpi(int bus, int chipSelect, ISpiPart part) =>
        (SpiBus(bus) ?? throw Lacks($"bus {bus} of that kind")).Attach(Pin(chipSelect), part);

    /// <summary>Puts a part on an I2C bus (1, or 2 where the chip has two), at a 7-bit address. An address without a part is not acknowledged.</summary>
    public void AttachI2c(int bus, int address, II2cPart part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(address);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, 0x7F);
        (I2cBus(bus) ?? throw Lacks($"bus {bus} of that kind")).Attach(address, part);
    }

    /// <summary>
    /// Puts a microphone on the left channel of an I2S bus (1, or 2 where the chip has two). Firmware must read it at <paramref name="sampleRate"/>:
    /// nothing here resamples.
    /// </summary>
    public void AttachMicrophone(int bus, ISampleSource source, int sampleRate = 8000) =>
        (I2sBus(bus) ?? throw Lacks($"bus {bus} of that kind")).Attach(source, sampleRate);

    /// <summary>Puts an amplifier and a loudspeaker on an I2S bus (1, or 2 where the chip has two).</summary>
    public void AttachLoudspeaker(int bus, ISampleSink sink) =>
        (I2sBus(bus) ?? throw Lacks($"bus {bus} of that kind")).Attach(sink);

    /// <summary>Puts a part on a serial port, <c>COM1</c> to <c>COM3</c>.</summary>
    public void AttachSerial(string port, ISerialPart part) =>
        (SerialLine(port) ?? throw Lacks(port)).Attach(part);

    /// <summary>Puts a voltage on a channel of the analogue-to-digital converter, 0 to 19 as nanoFramework numbers them.</summary>
    public void AttachAnalog(int channel, IAnalogSource source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, _analog.Length);
        _analog[channel] = source;
    }

    private ArgumentException Lacks(string what) => new($"{Target.Name}: an {Chip.Name} has no {what}");

    internal SpiBus? SpiBus(int number) => number >= 1 && number <= Chip.SpiBuses ? _spiBuses[number - 1] : null;

    internal I2cBus? I2cBus(int number) => number >= 1 && number <= Chip.I2cBuses ? _i2cBuses[number - 1] : null;

    internal I2sBus? I2sBus(int number) => number >= 1 && number <= Chip.I2sBuses ? _i2sBuses[number - 1] : null;

    internal SerialLine? SerialLine(string port) => port switch
    {
        "COM1" => _serialLines[0],
        "COM2" => _serialLines[1],
        "COM3" when Chip.SerialPorts > 2 => _serialLines[2],
        _ => null,
    };

    internal double ReadAnalog(int channel) => _analog[channel]?.ReadRatio(Clock.NowNanoseconds) ?? 0;

    internal void RaiseBusByte(string line, byte value) => BusByte?.Invoke(new BusByte(line, value));

    internal void RaiseSpiTransferred(SpiTransfer transfer) => SpiTransferred?.Invoke(transfer);

    internal void RaiseI2cTransferred(I2cTransfer transfer) => I2cTransferred?.Invoke(transfer);
}
