namespace Ripac.Speech.Acoustics.Coding;

/// <summary>How probable a bit is, learned from those before it: the mean of a quick and a slow estimate.</summary>
internal struct AdaptiveBit
{
    /// <summary>Probabilities are in 1 / 2^15.</summary>
    public const int Scale = 15;

    private const int QuickShift = 4;
    private const int SlowShift = 7;
    private const int Half = 1 << (Scale - 1);

    // How much more probable than a half a zero is, so that an array of new ones knows nothing.
    private short _quick;
    private short _slow;

    /// <summary>1 to 2^15 - 1.</summary>
    public readonly uint ProbabilityOfZero => (uint)(Half + ((_quick + _slow) >> 1));

    /// <summary>The bit was this, 0 or 1.</summary>
    public void Learn(int bit)
    {
        int target = bit == 0 ? Half - 1 : 1 - Half;
        _quick += (short)((target - _quick) >> QuickShift);
        _slow += (short)((target - _slow) >> SlowShift);
    }
}
