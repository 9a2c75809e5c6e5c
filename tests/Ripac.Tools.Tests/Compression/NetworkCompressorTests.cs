using Ripac.Speech.Acoustics;
using Ripac.Speech.Acoustics.Coding;
using Ripac.Tools.Compression;

namespace Ripac.Tools.Tests.Compression;

public class NetworkCompressorTests
{
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.01)]
    [InlineData(0.1)]
    public void The_divergence_is_about_what_was_asked_for(double loss) =>
        Assert.InRange(Divergence(Compress(loss)), loss / 4, loss * 3);

    [Fact]
    public void More_loss_gives_smaller_files()
    {
        int[] sizes = [.. new[] { 0.001, 0.01, 0.1 }.Select(loss => Size(Compress(loss)))];
        Assert.InRange(sizes[0], sizes[1] + 100, Size(SmallNetwork.Layers) - 100);
        Assert.InRange(sizes[2], 1, sizes[1] - 100);
    }

    /// <summary>That is what error compensation is for: the same steps without it do far more damage.</summary>
    [Fact]
    public void Rounding_to_the_same_steps_without_compensation_does_more_damage()
    {
        NetworkLayer[] compressed = Compress(0.01);
        NetworkLayer[] rounded = [.. compressed.Zip(SmallNetwork.Layers, Rounded)];
        Assert.InRange(Divergence(rounded), 3 * Divergence(compressed), double.MaxValue);
    }

    [Fact]
    public void With_a_codebook_each_layer_has_no_more_values()
    {
        NetworkLayer[] compressed = Compress(new CompressionSettings { Codebook = 9 });
        Assert.All(compressed, layer => Assert.InRange(layer.Weights.Distinct().Count(), 2, 9));
        Assert.InRange(Divergence(compressed), 0, 0.2);
    }

    [Fact]
    public void Pruning_makes_at_least_that_part_zero_and_does_less_damage_than_leaving_out_any()
    {
        NetworkLayer[] compressed = Compress(new CompressionSettings { Loss = 0.0001, Prune = 0.3 });
        Assert.All(compressed, layer => Assert.InRange(layer.Weights.Count(weight => weight == 0), (int)(0.29 * layer.Weights.Length), layer.Weights.Length));
        NetworkLayer[] any = [.. SmallNetwork.Layers.Select(layer => new NetworkLayer(
            layer.Inputs, [.. layer.Weights.Select((weight, i) => i % 10 < 3 ? (sbyte)0 : weight)], layer.Biases, layer.Shifts, [.. layer.Offsets]))];
        Assert.InRange(Divergence(compressed), 0, Divergence(any) / 3);
    }

    /// <summary>The features have twelve causes: a layer of little more than twelve numbers between can tell them.</summary>
    [Fact]
    public void A_first_layer_in_two_factors_does_nearly_the_same_with_fewer_weights()
    {
        NetworkLayer[] compressed = Compress(new CompressionSettings { Loss = 0.001, Rank = 14 });
        Assert.Equal([14, 24, 30], compressed.Select(layer => layer.Outputs));
        Assert.InRange(Divergence(compressed), 0, 0.2);
        Assert.InRange(Divergence(Compress(new CompressionSettings { Loss = 0.001, Rank = 4 })), 2 * Divergence(compressed), double.MaxValue);
    }

    [Fact]
    public void The_same_gives_the_same_bytes() =>
        Assert.Equal(LayerCoder.Encode(Compress(0.01)), LayerCoder.Encode(Compress(0.01)));

    /// <summary>Inputs that never change and units that nothing depends on must not become infinities.</summary>
    [Fact]
    public void Constant_inputs_and_dead_units_do_no_harm()
    {
        NetworkLayer[] layers = [.. SmallNetwork.Layers];
        layers[0] = new NetworkLayer(SmallNetwork.Inputs, layers[0].Weights, [.. layers[0].Biases.Select((bias, o) => o < 3 ? int.MinValue / 2 : bias)], layers[0].Shifts);
        short[] features = [.. SmallNetwork.Features.Select((value, i) => i % SmallNetwork.Inputs < 4 ? (short)7 : value)];
        NetworkLayer[] compressed = NetworkCompressor.Compress(layers, features, new CompressionSettings { Loss = 0.01 }, _ => { });
        Assert.InRange(Divergence(layers, compressed, features), 0, 0.03);
    }

    private static NetworkLayer[] Compress(double loss) => Compress(new CompressionSettings { Loss = loss });

    private static NetworkLayer[] Compress(CompressionSettings settings) =>
        NetworkCompressor.Compress(SmallNetwork.Layers, SmallNetwork.Features, settings, _ => { });

    private static int Size(NetworkLayer[] layers) => LayerCoder.Encode(layers).Length;

    private static double Divergence(NetworkLayer[] layers) => Divergence(SmallNetwork.Layers, layers, SmallNetwork.Features);

    private static double Divergence(NetworkLayer[] layers, NetworkLayer[] others, short[] features) =>
        OutputSoftmax.Divergence(Outputs(layers, features), Outputs(others, features));

    private static FrameMatrix Outputs(NetworkLayer[] layers, short[] features)
    {
        FrameMatrix x = FrameMatrix.Of(features, SmallNetwork.Inputs, int.MaxValue);
        for (int i = 0; i < layers.Length; i++)
        {
            x = new FloatLayer(layers[i], rectified: i < layers.Length - 1).Forward(x);
        }

        return x;
    }

    private static NetworkLayer Rounded(NetworkLayer steps, NetworkLayer source)
    {
        sbyte[] weights = new sbyte[source.Weights.Length];
        int[] biases = new int[source.Outputs];
        for (int o = 0; o < source.Outputs; o++)
        {
            double scale = Math.Pow(2, steps.Shifts[o] - source.Shifts[o]);
            biases[o] = (int)(source.Biases[o] * scale);
            for (int i = o * source.Inputs; i < (o + 1) * source.Inputs; i++)
            {
                weights[i] = (sbyte)Math.Round(source.Weights[i] * scale);
            }
        }

        return new NetworkLayer(source.Inputs, weights, biases, steps.Shifts, [.. source.Offsets]);
    }
}
