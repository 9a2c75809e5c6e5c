namespace Ripac.Chip.Microcode;

/// <summary>How many of some injected faults the self-test finds.</summary>
/// <param name="Site">Where they were.</param>
/// <param name="Injected">How many.</param>
/// <param name="Diagnostics">Found by the microprogram's diagnostic routines alone.</param>
/// <param name="Found">Found by these or by the known columns.</param>
public readonly record struct FaultCoverage(FaultSite Site, int Injected, int Diagnostics, int Found)
{
    /// <summary>Injects stuck bits, one at a time, each in a machine of its own.</summary>
    /// <param name="each">At most so many a site, chosen at random; all of them if there are fewer.</param>
    /// <param name="seed">Of the choice.</param>
    /// <param name="cancel">Ends it between two faults.</param>
    /// <returns>A row for each site.</returns>
    public static IEnumerable<FaultCoverage> Measure(int each, int seed, CancellationToken cancel)
    {
        foreach (FaultSite site in Enum.GetValues<FaultSite>().Where(site => site != FaultSite.None))
        {
            StuckBit[] faults = All(site);
            new Random(seed).Shuffle(faults);
            int taken = Math.Min(each, faults.Length);
            int diagnostics = 0;
            int found = 0;
            foreach (StuckBit fault in faults.AsSpan(0, taken))
            {
                cancel.ThrowIfCancellationRequested();
                bool seen = !MicrocodedSelfTest.RunDiagnostics(new TableMemory(MemoryBytes), fault).Passed;
                diagnostics += seen ? 1 : 0;
                found += seen || !MicrocodedSelfTest.KnownColumnsPass(fault) ? 1 : 0;
            }

            yield return new FaultCoverage(site, taken, diagnostics, found);
        }
    }

    // The address lines that they need; what others do shows in no memory of this size.
    private const int AddressLines = 10;
    private const int MemoryBytes = 1 << AddressLines;

    private static StuckBit[] All(FaultSite site)
    {
        (int words, int bits) = site switch
        {
            FaultSite.Cache => (Microprogram.CacheWords, 24),
            FaultSite.Rom => (Microprogram.Ripac.Rom.Count, 64),
            FaultSite.Path => (6, 28),
            FaultSite.PathSum => (1, 12),
            FaultSite.MicroAddress or FaultSite.ReturnAddress => (1, 8),
            FaultSite.Condition => (Enum.GetValues<Condition>().Length, 1),
            FaultSite.AddressLine => (1, AddressLines),
            FaultSite.TableMemory => (MemoryBytes, 8),
            _ => (1, 24),
        };
        return
        [
            .. from word in Enumerable.Range(0, words)
               from bit in Enumerable.Range(0, bits)
               from high in new[] { false, true }
               where site != FaultSite.Rom || ((Microprogram.Ripac.Rom[word] >> bit) & 1) == (high ? 0ul : 1ul)
               select new StuckBit(site, word, bit, high),
        ];
    }
}
