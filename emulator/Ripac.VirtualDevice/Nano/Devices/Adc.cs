using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Device.Adc.AdcChannelMode")]
public enum AdcChannelMode
{
    SingleEnded = 0,
    Differential,
}

[NanoType("System.Device.Adc.AdcControllerBase")]
public abstract class AdcControllerBase
{
    public abstract int ChannelCount { get; }

    public abstract AdcChannelMode ChannelMode { get; set; }

    public abstract int MaxValue { get; }

    public abstract int MinValue { get; }

    public abstract int ResolutionInBits { get; }

    public abstract bool IsChannelModeSupported(AdcChannelMode channelMode);

    public abstract AdcChannel OpenChannel(int channelNumber);
}

/// <summary>The ESP32's converter as nanoFramework sees it: one controller, channels 0 to 19, 12 bits.</summary>
[NanoType("System.Device.Adc.AdcController")]
public class AdcController : AdcControllerBase
{
    internal const int Channels = 20;

    public override int ChannelCount => Channels;

    public override AdcChannelMode ChannelMode { get; set; }

    public override int MaxValue => 4095;

    public override int MinValue => 0;

    public override int ResolutionInBits => 12;

    public override bool IsChannelModeSupported(AdcChannelMode channelMode) => channelMode == AdcChannelMode.SingleEnded;

    public override AdcChannel OpenChannel(int channelNumber) => channelNumber >= 0 && channelNumber < Processor.Board.Chip.AdcPins.Length
        ? new AdcChannel(this, channelNumber)
        : throw new ArgumentException($"there is no ADC channel {channelNumber}");
}

[NanoType("System.Device.Adc.AdcChannelBase")]
public abstract class AdcChannelBase
{
    private protected AdcChannelBase(AdcController controller) => Controller = controller;

    public AdcController Controller { get; }

    public double ReadRatio() => ReadValue() / (double)Controller.MaxValue;

    public abstract int ReadValue();
}

[NanoType("System.Device.Adc.AdcChannel")]
public class AdcChannel : AdcChannelBase, IDisposable
{
    private readonly int _number;
    private bool _disposed;

    internal AdcChannel(AdcController controller, int number)
        : base(controller) => _number = number;

    public void Dispose() => _disposed = true;

    /// <summary>An input that nothing is attached to reads 0.</summary>
    public override int ReadValue()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Processor.Scheduler.Settle();
        double ratio = 0;
        Processor.Scheduler.CallHost(() => ratio = Processor.Board.ReadAnalog(_number));
        return (int)Math.Round(Math.Clamp(ratio, 0, 1) * Controller.MaxValue);
    }
}
