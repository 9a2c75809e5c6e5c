using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>One call is one transfer from start to stop, and every managed thread stands still while it lasts, as with the ESP32's driver.</summary>
[NanoType("System.Device.I2c.I2cDevice")]
public class I2cDevice : IDisposable
{
    private readonly I2cBus _bus;
    private readonly int _clockHertz;
    private readonly byte[] _one = new byte[1];
    private bool _disposed;

    public I2cDevice(I2cConnectionSettings settings)
    {
        ConnectionSettings = settings;
        _bus = Processor.Board.I2cBus(settings.BusId) ?? throw new ArgumentException($"there is no I2C bus {settings.BusId}");
        int[] pins = Processor.Board.PinFunctions.Require($"I2C{settings.BusId}", ["DATA", "CLOCK"]);
        if (pins.FirstOrDefault(Processor.Board.ReservedPins.Contains, -1) is int taken and >= 0)
        {
            throw new Exception($"pin {taken} of I2C{settings.BusId} is in use already");
        }

        _clockHertz = settings.BusSpeed switch
        {
            I2cBusSpeed.FastModePlus => 1_000_000,
            I2cBusSpeed.FastMode => 400_000,
            _ => 100_000,
        };
    }

    public I2cConnectionSettings ConnectionSettings { get; }

    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    public void Dispose() => _disposed = true;

    /// <summary>A read that is not acknowledged gives the byte of the call before: the API has no way to tell.</summary>
    public byte ReadByte()
    {
        Transfer([], _one);
        return _one[0];
    }

    public I2cTransferResult Read(SpanByte buffer) => Transfer([], buffer.AsSpan());

    public I2cTransferResult WriteByte(byte value)
    {
        _one[0] = value;
        return Transfer(_one, []);
    }

    public I2cTransferResult Write(SpanByte buffer) => Transfer(buffer.AsSpan(), []);

    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) => Transfer(writeBuffer.AsSpan(), readBuffer.AsSpan());

    // The driver takes any missing acknowledgement for that of the address.
    private I2cTransferResult Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        byte[] received = new byte[read.Length];
        if (!_bus.Transfer(ConnectionSettings.DeviceAddress, _clockHertz, write, received))
        {
            return new I2cTransferResult(I2cTransferStatus.SlaveAddressNotAcknowledged, 0);
        }

        received.CopyTo(read);
        return new I2cTransferResult(I2cTransferStatus.FullTransfer, write.Length + read.Length);
    }
}
