using Ripac.Chip;
using Ripac.Link;

namespace Ripac.Module;

/// <summary>Tests the CRC, the table memory and the core. The tables are empty afterwards.</summary>
internal static class ModuleSelfTest
{
    private const int BlockSize = 256;

    /// <summary>What failed, or null.</summary>
    public static string? Run(PagedTables tables, CoreEngine engine, out int coreSignature)
    {
        tables.Clear();
        string? failure = TestCrc() ?? TestTables(tables);
        tables.Clear();
        return TestCore(engine, out coreSignature) ?? failure;
    }

    private static string? TestCore(CoreEngine engine, out int signature)
    {
        SelfTestResult result = SelfTest.Run(new TableMemory(BlockSize), engine);
        signature = result.Signature;
        return result.Passed ? null : $"core: signature 0x{result.Signature:X4}, expected 0x{result.Expected:X4}";
    }

    private static string? TestCrc() => Crc16.Compute("123456789"u8.ToArray(), 0, 9) == 0x906E ? null : "CRC: wrong check value";

    // A pattern that differs from block to block finds stuck bits and address lines: each address line has a block of its own.
    private static string? TestTables(PagedTables tables)
    {
        byte[] block = new byte[BlockSize];
        byte[] found = new byte[BlockSize];
        foreach (byte inversion in (ReadOnlySpan<byte>)[0x00, 0xFF])
        {
            foreach (int address in BlockAddresses(tables.Size))
            {
                tables.Write(address, Pattern(block, address, inversion));
            }

            foreach (int address in BlockAddresses(tables.Size))
            {
                tables.Read(address, found);
                if (!found.AsSpan().SequenceEqual(Pattern(block, address, inversion)))
                {
                    return $"table memory: wrong bytes at 0x{address:X6}";
                }
            }
        }

        return null;
    }

    private static IEnumerable<int> BlockAddresses(int size)
    {
        yield return 0;
        for (int address = BlockSize; address <= size - BlockSize; address *= 2)
        {
            yield return address;
        }
    }

    private static byte[] Pattern(byte[] block, int address, byte inversion)
    {
        for (int i = 0; i < block.Length; i++)
        {
            int value = (address + i) * 0x9E37;
            block[i] = (byte)((value >> 8) ^ value ^ inversion);
        }

        return block;
    }
}
