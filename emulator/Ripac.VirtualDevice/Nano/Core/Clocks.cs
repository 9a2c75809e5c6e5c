using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("System.Environment")]
public static class Environment
{
    public static long TickCount64
    {
        get
        {
            Processor.Scheduler.Settle();
            return Processor.Board.Clock.NowNanoseconds / 1_000_000;
        }
    }
}

/// <summary>nanoFramework knows UTC only, and says no other kind.</summary>
[NanoMembers("System.DateTime")]
public static class DateTimeMembers
{
    public static DateTime get_UtcNow()
    {
        Processor.Scheduler.Settle();
        return Processor.Board.RealTimeClock.UtcNow;
    }

    public static DateTime get_Today() => get_UtcNow().Date;

    public static DateTimeKind get_Kind(ref DateTime value) => DateTimeKind.Utc;

    public static DateTime FromUnixTimeSeconds(long seconds) => DateTime.UnixEpoch.AddSeconds(seconds);

    public static long ToUnixTimeSeconds(ref DateTime value) => (value.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
}

[NanoMembers("System.TimeSpan")]
public static class TimeSpanMembers
{
    public static TimeSpan FromDays(long value) => new(value * TimeSpan.TicksPerDay);

    public static TimeSpan FromHours(long value) => new(value * TimeSpan.TicksPerHour);

    public static TimeSpan FromMilliseconds(long value) => new(value * TimeSpan.TicksPerMillisecond);

    public static TimeSpan FromMinutes(long value) => new(value * TimeSpan.TicksPerMinute);

    public static TimeSpan FromSeconds(long value) => new(value * TimeSpan.TicksPerSecond);
}
