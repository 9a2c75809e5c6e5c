namespace Ripac.Chip.Microcode;

/// <summary>Where a bit is stuck.</summary>
public enum FaultSite
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>A cache word: index 0..63, bits 0..23.</summary>
    Cache,

    /// <summary>A word of ROM: index 0..255, bits 0..63.</summary>
    Rom,

    /// <summary>A path register, its cost and above it its tag: index 0..5 for S, N, K, B, Q, M; bits 0..27.</summary>
    Path,

    /// <summary>The sum of the 12-bit adder: bits 0..11.</summary>
    PathSum,

    /// <summary>The result of the address unit: bits 0..23.</summary>
    AddressResult,

    /// <summary>Bus A: bits 0..23.</summary>
    BusA,

    /// <summary>Bus B: bits 0..23.</summary>
    BusB,

    /// <summary>The memory data register: bits 0..23.</summary>
    MemoryData,

    /// <summary>The micro-address: bits 0..7.</summary>
    MicroAddress,

    /// <summary>The return address of the sequencer: bits 0..7.</summary>
    ReturnAddress,

    /// <summary>What the sequencer sees of a condition: index = <see cref="Microcode.Condition"/>, bit 0.</summary>
    Condition,

    /// <summary>A line of the external address: bits 0..23.</summary>
    AddressLine,

    /// <summary>A byte of table memory: index = address, bits 0..7.</summary>
    TableMemory,
}

/// <summary>A bit that always reads the same, to see whether a test finds it.</summary>
/// <param name="Site">Which unit.</param>
/// <param name="Index">Which of its words.</param>
/// <param name="Bit">Which bit.</param>
/// <param name="High">Stuck at 1, else at 0.</param>
public readonly record struct StuckBit(FaultSite Site, int Index, int Bit, bool High)
{
    /// <summary>What is read in place of a value.</summary>
    public int Apply(int value) => High ? value | (1 << Bit) : value & ~(1 << Bit);
}
