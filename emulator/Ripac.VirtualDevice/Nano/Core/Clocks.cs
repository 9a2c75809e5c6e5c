using System.Globalization;
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

    public static DateTime Parse(string? s) =>
        DateTime.TryParse(s ?? throw new ArgumentNullException(nameof(s)), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time)
            ? time
            : throw new ArgumentException("no date and time");

    public static string ToString(ref DateTime value) => ToString(ref value, null);

    /// <summary>The formats of .NET's invariant culture.</summary>
    /// <exception cref="ArgumentException">A wrong format.</exception>
    public static string ToString(ref DateTime value, string? format)
    {
        try
        {
            return DateTime.SpecifyKind(value, DateTimeKind.Utc).ToString(string.IsNullOrEmpty(format) ? "G" : format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw ExceptionMembers.Word(new ArgumentException("Format_InvalidString"));
        }
    }

    public static bool TryParse(string? s, out DateTime result) => NumberParser.Try(() => Parse(s), default, out result);

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
