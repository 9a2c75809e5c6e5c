namespace Ripac.Speech.Acoustics.Coding;

/// <summary>Either end of a range coder: what a code means is told once, for writing and for reading.</summary>
internal interface IBitCoder
{
    /// <summary>An encoder writes the bit that is given and returns it; a decoder returns the bit that was written.</summary>
    int Code(ref AdaptiveBit bit, int value);
}
