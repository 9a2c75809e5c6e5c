namespace Ripac.VirtualDevice.Faults;

/// <summary>
/// Where faults come from: a seed, and the same faults again with the same seed. Keeps what it did, for the message of a failing test.
/// </summary>
/// <param name="clock">The board's.</param>
/// <param name="seed">Any number; print it where a test fails.</param>
public sealed class FaultSource(VirtualClock clock, int seed)
{
    /// <summary>More than anybody reads.</summary>
    private const int MostKept = 1000;

    private readonly Random _random = new(seed);
    private readonly List<string> _log = [];

    public int Seed { get; } = seed;

    public VirtualClock Clock { get; } = clock;

    /// <summary>Faults only happen while this is set.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Faults so far.</summary>
    public int Count { get; private set; }

    /// <summary>When the last fault happened, in virtual nanoseconds; -1 before the first.</summary>
    public long LastNanoseconds { get; private set; } = -1;

    /// <summary>The first 1,000 faults, a line each: virtual milliseconds, where, what.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>Whether one of a million falls now.</summary>
    public bool Falls(int perMillion) => IsActive && perMillion > 0 && _random.Next(1_000_000) < perMillion;

    /// <summary>Whether one of a million falls now; noted if it does.</summary>
    internal bool Falls(int perMillion, string name, string what)
    {
        bool falls = Falls(perMillion);
        if (falls)
        {
            Note($"{name}: {what}");
        }

        return falls;
    }

    /// <summary>Begins an outage if one of a million falls now: until when it lasts is changed then, and noted.</summary>
    internal void Begin(FaultRates rates, int perMillion, ref long until, string name, string what)
    {
        if (Falls(perMillion))
        {
            long now = Clock.NowNanoseconds;
            until = now + Between(rates.ShortestOutage, rates.LongestOutage);
            Note(FormattableString.Invariant($"{name}: {what} for {(until - now) / 1e6:0.0} ms"));
        }
    }

    /// <summary>A number from 0 up to a bound.</summary>
    public int Below(int bound) => _random.Next(bound);

    /// <summary>A span between two, in nanoseconds.</summary>
    public long Between(TimeSpan least, TimeSpan most) => _random.NextInt64(least.Ticks * 100, (most.Ticks * 100) + 1);

    /// <summary>Flips one bit.</summary>
    public byte Flip(byte value) => (byte)(value ^ (1 << Below(8)));

    /// <summary>Notes a fault that happens now.</summary>
    public void Note(string what)
    {
        Count++;
        LastNanoseconds = Clock.NowNanoseconds;
        if (_log.Count < MostKept)
        {
            _log.Add(FormattableString.Invariant($"{Clock.NowNanoseconds / 1e6:0.000} ms {what}"));
        }
    }
}
