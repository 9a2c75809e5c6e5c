namespace Ripac.Tools.Evaluation.Conditions;

/// <summary>What was done to a recording before it is heard.</summary>
public enum ConditionKind
{
    /// <summary>Nothing.</summary>
    Clean,

    /// <summary>Noise was added.</summary>
    Noise,

    /// <summary>It was made louder or softer, digitally.</summary>
    Level,

    /// <summary>It went through a telephone.</summary>
    Telephone,

    /// <summary>The speaker is silent for a while after it, as one who waits: how the delay of decisions is measured.</summary>
    Pause,
}

/// <summary>A kind of condition and its parameters.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Noise">For <see cref="ConditionKind.Noise"/> the kind of noise, else empty.</param>
/// <param name="Decibels">For noise the ratio of speech to noise; for a level the gain; else 0.</param>
public sealed record Condition(ConditionKind Kind, string Noise = "", int Decibels = 0)
{
    /// <summary>The recording as it is.</summary>
    public static readonly Condition Clean = new(ConditionKind.Clean);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ConditionKind.Noise => $"{Noise}, {Decibels} dB",
        ConditionKind.Level => $"level {Decibels:+0;-0} dB",
        _ => $"{Kind}".ToLowerInvariant(),
    };
}
