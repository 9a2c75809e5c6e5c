namespace Ripac.Tools.Evaluation;

/// <summary>How fast the recogniser is.</summary>
/// <param name="Audio">Seconds of sound.</param>
/// <param name="Seconds">That it took, on one processor.</param>
public readonly record struct Speed(double Audio, double Seconds)
{
    /// <summary>How often faster than the sound.</summary>
    public double TimesRealTime => Seconds == 0 ? 0 : Audio / Seconds;

    public static Speed operator +(Speed a, Speed b) => new(a.Audio + b.Audio, a.Seconds + b.Seconds);
}
