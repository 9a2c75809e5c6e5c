namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Device.I2c.I2cBusSpeed")]
public enum I2cBusSpeed
{
    StandardMode,
    FastMode,
    FastModePlus,
}

[NanoType("System.Device.I2c.I2cTransferStatus")]
public enum I2cTransferStatus
{
    UnknownError,
    FullTransfer,
    ClockStretchTimeout,
    PartialTransfer,
    SlaveAddressNotAcknowledged,
}

[NanoType("System.Device.I2c.I2cConnectionSettings")]
public sealed class I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
{
    public I2cConnectionSettings(int busId, int deviceAddress)
        : this(busId, deviceAddress, I2cBusSpeed.FastMode)
    {
    }

    public int BusId { get; } = busId;

    public int DeviceAddress { get; } = deviceAddress;

    public I2cBusSpeed BusSpeed { get; } = busSpeed;
}

[NanoType("System.Device.I2c.I2cTransferResult")]
public readonly struct I2cTransferResult
{
    internal I2cTransferResult(I2cTransferStatus status, int bytes)
    {
        Status = status;
        BytesTransferred = (uint)bytes;
    }

    public uint BytesTransferred { get; }

    public I2cTransferStatus Status { get; }
}
