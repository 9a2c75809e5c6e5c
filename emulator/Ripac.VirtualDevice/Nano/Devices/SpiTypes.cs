namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Device.Spi.DataFlow")]
public enum DataFlow
{
    MsbFirst,
    LsbFirst,
}

[NanoType("System.Device.Spi.SpiBusConfiguration")]
public enum SpiBusConfiguration
{
    FullDuplex,
    HalfDuplex,
    Simplex,
}

[NanoType("System.Device.Spi.SpiMode")]
public enum SpiMode
{
    Mode0,
    Mode1,
    Mode2,
    Mode3,
}

[NanoType("System.Device.Spi.SpiSharingMode")]
public enum SpiSharingMode
{
    Exclusive,
    Shared,
}

[NanoType("System.Device.Spi.SpiConnectionSettings")]
public sealed class SpiConnectionSettings(int busId, int chipSelectLine = -1)
{
    public int BusId { get; set; } = busId;

    public int ChipSelectLine { get; set; } = chipSelectLine;

    public PinValue ChipSelectLineActiveState { get; set; } = PinValue.Low;

    public int ClockFrequency { get; set; } = 500_000;

    public SpiBusConfiguration Configuration { get; set; } = SpiBusConfiguration.FullDuplex;

    public int DataBitLength { get; set; } = 8;

    public DataFlow DataFlow { get; set; } = DataFlow.MsbFirst;

    public SpiMode Mode { get; set; } = SpiMode.Mode0;

    internal SpiConnectionSettings Copy() => (SpiConnectionSettings)MemberwiseClone();
}

[NanoType("System.Device.Spi.SpiBusInfo")]
public sealed class SpiBusInfo
{
    internal SpiBusInfo()
    {
    }

    // What the ESP32's driver answers, whatever the pins.
    public int MaxClockFrequency => 40_000_000;

    public int MinClockFrequency => 78_125;
}

[NanoType("System.Device.Spi.SpiDeviceAlreadyInUseException")]
public class SpiDeviceAlreadyInUseException : Exception
{
    public override string ToString() => Message;
}
