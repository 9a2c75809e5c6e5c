namespace Ripac.Tools.Synthesis;

/// <summary>How a voice says something.</summary>
/// <param name="Rate">How fast: 1 is the voice's own speed, 2 twice as fast.</param>
/// <param name="Pitch">-1 the lowest, 0 the voice's own, 1 the highest. Only espeak-ng can change it.</param>
public readonly record struct Delivery(double Rate, double Pitch)
{
    /// <summary>A delivery as people differ: 0.75 to 1.3 of the usual speed, half of the range of pitches.</summary>
    public static Delivery Any(Random random) => new(0.75 * Math.Pow(1.3 / 0.75, random.NextDouble()), random.NextDouble() - 0.5);
}
