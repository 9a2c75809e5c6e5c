using Ripac.Chip.Microcode;

namespace Ripac.Module;

/// <summary>
/// How long the module's work takes, in nanoseconds of its clock. Our assumptions for a microcontroller of a few hundred MHz, well
/// inside the limits of the link (<see cref="Ripac.Link.LinkTiming"/>); nothing was measured on a board.
/// </summary>
public sealed record ModuleTiming
{
    /// <summary>From power-up or reset until READY rises.</summary>
    public long Boot { get; init; } = 5_000_000;

    /// <summary>For each transaction.</summary>
    public long Transaction { get; init; } = 20_000;

    /// <summary>For each byte of payload, of the request and of the response.</summary>
    public long PayloadByte { get; init; } = 50;

    /// <summary>To recognise one sample: a tenth of the 125,000 ns that it lasts. READY is high meanwhile.</summary>
    public long Sample { get; init; } = 12_500;

    /// <summary>For each microcycle that the core counts, after the samples' own time: 125 ns, RIPAC's clock. Engines that do not count
    /// have done their part within <see cref="Sample"/>.</summary>
    public long Microcycle { get; init; } = CycleCounts.Nanoseconds;

    /// <summary>For each byte of the tables that is compared with a CRC.</summary>
    public long VerifiedByte { get; init; } = 20;

    /// <summary>For each byte of a model that is taken into use: of range-coded weights ten binary decisions of 20 cycles, at 400 MHz.</summary>
    public long ModelByte { get; init; } = 500;

    /// <summary>For each byte of a grammar's text.</summary>
    public long GrammarByte { get; init; } = 10_000;

    /// <summary>To make a template, or to take one into use.</summary>
    public long Template { get; init; } = 20_000_000;

    /// <summary>For the self-test.</summary>
    public long SelfTest { get; init; } = 50_000_000;
}
