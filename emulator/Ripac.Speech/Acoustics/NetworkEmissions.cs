using System.Runtime.Intrinsics.X86;
using Ripac.Speech.Acoustics.Coding;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// A small time-delay network with rectified hidden layers whose outputs are log(posterior / prior) of the emissions (Bourlard and Morgan,
/// "Connectionist Speech Recognition", 1994).
/// </summary>
/// <param name="layers">First layer first.</param>
public sealed class NetworkEmissions(IReadOnlyList<NetworkLayer> layers) : Emissions
{
    /// <summary>No layer has more inputs or outputs.</summary>
    public const int MaximumLayerSize = 1024;

    private const int MaximumLayers = 8;

    /// <inheritdoc/>
    public override EmissionKind Kind => EmissionKind.Network;

    /// <inheritdoc/>
    public override int Count => Layers[^1].Outputs;

    /// <inheritdoc/>
    public override string Shape => $"network {Layers[0].Inputs / Layers[0].Offsets.Count}{string.Concat(Layers.Select(Describe))}";

    /// <summary>Frames by which its costs are late.</summary>
    public int Lookahead => Layers.Sum(layer => layer.Lookahead);

    /// <summary>First layer first.</summary>
    internal IReadOnlyList<NetworkLayer> Layers { get; } = layers;

    /// <summary>The same network with outputs in finer units.</summary>
    internal NetworkEmissions Finer(int bits)
    {
        NetworkLayer last = Layers[^1];
        byte[] shifts = [.. last.Shifts.Select(shift => checked((byte)(shift - bits)))];
        return new NetworkEmissions([.. Layers.SkipLast(1), new NetworkLayer(last.Inputs, last.Weights, last.Biases, shifts, [.. last.Offsets])]);
    }

    internal override EmissionScorer CreateScorer(ReadOnlyMemory<ushort> stateEmissions) =>
        new NetworkScorer(Layers, stateEmissions, Avx2.IsSupported);

    internal override void Write(BinaryWriter writer)
    {
        writer.Write((byte)Layers.Count);
        writer.Write((ushort)(Layers[0].Inputs / Layers[0].Offsets.Count));
        foreach (NetworkLayer layer in Layers)
        {
            writer.Write((ushort)layer.Outputs);
            writer.Write((byte)layer.Offsets.Count);
            foreach (int offset in layer.Offsets)
            {
                writer.Write((sbyte)offset);
            }
        }

        writer.Write(LayerCoder.Encode(Layers));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static NetworkEmissions Read(ref ModelFileReader reader, int features)
    {
        LayerShape[] shapes = new LayerShape[reader.Byte("layers", 1, MaximumLayers)];
        int width = reader.UInt16("the network's inputs", features, features);
        for (int i = 0; i < shapes.Length; i++)
        {
            int outputs = reader.UInt16("a layer's outputs", 1, MaximumLayerSize);
            int[] offsets = new int[reader.Byte("a layer's offsets", 1, NetworkLayer.MostOffsets)];
            for (int k = 0; k < offsets.Length; k++)
            {
                int least = k == 0 ? -NetworkLayer.LargestOffset : offsets[k - 1] + 1;
                offsets[k] = reader.SByte("an offset of a layer", least, NetworkLayer.LargestOffset);
            }

            shapes[i] = new LayerShape(width * offsets.Length, outputs, offsets);
            ModelFormatException.Require(
                shapes[i].Inputs <= MaximumLayerSize, $"a layer of its network has {shapes[i].Inputs} inputs; {MaximumLayerSize} are the most");
            width = outputs;
        }

        NetworkLayer[] layers = LayerCoder.Decode(shapes, reader.Rest());
        Array.ForEach(layers, CheckSumsFit);
        return new NetworkEmissions(layers);
    }

    private static string Describe(NetworkLayer layer) =>
        layer.Offsets is [0] ? $" - {layer.Outputs}" : $" - {layer.Outputs} ({string.Join(' ', layer.Offsets)})";

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
