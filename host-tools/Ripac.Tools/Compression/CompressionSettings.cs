namespace Ripac.Tools.Compression;

/// <summary>What can be chosen about compression. The default is the smallest that lost nothing measurable on development folds.</summary>
public sealed record CompressionSettings
{
    /// <summary>The divergence of the network's outputs that rounding its weights may cause, in nats a frame; more than 0.</summary>
    public double Loss { get; init; } = 0.11;

    /// <summary>If not 0: the weights of a layer are so many different values, 2 to 255, found by k-means, and not whole steps.</summary>
    public int Codebook { get; init; }

    /// <summary>At least this part of the weights of each layer becomes 0: 0 up to less than 1.</summary>
    public double Prune { get; init; }

    /// <summary>If not 0: the first layer becomes two, with so many numbers between them.</summary>
    public int Rank { get; init; }
}
