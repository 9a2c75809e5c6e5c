using Ripac.Chip;

namespace Ripac.Chip.Tests;

public class TableMemoryTests
{
    [Fact]
    public void Records_are_little_endian_at_any_address()
    {
        TableMemory memory = new(64);
        TableDescriptor table = new(3, 6, 2);
        memory.Table<ResultRecord>(table)[1] = new ResultRecord(0x0102, 0x0304, 0x0506);
        Assert.Equal([2, 1, 4, 3, 6, 5], memory.Bytes(9, 6).ToArray());
        Assert.Equal(5, memory.Read(14));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(60, 5)]
    [InlineData(64, 1)]
    [InlineData(0, -1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void What_is_not_fitted_cannot_be_reached(int address, int count)
    {
        TableMemory memory = new(64);
        Assert.False(memory.Fits(address, count));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Bytes(address, count));
    }

    [Fact]
    public void Records_of_another_size_and_too_much_memory_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TableMemory(64).Table<ResultRecord>(new TableDescriptor(0, 4, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableMemory(64).Table<ushort>(new TableDescriptor(0, 2, int.MinValue)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableMemory(64).Table<ushort>(new TableDescriptor(0, 2, int.MaxValue)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableMemory(TableMemory.AddressSpace + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableMemory(0));
    }
}
