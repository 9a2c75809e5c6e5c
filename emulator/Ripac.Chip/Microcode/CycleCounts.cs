namespace Ripac.Chip.Microcode;

/// <summary>What a command has cost.</summary>
/// <param name="Microcycles">Microcycles of 125 ns, waits included.</param>
/// <param name="Waits">Of these, those in which the microinstruction waited for memory.</param>
/// <param name="Accesses">External memory accesses; a 16-bit access at an odd address is two.</param>
public readonly record struct CycleCounts(long Microcycles, long Waits, long Accesses)
{
    /// <summary>Clocks of a microinstruction: 125 ns (grade A) are two at 16 MHz (grade I).</summary>
    public const int ClocksPerMicrocycle = 2;

    /// <summary>Clock rate in Hz (grade A).</summary>
    public const int ClockRate = 16_000_000;

    /// <summary>Nanoseconds of a microcycle.</summary>
    public const int Nanoseconds = (int)(1_000_000_000L * ClocksPerMicrocycle / ClockRate);

    /// <summary>The sum of two.</summary>
    public static CycleCounts operator +(CycleCounts a, CycleCounts b) =>
        new(a.Microcycles + b.Microcycles, a.Waits + b.Waits, a.Accesses + b.Accesses);

    /// <summary>What came between two.</summary>
    public static CycleCounts operator -(CycleCounts a, CycleCounts b) =>
        new(a.Microcycles - b.Microcycles, a.Waits - b.Waits, a.Accesses - b.Accesses);
}
