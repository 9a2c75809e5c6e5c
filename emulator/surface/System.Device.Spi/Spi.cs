using System.Device.Gpio;

namespace System.Device.Spi;

public class SpiDevice : IDisposable
{
    public extern SpiDevice(SpiConnectionSettings settings);
    public extern SpiConnectionSettings ConnectionSettings { get; }
    public static extern SpiDevice Create(SpiConnectionSettings settings);
    public extern void Dispose();
    protected extern void Dispose(bool disposing);
    public static extern SpiBusInfo GetBusInfo(int busId);
    public extern void Read(SpanByte buffer);
    public extern void Read(ushort[] buffer);
    public extern byte ReadByte();
    public extern void TransferFullDuplex(SpanByte writeBuffer, SpanByte readBuffer);
    public extern void TransferFullDuplex(ushort[] writeBuffer, ushort[] readBuffer);
    public extern void Write(SpanByte buffer);
    public extern void Write(ushort[] buffer);
    public extern void WriteByte(byte value);
}

public sealed class SpiConnectionSettings
{
    public extern SpiConnectionSettings(int busId, int chipSelectLine = -1);
    public extern int BusId { get; set; }
    public extern int ChipSelectLine { get; set; }
    public extern PinValue ChipSelectLineActiveState { get; set; }
    public extern int ClockFrequency { get; set; }
    public extern SpiBusConfiguration Configuration { get; set; }
    public extern int DataBitLength { get; set; }
    public extern DataFlow DataFlow { get; set; }
    public extern SpiMode Mode { get; set; }
}

public sealed class SpiBusInfo
{
    internal extern SpiBusInfo(int spiBus);
    public extern int MaxClockFrequency { get; }
    public extern int MinClockFrequency { get; }
}

public class SpiDeviceAlreadyInUseException : Exception
{
    public extern SpiDeviceAlreadyInUseException();
    public extern override string ToString();
}

public enum DataFlow
{
    MsbFirst,
    LsbFirst,
}

public enum SpiBusConfiguration
{
    FullDuplex,
    HalfDuplex,
    Simplex,
}

public enum SpiMode
{
    Mode0,
    Mode1,
    Mode2,
    Mode3,
}

public enum SpiSharingMode
{
    Exclusive,
    Shared,
}
