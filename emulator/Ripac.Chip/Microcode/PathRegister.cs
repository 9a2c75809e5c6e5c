namespace Ripac.Chip.Microcode;

/// <summary>A path register of the dynamic-programming unit. A path that costs <see cref="PathCost.Unreachable"/> has no tag.</summary>
/// <remarks>12 bits of cost: grade C. That a start frame goes along, and the registers themselves, are ours.</remarks>
/// <param name="Cost">12 bits.</param>
/// <param name="Tag">16 bits: the start frame, which goes where the cost goes.</param>
public readonly record struct PathRegister(int Cost, int Tag)
{
    /// <summary>No path.</summary>
    public static PathRegister None => new(PathCost.Unreachable, 0);

    /// <summary>Whether there is no path.</summary>
    public bool Dead => Cost == PathCost.Unreachable;
}
