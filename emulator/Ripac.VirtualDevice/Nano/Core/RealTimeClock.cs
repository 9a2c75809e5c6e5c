namespace Ripac.VirtualDevice.Nano;

/// <summary>The date and time of a board: set at power-on and by the firmware, and driven by the virtual clock.</summary>
internal sealed class RealTimeClock(VirtualClock clock, System.DateTime powerOn)
{
    private System.DateTime _powerOn = powerOn;

    public System.DateTime UtcNow => _powerOn.AddTicks(clock.NowNanoseconds / 100);

    public void Set(DateTime now) => _powerOn = new System.DateTime(now.Ticks - (clock.NowNanoseconds / 100));
}
