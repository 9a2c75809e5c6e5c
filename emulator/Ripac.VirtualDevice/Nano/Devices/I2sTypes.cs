namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Device.I2s.I2sBitsPerSample")]
public enum I2sBitsPerSample
{
    Bit8 = 8,
    Bit16 = 16,
    Bit24 = 24,
    Bit32 = 32,
}

[NanoType("System.Device.I2s.I2sChannelFormat")]
public enum I2sChannelFormat
{
    RightLeft = 0,
    AllRight,
    AllLeft,
    OnlyRight,
    OnlyLeft,
}

[NanoType("System.Device.I2s.I2sCommunicationFormat")]
public enum I2sCommunicationFormat
{
    I2S = 0x01,
    Msb = 0x03,
    PcmShort = 0x04,
    PcmLong = 0x0C,
    Max,
}

[Flags]
[NanoType("System.Device.I2s.I2sMode")]
public enum I2sMode
{
    Master = 1,
    Slave = 2,
    Tx = 4,
    Rx = 8,
    DacBuiltIn = 16,
    AdcBuiltIn = 32,
    Pdm = 64,
}

[NanoType("System.Device.I2s.I2sConnectionSettings")]
public sealed class I2sConnectionSettings(int busId)
{
    public I2sBitsPerSample BitsPerSample { get; set; } = I2sBitsPerSample.Bit16;

    public int BufferSize { get; set; } = 10_000;

    public int BusId { get; set; } = busId;

    public I2sChannelFormat ChannelFormat { get; set; } = I2sChannelFormat.RightLeft;

    public I2sCommunicationFormat CommunicationFormat { get; set; } = I2sCommunicationFormat.I2S;

    public I2sMode Mode { get; set; } = I2sMode.Pdm;

    public int SampleRate { get; set; } = 44_100;

    internal I2sConnectionSettings Copy() => (I2sConnectionSettings)MemberwiseClone();
}
