using System.Globalization;
using System.Text.RegularExpressions;
using Ripac.VirtualDevice.Execution;
using HostTime = System.DateTime;

namespace Ripac.VirtualDevice.Nano;

/// <summary>A time from 1601 to 3000, always UTC. Its calendar is .NET's, its text that of .NET's invariant culture in the formats that nanoFramework has.</summary>
[NanoType("System.DateTime")]
public readonly partial struct DateTime
{
    public static readonly DateTime MaxValue = new(LastTick);
    public static readonly DateTime MinValue = new(Origin);
    public static readonly DateTime UnixEpoch = new(HostTime.UnixEpoch.Ticks);

    /// <summary>The ticks of the year 1601, from which the value is counted; those of the last moment of the year 3000.</summary>
    private const long Origin = 504_911_232_000_000_000;
    private const long LastTick = 946_708_127_999_999_999;

    private readonly long _ticks;

    public DateTime(long ticks) => _ticks = ticks is >= Origin and <= LastTick ? ticks - Origin : throw ExceptionMembers.Word(new ArgumentOutOfRangeException());

    public DateTime(long ticks, DateTimeKind kind)
        : this(kind == DateTimeKind.Utc ? ticks : throw ExceptionMembers.Word(new ArgumentException()))
    {
    }

    public DateTime(int year, int month, int day)
        : this(year, month, day, 0, 0, 0)
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second)
        : this(year, month, day, hour, minute, second, 0)
    {
    }

    /// <summary>A day behind the end of its month is one of the next month.</summary>
    public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)
    {
        if (year is < 1601 or > 3000 || month is < 1 or > 12 || day is < 1 or > 31 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || millisecond is < 0 or > 999)
        {
            throw new ArgumentOutOfRangeException(nameof(year));
        }

        _ticks = new HostTime(year, month, 1, hour, minute, second, millisecond).AddDays(day - 1).Ticks - Origin;
    }

    public static DateTime Today => UtcNow.Date;

    public static DateTime UtcNow
    {
        get
        {
            Processor.Scheduler.Settle();
            return new DateTime(Processor.Board.RealTimeClock.UtcNow.Ticks);
        }
    }

    public DateTime Date => new(Ticks - (Ticks % TimeSpan.TicksPerDay));

    public int Day => Host.Day;

    public DayOfWeek DayOfWeek => Host.DayOfWeek;

    public int DayOfYear => Host.DayOfYear;

    public int Hour => Host.Hour;

    public DateTimeKind Kind => DateTimeKind.Utc;

    public int Millisecond => Host.Millisecond;

    public int Minute => Host.Minute;

    public int Month => Host.Month;

    public int Second => Host.Second;

    public long Ticks => _ticks + Origin;

    public TimeSpan TimeOfDay => new(Ticks % TimeSpan.TicksPerDay);

    public int Year => Host.Year;

    private HostTime Host => new(Ticks, DateTimeKind.Utc);

    public static int Compare(DateTime t1, DateTime t2) => t1._ticks.CompareTo(t2._ticks);

    public static int DaysInMonth(int year, int month) => HostTime.DaysInMonth(year, month);

    public static bool Equals(DateTime t1, DateTime t2) => t1._ticks == t2._ticks;

    public static DateTime FromUnixTimeSeconds(long seconds) => new(HostTime.UnixEpoch.Ticks + (seconds * TimeSpan.TicksPerSecond));

    /// <summary>In three formats: those of u, of s and o, and of R. Digits of a second's fraction are taken for ticks, an offset is passed over, as on a board.</summary>
    /// <exception cref="FormatException">None of them.</exception>
    public static DateTime Parse(string? s)
    {
        string text = s ?? throw new ArgumentNullException(nameof(s));
        Match match = Universal().Match(text) is { Success: true } universal ? universal : Sortable().Match(text) is { Success: true } sortable ? sortable : Rfc1123().Match(text);
        try
        {
            return match.Success
                ? new DateTime(Part("y"), Month(), Part("d"), Part("h"), Part("m"), Part("s")).AddTicks(match.Groups["f"].Success ? Part("f") : 0)
                : throw new FormatException();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new FormatException();
        }

        int Part(string name) => int.TryParse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : throw new FormatException();

        int Month() => match.Groups["name"].Success
            ? 1 + Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, name => name.Equals(match.Groups["name"].Value, StringComparison.OrdinalIgnoreCase))
            : Part("mo");
    }

    public static bool TryParse(string? s, out DateTime result) => NumberParser.Try(() => Parse(s), default, out result);

    public DateTime Add(TimeSpan val) => new(Ticks + val.Ticks);

    public DateTime AddDays(double val) => Add(val, TimeSpan.TicksPerDay);

    public DateTime AddHours(double val) => Add(val, TimeSpan.TicksPerHour);

    public DateTime AddMilliseconds(double val) => Add(val, TimeSpan.TicksPerMillisecond);

    public DateTime AddMinutes(double val) => Add(val, TimeSpan.TicksPerMinute);

    public DateTime AddSeconds(double val) => Add(val, TimeSpan.TicksPerSecond);

    public DateTime AddTicks(long val) => new(Ticks + val);

    public int CompareTo(object? val) => val is null ? 1 : Compare(this, (DateTime)val);

    public override bool Equals(object? obj) => obj is DateTime other && other._ticks == _ticks;

    public override int GetHashCode() => Ticks.GetHashCode();

    public TimeSpan Subtract(DateTime val) => new(_ticks - val._ticks);

    public DateTime Subtract(TimeSpan val) => new(Ticks - val.Ticks);

    public override string ToString() => ToString(null);

    /// <exception cref="ArgumentException">A wrong format.</exception>
    public string ToString(string? format)
    {
        try
        {
            return Host.ToString(string.IsNullOrEmpty(format) ? "G" : ForeignToken().Replace(format, @"'$&'"), CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw ExceptionMembers.Word(new ArgumentException("Format_InvalidString"));
        }
    }

    public long ToUnixTimeSeconds() => (Ticks - HostTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;

    public static DateTime operator +(DateTime d, TimeSpan t) => d.Add(t);

    public static TimeSpan operator -(DateTime d1, DateTime d2) => d1.Subtract(d2);

    public static DateTime operator -(DateTime d, TimeSpan t) => d.Subtract(t);

    public static bool operator ==(DateTime d1, DateTime d2) => d1._ticks == d2._ticks;

    public static bool operator !=(DateTime t1, DateTime t2) => t1._ticks != t2._ticks;

    public static bool operator <(DateTime t1, DateTime t2) => t1._ticks < t2._ticks;

    public static bool operator <=(DateTime t1, DateTime t2) => t1._ticks <= t2._ticks;

    public static bool operator >(DateTime t1, DateTime t2) => t1._ticks > t2._ticks;

    public static bool operator >=(DateTime t1, DateTime t2) => t1._ticks >= t2._ticks;

    // To the nearest millisecond of a scale, and a tick for what is left over.
    private DateTime Add(double value, long ticksPerUnit) => new(Ticks + (long)((value * ticksPerUnit) + (value >= 0 ? 0.5 : -0.5)));

    [GeneratedRegex(@"^(?<y>\d{4})-(?<mo>\d{2})-(?<d>\d{2}) (?<h>\d{2}):(?<m>\d{2}):(?<s>\d{2})Z")]
    private static partial Regex Universal();

    [GeneratedRegex(@"^(?<y>\d{4})-(?<mo>\d{2})-(?<d>\d{2})T(?<h>\d{2}):(?<m>\d{2}):(?<s>\d{2})(\.(?<f>\d{1,9}))?")]
    private static partial Regex Sortable();

    [GeneratedRegex(@"^[A-Za-z]{3}, (?<d>\d{1,2}) (?<name>[A-Za-z]{3}) (?<y>\d{4}) (?<h>\d{2}):(?<m>\d{2}):(?<s>\d{2})")]
    private static partial Regex Rfc1123();

    /// <summary>What .NET has and nanoFramework writes as it stands.</summary>
    [GeneratedRegex("(?<!['\"\\\\])(z{1,3}|F{2,7}|g{2}|(?<=.)K|K(?=.))(?!['\"])")]
    private static partial Regex ForeignToken();
}
