namespace Ripac.Speech.Acoustics.Coding;

/// <summary>Bits out of bytes that <see cref="RangeEncoder"/> made: one multiplication a bit, 32-bit integers, no division.</summary>
/// <remarks>Bytes that no encoder made give some bits or other; bytes that end too early are an error.</remarks>
internal ref struct RangeDecoder : IBitCoder
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _next;
    private uint _code;
    private uint _range = uint.MaxValue;

    /// <param name="bytes">All that the encoder gave.</param>
    /// <exception cref="ModelFormatException">They are fewer than any code has.</exception>
    public RangeDecoder(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        for (int i = 0; i < RangeEncoder.ShortestCode; i++)
        {
            TakeByte();
        }
    }

    /// <summary>Bytes that were not needed: 0 after the last bit.</summary>
    public readonly int Left => _bytes.Length - _next;

    /// <inheritdoc/>
    /// <exception cref="ModelFormatException">The bytes ended.</exception>
    public int Code(ref AdaptiveBit bit, int value)
    {
        uint bound = (_range >> AdaptiveBit.Scale) * bit.ProbabilityOfZero;
        int decoded = _code < bound ? 0 : 1;
        if (decoded == 0)
        {
            _range = bound;
        }
        else
        {
            _code -= bound;
            _range -= bound;
        }

        bit.Learn(decoded);
        while (_range < RangeEncoder.LowestRange)
        {
            _range <<= 8;
            TakeByte();
        }

        return decoded;
    }

    private void TakeByte()
    {
        ModelFormatException.Require(_next < _bytes.Length, "its coded numbers were cut short");
        _code = (_code << 8) | _bytes[_next++];
    }
}
