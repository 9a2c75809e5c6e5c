using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Compression;

/// <summary>
/// Makes the weights of a network coarse, so that they need few bits in a model file. What is lost is spread evenly: one number, the
/// divergence of what the network says, decides how coarse each row of weights is, and so how many weights become 0.
/// </summary>
internal static class NetworkCompressor
{
    private const int MostFrames = 45_000;
    private const int FramesForSensitivity = 8_000;

    /// <summary>The network with coarse weights.</summary>
    /// <param name="layers">The network.</param>
    /// <param name="features">Feature vectors as the network will meet them, one after the other; some ten thousand are enough.</param>
    /// <param name="loss">About what the divergence (Kullback and Leibler, nats a frame) of its outputs will be, more than 0.</param>
    /// <param name="report">Gets a line.</param>
    public static NetworkLayer[] Compress(IReadOnlyList<NetworkLayer> layers, ReadOnlySpan<short> features, double loss, Action<string> report)
    {
        FloatLayer[] floats = [.. layers.Select((layer, i) => new FloatLayer(layer, rectified: i < layers.Count - 1))];
        double[][] sensitivities = Sensitivity.Of(floats, FrameMatrix.Of(features, layers[0].Inputs, FramesForSensitivity));
        double lossPerWeight = loss / layers.Sum(layer => (double)layer.Inputs * layer.Outputs);
        NetworkLayer[] compressed = new NetworkLayer[layers.Count];
        FrameMatrix before = FrameMatrix.Of(features, layers[0].Inputs, MostFrames);
        FrameMatrix now = before;
        for (int i = 0; i < floats.Length; i++)
        {
            compressed[i] = new LayerQuantizer(floats[i], before, now).Quantize(sensitivities[i], lossPerWeight);
            before = floats[i].Forward(before);
            now = new FloatLayer(compressed[i], rectified: i < floats.Length - 1).Forward(now);
        }

        double zeros = compressed.Sum(layer => layer.Weights.Count(weight => weight == 0)) / (double)compressed.Sum(layer => layer.Weights.Length);
        report($"compressed: {zeros:P0} of the weights are 0, divergence {OutputSoftmax.Divergence(before, now):F4} nat a frame");
        return compressed;
    }
}
