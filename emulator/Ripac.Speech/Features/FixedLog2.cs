using System.Numerics;

namespace Ripac.Speech.Features;

/// <summary>Base-2 logarithm of whole numbers.</summary>
internal static class FixedLog2
{
    private const int TableBits = 7;

    // log2(1 + (i + 1/2) / 128) in 1/256, for the bits below the leading one.
    private static readonly byte[] Fraction = MakeTable();

    /// <summary>256 log2(value), within ±2; 0 for values below 1.</summary>
    public static int Of(long value)
    {
        if (value < 1)
        {
            return 0;
        }

        int exponent = BitOperations.Log2((ulong)value);
        int mantissa = (int)(((ulong)value << (63 - exponent)) >> (63 - TableBits)) & ((1 << TableBits) - 1);
        return (exponent << 8) + Fraction[mantissa];
    }

    private static byte[] MakeTable()
    {
        byte[] table = new byte[1 << TableBits];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = (byte)Math.Round(256 * Math.Log2(1 + ((i + 0.5) / table.Length)));
        }

        return table;
    }
}
