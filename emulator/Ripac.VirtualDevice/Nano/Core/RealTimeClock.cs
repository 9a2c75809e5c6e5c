namespace Ripac.VirtualDevice.Nano;

/// <summary>The date and time of a board: set at power-on and by the firmware, and driven by the virtual clock.</summary>
internal sealed class RealTimeClock(VirtualClock clock, DateTime powerOn)
{
    private DateTime _powerOn = powerOn;

    public DateTime UtcNow => _powerOn.AddTicks(clock.NowNanoseconds / 100);

    public void Set(DateTime now) => _powerOn = now.AddTicks(-(clock.NowNanoseconds / 100));
}
