using Ripac.Chip;

namespace Ripac.Chip.Tests;

public class SelfTestTests
{
    [Fact]
    public void A_sound_core_passes_and_its_memory_keeps_its_content()
    {
        TableMemory memory = new(4096);
        new Random(1).NextBytes(memory.Bytes(0, 4096));
        byte[] before = memory.Bytes(0, 4096).ToArray();
        SelfTestResult result = SelfTest.Run(memory);
        Assert.True(result.Passed, $"signature {result.Signature:X4}, bad address {result.BadAddress}");
        Assert.Equal(before, memory.Bytes(0, 4096).ToArray());
    }

    [Theory]
    [InlineData(0, 0x01, true)]
    [InlineData(1234, 0x80, false)]
    [InlineData(4095, 0x10, true)]
    public void A_stuck_bit_is_found(int address, byte bit, bool high)
    {
        SelfTestResult result = SelfTest.Run(new StuckMemory(4096, address, bit, high));
        Assert.Equal(address, result.BadAddress);
        Assert.False(result.Passed);
    }

    [Fact]
    public void Another_signature_does_not_pass()
    {
        Assert.False(new SelfTestResult(SelfTest.ExpectedSignature ^ 1, -1).Passed);
    }

    private sealed class StuckMemory(int size, int stuckAt, byte bit, bool high) : TableMemory(size)
    {
        public override byte Read(int address) =>
            address != stuckAt ? base.Read(address) : (byte)(high ? base.Read(address) | bit : base.Read(address) & ~bit);
    }
}
