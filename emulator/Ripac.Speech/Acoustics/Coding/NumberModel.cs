using System.Numerics;

namespace Ripac.Speech.Acoustics.Coding;

/// <summary>
/// What is known of the numbers of one kind: a number is a few binary decisions (is it 0, how many bits it has, the bits, its sign:
/// P. Elias's gamma code, 1975), each with a probability that is learned on the way. So numbers that are small, or of which there
/// are only a few different ones, need few bits, whether steps are coarse, most are pruned, or they come from a codebook.
/// </summary>
/// <param name="classes">Contexts: how large a number is to be expected.</param>
internal sealed class NumberModel(int classes)
{
    private const int LongestNumber = 31;
    private const int LongestInTree = 8; // a tree for each length; the bits of a longer number are each for itself
    private const int TreeSize = 1 << LongestInTree;
    private const int SignsPerNeighbour = 256; // numbers of a codebook may have a sign each

    private readonly AdaptiveBit[] _isZero = new AdaptiveBit[classes];
    private readonly AdaptiveBit[] _isNegative = new AdaptiveBit[3 * SignsPerNeighbour];
    private readonly AdaptiveBit[] _isLonger = new AdaptiveBit[classes * LongestNumber];
    private readonly AdaptiveBit[] _bits = new AdaptiveBit[classes * (TreeSize + LongestNumber)];

    /// <summary>Writes the number that is given, or reads one: -2^31 + 1 to 2^31 - 1.</summary>
    /// <param name="coder">Where to, or where from.</param>
    /// <param name="value">For an encoder.</param>
    /// <param name="context">Its class.</param>
    /// <param name="neighbour">A number that its sign may depend on.</param>
    public int Code<TCoder>(ref TCoder coder, int value, int context, int neighbour)
        where TCoder : IBitCoder, allows ref struct
    {
        if (coder.Code(ref _isZero[context], value == 0 ? 1 : 0) == 1)
        {
            return 0;
        }

        uint magnitude = (uint)Math.Abs(value);
        int length = BitOperations.Log2(magnitude) + 1;
        Span<AdaptiveBit> isLonger = _isLonger.AsSpan(context * LongestNumber, LongestNumber);
        int bits = 1;
        while (bits < LongestNumber && coder.Code(ref isLonger[bits], length > bits ? 1 : 0) == 1)
        {
            bits++;
        }

        Span<AdaptiveBit> tree = _bits.AsSpan(context * (TreeSize + LongestNumber), TreeSize + LongestNumber);
        int number = 1;
        for (int bit = bits - 2; bit >= 0; bit--)
        {
            ref AdaptiveBit adaptive = ref tree[bits <= LongestInTree ? (1 << (bits - 1)) + number : TreeSize + bit];
            number = (number << 1) | coder.Code(ref adaptive, (int)(magnitude >> bit) & 1);
        }

        ref AdaptiveBit isNegative = ref _isNegative[((Math.Sign(neighbour) + 1) * SignsPerNeighbour) + Math.Min(number, SignsPerNeighbour - 1)];
        return coder.Code(ref isNegative, value < 0 ? 1 : 0) == 1 ? -number : number;
    }
}
