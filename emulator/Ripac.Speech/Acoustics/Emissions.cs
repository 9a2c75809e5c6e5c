namespace Ripac.Speech.Acoustics;

/// <summary>What an acoustic model knows of sounds: from a feature vector it gives the log-likelihoods of its emissions. Immutable.</summary>
public abstract class Emissions
{
    /// <summary>No model has more emissions.</summary>
    public const int MaximumCount = 1024;

    /// <summary>How the costs are found.</summary>
    public abstract EmissionKind Kind { get; }

    /// <summary>How many there are; a state has one of them, several states may share one.</summary>
    public abstract int Count { get; }

    /// <summary>How it is made up, in a few words.</summary>
    public abstract string Shape { get; }

    /// <summary>A scorer for a model with these emissions.</summary>
    internal abstract EmissionScorer CreateScorer(ReadOnlyMemory<ushort> stateEmissions);

    /// <summary>Everything but the kind, as it stands in a model file.</summary>
    internal abstract void Write(BinaryWriter writer);
}
