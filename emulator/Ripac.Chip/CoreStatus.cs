namespace Ripac.Chip;

/// <summary>What the last FRAME command left to know. Status bits are our design: none are documented.</summary>
[Flags]
public enum CoreStatus
{
    /// <summary>Nothing to say.</summary>
    None = 0,

    /// <summary>At least one path has reached the end of its word.</summary>
    ResultsReady = 1,

    /// <summary>A living path was lost because its cost reached 0xFFF.</summary>
    Saturated = 2,

    /// <summary>No path is alive.</summary>
    NoPath = 4,
}
