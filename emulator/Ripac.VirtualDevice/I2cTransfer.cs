namespace Ripac.VirtualDevice;

/// <summary>One I2C transfer, from start to stop. The bytes are only valid during the call that hands them out.</summary>
/// <param name="Bus">I2C bus, from 1.</param>
/// <param name="Address">7 bits.</param>
/// <param name="StartNanoseconds">When the start condition came.</param>
/// <param name="Written">What the firmware sent.</param>
/// <param name="Read">What the part answered.</param>
/// <param name="Acknowledged">False if the part did not acknowledge its address or a byte.</param>
public sealed record I2cTransfer(int Bus, int Address, long StartNanoseconds, ReadOnlyMemory<byte> Written, ReadOnlyMemory<byte> Read, bool Acknowledged);
