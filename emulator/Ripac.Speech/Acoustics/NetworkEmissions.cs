using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

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
    private const int MaximumShift = 24;

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
        foreach (NetworkLayer layer in Layers)
        {
            writer.Write((ushort)layer.Inputs);
            writer.Write((ushort)layer.Outputs);
            foreach (int bias in layer.Biases)
            {
                writer.Write(bias);
            }

            writer.Write(layer.Shifts);
            writer.Write(MemoryMarshal.AsBytes<sbyte>(layer.Weights));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static NetworkEmissions Read(ref ModelFileReader reader, int features)
    {
        NetworkLayer[] layers = new NetworkLayer[reader.Byte("layers", 1, MaximumLayers)];
        int expected = features;
        for (int i = 0; i < layers.Length; i++)
        {
            int inputs = reader.UInt16("a layer's inputs", expected, expected);
            int outputs = reader.UInt16("a layer's outputs", 1, MaximumLayerSize);
            int[] biases = new int[outputs];
            byte[] shifts = new byte[outputs];
            for (int o = 0; o < outputs; o++)
            {
                biases[o] = reader.Int32("a bias");
            }

            for (int o = 0; o < outputs; o++)
            {
                shifts[o] = (byte)reader.Byte("a shift", 0, MaximumShift);
            }

            sbyte[] weights = reader.SBytes("the weights", inputs * outputs);
            layers[i] = new NetworkLayer(inputs, weights, biases, shifts);
            CheckSumsFit(layers[i]);
            expected = outputs;
        }

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
