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
    /// <param name="settings">How coarse.</param>
    /// <param name="report">Gets a line.</param>
    public static NetworkLayer[] Compress(IReadOnlyList<NetworkLayer> layers, ReadOnlySpan<short> features, CompressionSettings settings, Action<string> report)
    {
        FloatLayer[] floats = [.. layers.Select((layer, i) => new FloatLayer(layer, rectified: i < layers.Count - 1))];
        FrameMatrix few = FrameMatrix.Of(features, layers[0].Inputs / layers[0].Offsets.Count, FramesForSensitivity);
        FrameMatrix before = FrameMatrix.Of(features, layers[0].Inputs / layers[0].Offsets.Count, MostFrames);
        double[][] sensitivities = Sensitivity.Of(floats, few);
        FrameMatrix outputs = floats.Aggregate(before, (x, layer) => layer.Forward(x));
        if (settings.Rank > 0)
        {
            (FloatLayer first, FloatLayer second) = LowRankFactors.Of(floats[0], before.Splice(floats[0].Offsets), sensitivities[0], Math.Min(settings.Rank, floats[0].Outputs));
            floats = [first, second, .. floats[1..]];
            sensitivities = Sensitivity.Of(floats, few);
        }

        double lossPerWeight = settings.Loss / floats.Sum(layer => (double)layer.Inputs * layer.Outputs);
        NetworkLayer[] compressed = new NetworkLayer[floats.Length];
        FrameMatrix now = before;
        for (int i = 0; i < floats.Length; i++)
        {
            FrameMatrix splicedBefore = before.Splice(floats[i].Offsets);
            FrameMatrix spliced = i == 0 ? splicedBefore : now.Splice(floats[i].Offsets);
            compressed[i] = new LayerQuantizer(floats[i], splicedBefore, spliced).Quantize(sensitivities[i], lossPerWeight, settings);
            before = floats[i].Forward(before);
            now = new FloatLayer(compressed[i], rectified: i < floats.Length - 1).Forward(now);
        }

        double zeros = compressed.Sum(layer => layer.Weights.Count(weight => weight == 0)) / (double)compressed.Sum(layer => layer.Weights.Length);
        report($"compressed: {zeros:P0} of the weights are 0, divergence {OutputSoftmax.Divergence(outputs, now):F4} nat a frame");
        return compressed;
    }
}
