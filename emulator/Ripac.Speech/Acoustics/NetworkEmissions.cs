using System.Runtime.Intrinsics.X86;
using Ripac.Speech.Acoustics.Coding;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// A small network with rectified hidden layers whose outputs are log(posterior / prior) of the emissions (Bourlard and Morgan,
/// "Connectionist Speech Recognition", 1994).
/// </summary>
/// <param name="layers">First layer first.</param>
public sealed class NetworkEmissions(IReadOnlyList<NetworkLayer> layers) : Emissions
{
    /// <summary>No layer is wider.</summary>
    public const int MaximumLayerSize = 1024;

    private const int MaximumLayers = 8;

    /// <inheritdoc/>
    public override EmissionKind Kind => EmissionKind.Network;

    /// <inheritdoc/>
    public override int Count => Layers[^1].Outputs;

    /// <inheritdoc/>
    public override string Shape => $"network {string.Join(" - ", [Layers[0].Inputs, .. Layers.Select(layer => layer.Outputs)])}";

    /// <summary>First layer first.</summary>
    internal IReadOnlyList<NetworkLayer> Layers { get; } = layers;

    internal override EmissionScorer CreateScorer(ReadOnlyMemory<ushort> stateEmissions) =>
        new NetworkScorer(Layers, stateEmissions, Avx2.IsSupported);

    internal override void Write(BinaryWriter writer)
    {
        writer.Write((byte)Layers.Count);
        writer.Write((ushort)Layers[0].Inputs);
        foreach (NetworkLayer layer in Layers)
        {
            writer.Write((ushort)layer.Outputs);
        }

        writer.Write(LayerCoder.Encode(Layers));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static NetworkEmissions Read(ref ModelFileReader reader, int features)
    {
        int[] sizes = new int[reader.Byte("layers", 1, MaximumLayers) + 1];
        sizes[0] = reader.UInt16("the network's inputs", features, features);
        for (int i = 1; i < sizes.Length; i++)
        {
            sizes[i] = reader.UInt16("a layer's outputs", 1, MaximumLayerSize);
        }

        NetworkLayer[] layers = LayerCoder.Decode(sizes, reader.Rest());
        Array.ForEach(layers, CheckSumsFit);
        return new NetworkEmissions(layers);
    }

    /// <summary>No input may make a sum overflow: the scorer adds without checking.</summary>
    private static void CheckSumsFit(NetworkLayer layer)
    {
        for (int o = 0; o < layer.Outputs; o++)
        {
            long largest = Math.Abs((long)layer.Biases[o]);
            foreach (sbyte weight in layer.Weights.AsSpan(o * layer.Inputs, layer.Inputs))
            {
                largest += Math.Abs((int)weight) * 32_768L;
            }

            ModelFormatException.Require(largest <= int.MaxValue, "the weights of the network are too large");
        }
    }
}
