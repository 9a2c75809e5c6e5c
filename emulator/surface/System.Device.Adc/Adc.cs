namespace System.Device.Adc;

public abstract class AdcControllerBase
{
    protected extern AdcControllerBase();
    public abstract int ChannelCount { get; }
    public abstract AdcChannelMode ChannelMode { get; set; }
    public abstract int MaxValue { get; }
    public abstract int MinValue { get; }
    public abstract int ResolutionInBits { get; }
    public abstract bool IsChannelModeSupported(AdcChannelMode channelMode);
    public abstract AdcChannel OpenChannel(int channelNumber);
}

public class AdcController : AdcControllerBase
{
    public extern AdcController();
    public extern override int ChannelCount { get; }
    public extern override AdcChannelMode ChannelMode { get; set; }
    public extern override int MaxValue { get; }
    public extern override int MinValue { get; }
    public extern override int ResolutionInBits { get; }
    public extern override bool IsChannelModeSupported(AdcChannelMode channelMode);
    public extern override AdcChannel OpenChannel(int channelNumber);
}

public abstract class AdcChannelBase
{
    protected extern AdcChannelBase();
    public extern AdcController Controller { get; }
    public extern double ReadRatio();
    public abstract int ReadValue();
}

public class AdcChannel : AdcChannelBase, IDisposable
{
    private extern AdcChannel();
    public extern void Dispose();
    public extern override int ReadValue();
}

public enum AdcChannelMode
{
    SingleEnded = 0,
    Differential,
}
