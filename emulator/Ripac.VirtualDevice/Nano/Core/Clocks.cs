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
            return Processor.Board.Power.NanosecondsSinceStart / 1_000_000;
        }
    }
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
