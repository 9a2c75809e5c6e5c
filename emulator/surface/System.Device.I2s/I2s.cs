namespace System.Device.I2s;

public class I2sDevice : IDisposable
{
    public extern I2sDevice(I2sConnectionSettings settings);
    public extern I2sConnectionSettings ConnectionSettings { get; }
    public static extern I2sDevice Create(I2sConnectionSettings settings);
    public extern void Dispose();
    public extern void Read(SpanByte buffer);
    public extern void Write(SpanByte buffer);
}

public sealed class I2sConnectionSettings
{
    public extern I2sConnectionSettings(int busId);
    public extern I2sBitsPerSample BitsPerSample { get; set; }
    public extern int BufferSize { get; set; }
    public extern int BusId { get; set; }
    public extern I2sChannelFormat ChannelFormat { get; set; }
    public extern I2sCommunicationFormat CommunicationFormat { get; set; }
    public extern I2sMode Mode { get; set; }
    public extern int SampleRate { get; set; }
}

public enum I2sBitsPerSample
{
    Bit8 = 8,
    Bit16 = 16,
    Bit24 = 24,
    Bit32 = 32,
}

public enum I2sChannelFormat
{
    RightLeft = 0,
    AllRight,
    AllLeft,
    OnlyRight,
    OnlyLeft,
}

public enum I2sCommunicationFormat
{
    I2S = 0x01,
    Msb = 0x03,
    PcmShort = 0x04,
    PcmLong = 0x0C,
    Max,
}

[Flags]
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
