using Ripac.Chip;
using Ripac.Chip.Microcode;

namespace Ripac.Chip.Tests;

public class MicrocodedSelfTestTests
{
    [Fact]
    public void A_sound_machine_passes_and_its_memory_keeps_its_content()
    {
        TableMemory memory = new(512);
        new Random(1).NextBytes(memory.Bytes(0, 512));
        byte[] before = memory.Bytes(0, 512).ToArray();
        SelfTestResult result = MicrocodedSelfTest.RunDiagnostics(memory);
        Assert.True(result.Passed, $"signature {result.Signature:X4}, bad address {result.BadAddress}");
        Assert.Equal(before, memory.Bytes(0, 512).ToArray());
        Assert.True(MicrocodedSelfTest.KnownColumnsPass());
    }

    [Theory]
    [InlineData(FaultSite.Cache, 17, 23, true)]
    [InlineData(FaultSite.Rom, 100, 13, true)]
    [InlineData(FaultSite.Path, 3, 11, false)]
    [InlineData(FaultSite.PathSum, 0, 4, true)]
    [InlineData(FaultSite.AddressResult, 0, 9, false)]
    [InlineData(FaultSite.MemoryData, 0, 12, false)]
    [InlineData(FaultSite.MemoryData, 0, 16, false)]
    [InlineData(FaultSite.MemoryData, 0, 23, true)]
    public void A_stuck_bit_is_found_by_the_diagnostics(FaultSite site, int index, int bit, bool high)
    {
        // A bit of the ROM can only be stuck at what it should not be.
        high = site == FaultSite.Rom ? ((Microprogram.Ripac.Rom[index] >> bit) & 1) == 0 : high;
        Assert.False(MicrocodedSelfTest.RunDiagnostics(new TableMemory(512), new StuckBit(site, index, bit, high)).Passed);
    }

    [Theory]
    [InlineData(FaultSite.ReturnAddress, 0, 0, false)]
    [InlineData(FaultSite.Condition, (int)Condition.Kd, 0, false)]
    [InlineData(FaultSite.AddressLine, 0, 3, true)]
    public void Faults_of_the_sequencer_and_of_address_lines_are_found_by_the_diagnostics_or_the_known_columns(FaultSite site, int index, int bit, bool high)
    {
        StuckBit fault = new(site, index, bit, high);
        Assert.False(MicrocodedSelfTest.RunDiagnostics(new TableMemory(512), fault).Passed && MicrocodedSelfTest.KnownColumnsPass(fault));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    public void A_stuck_bit_of_table_memory_is_found_at_its_word(int address)
    {
        SelfTestResult result = MicrocodedSelfTest.RunDiagnostics(new TableMemory(512), new StuckBit(FaultSite.TableMemory, address, 5, true));
        Assert.Equal(300, result.BadAddress);
    }

    [Fact]
    public void Most_of_a_sample_of_faults_is_found()
    {
        FaultCoverage[] rows = [.. FaultCoverage.Measure(12, 1, CancellationToken.None)];
        Assert.InRange(rows.Sum(row => row.Found) / (double)rows.Sum(row => row.Injected), 0.9, 1.0);
    }
}
