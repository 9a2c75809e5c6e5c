using System.Numerics;

namespace Ripac.Speech.Grammars;

/// <summary>Weights as costs, in integers: a grammar means the same on every machine.</summary>
internal static class WeightCost
{
    private const int FractionBits = 8;

    /// <summary>-log2(<paramref name="weight"/> / <paramref name="heaviest"/>) in 1/256 bit.</summary>
    /// <param name="weight">1..<paramref name="heaviest"/>.</param>
    /// <param name="heaviest">The weight whose cost is 0; below 2^62.</param>
    public static int FromRatio(long weight, long heaviest) => Log2((ulong)heaviest) - Log2((ulong)weight);

    /// <summary>log2 in 1/256, rounded down: one bit a squaring of the mantissa (Knuth, TAOCP vol. 1, 1.2.2, exercise 25).</summary>
    private static int Log2(ulong value)
    {
        int exponent = BitOperations.Log2(value);
        UInt128 mantissa = (UInt128)value << (63 - exponent);
        int log = exponent;
        for (int bit = 0; bit < FractionBits; bit++)
        {
            mantissa = (mantissa * mantissa) >> 63;
            int carry = (int)(mantissa >> 64);
            log = (log << 1) | carry;
            mantissa >>= carry;
        }

        return log;
    }
}
