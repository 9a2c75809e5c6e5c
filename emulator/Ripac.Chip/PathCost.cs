namespace Ripac.Chip;

/// <summary>Path costs: 12 bits, unsigned, lower is better.</summary>
/// <remarks>
/// The 12-bit saturating accumulate-and-compare is reported by a secondary source (grade C). Ours: unsigned costs, 0xFFF for
/// "unreachable", lower wins, and of equal predecessors the one with the lowest index wins.
/// </remarks>
public static class PathCost
{
    /// <summary>No path. It is also where sums saturate: a path that costs this much is lost.</summary>
    public const ushort Unreachable = 0xFFF;
}
