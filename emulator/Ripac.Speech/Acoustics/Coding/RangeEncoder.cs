namespace Ripac.Speech.Acoustics.Coding;

/// <summary>
/// Bits into bytes, the fewer the better they are foreseen: a binary range coder with adaptive probabilities, as in LZMA (after
/// G. Martin, "Range encoding", 1979). <see cref="RangeDecoder"/> gives them back.
/// </summary>
internal sealed class RangeEncoder : IBitCoder
{
    /// <summary>The range is kept above this, a byte at a time.</summary>
    public const uint LowestRange = 1 << 24;

    /// <summary>Bytes of the shortest code.</summary>
    public const int ShortestCode = 4;

    private readonly List<byte> _bytes = [];
    private uint _low;
    private uint _range = uint.MaxValue;

    /// <inheritdoc/>
    public int Code(ref AdaptiveBit bit, int value)
    {
        uint bound = (_range >> AdaptiveBit.Scale) * bit.ProbabilityOfZero;
        if (value == 0)
        {
            _range = bound;
        }
        else
        {
            if (_low + bound < _low)
            {
                Carry();
            }

            _low += bound;
            _range -= bound;
        }

        bit.Learn(value);
        while (_range < LowestRange)
        {
            _range <<= 8;
            PutByte();
        }

        return value;
    }

    /// <summary>All bytes; no bit may follow.</summary>
    public byte[] Finish()
    {
        for (int i = 0; i < ShortestCode; i++)
        {
            PutByte();
        }

        return [.. _bytes];
    }

    private void PutByte()
    {
        _bytes.Add((byte)(_low >> 24));
        _low <<= 8;
    }

    // Into the bytes that were put already.
    private void Carry()
    {
        int last = _bytes.Count - 1;
        while (++_bytes[last] == 0)
        {
            last--;
        }
    }
}
