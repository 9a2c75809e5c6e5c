namespace Ripac.Speech.Features;

/// <summary>
/// Takes a microphone's offset (DC) away: y[n] = x[n] - x[n-1] + 63/64 y[n-1], a high-pass of one pole at 20 Hz (offset compensation as
/// in ETSI ES 201 108, 4.2.1, with a faster pole). The offset begins as the first sample, so that a constant is silence from the start.
/// </summary>
internal sealed class OffsetFilter
{
    private const int PoleShift = 6;         // the pole is 1 - 1/64: half of an offset is forgotten in 5.5 ms
    private const int OffsetFraction = 14;   // bits after the point of the offset: 16 + 14 bits, and one for the difference

    private int _offset;
    private bool _started;

    /// <summary>Forgets the offset.</summary>
    public void Reset() => _started = false;

    /// <summary>Filters the next samples; chunks may be of any length.</summary>
    /// <param name="samples">16 bits.</param>
    /// <param name="filtered">Gets as many, limited to 16 bits. It may be the same memory.</param>
    public void Filter(ReadOnlySpan<short> samples, Span<short> filtered)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            int sample = samples[i] << OffsetFraction;
            _offset = _started ? _offset : sample;
            _started = true;
            int difference = sample - _offset;
            int rounded = samples[i] - ((_offset + (1 << (OffsetFraction - 1))) >> OffsetFraction);
            filtered[i] = (short)Math.Clamp(rounded, short.MinValue, short.MaxValue);
            _offset += difference >> PoleShift;
        }
    }
}
