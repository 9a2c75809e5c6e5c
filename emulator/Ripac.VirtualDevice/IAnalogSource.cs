namespace Ripac.VirtualDevice;

/// <summary>A voltage at an input of the analogue-to-digital converter.</summary>
public interface IAnalogSource
{
    /// <summary>The voltage at this virtual time, as a share of full scale: 0 to 1. What is outside is clipped, as by the converter.</summary>
    double ReadRatio(long nanoseconds);
}
