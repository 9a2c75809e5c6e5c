namespace Ripac.Speech.Decoding;

/// <summary>How wide the search computes: to measure what the chip's arithmetic costs.</summary>
public enum CostWidth
{
    /// <summary>As the chip: path costs of 12 bits, local costs of 8 bits in 1/8 nat.</summary>
    Chip,

    /// <summary>Path costs of 32 bits.</summary>
    WidePaths,

    /// <summary>And local costs in 1/64 nat that are not cut at 255.</summary>
    Wide,
}
