using CsCheck;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Acoustics.Coding;

namespace Ripac.Speech.Tests.Acoustics.Coding;

public class LayerCoderTests
{
    [Fact]
    public void Layers_of_any_numbers_come_back() =>
        Gen.Select(Gen.Int[1, 12].Array[2, 5], Gen.Int[0, 127], Gen.Int).Sample((sizes, largest, seed) =>
        {
            NetworkLayer[] layers = Layers(sizes, largest, new Random(seed));
            NetworkLayer[] decoded = LayerCoder.Decode(Shapes(sizes), LayerCoder.Encode(layers));
            Assert.Equal(layers.Length, decoded.Length);
            for (int i = 0; i < layers.Length; i++)
            {
                Assert.Equal(layers[i].Weights, decoded[i].Weights);
                Assert.Equal(layers[i].Biases, decoded[i].Biases);
                Assert.Equal(layers[i].Shifts, decoded[i].Shifts);
            }
        });

    [Fact]
    public void Weights_that_are_mostly_zero_need_less_than_a_bit_each()
    {
        Random random = new(1);
        sbyte[] weights = [.. Enumerable.Range(0, 100 * 100).Select(_ => (sbyte)(random.Next(10) == 0 ? random.Next(-3, 4) : 0))];
        NetworkLayer layer = new(100, weights, new int[100], new byte[100]);
        Assert.InRange(LayerCoder.Encode([layer]).Length, 1, weights.Length / 8);
    }

    [Fact]
    public void Bytes_too_many_are_refused()
    {
        int[] sizes = [3, 2];
        byte[] code = [.. LayerCoder.Encode(Layers(sizes, 9, new Random(1))), 0];
        Assert.Contains("1 bytes too many", Assert.Throws<ModelFormatException>(() => LayerCoder.Decode(Shapes(sizes), code)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(25, 0, "shift")]
    [InlineData(-1, 0, "shift")]
    [InlineData(24, 128, "weight")]
    [InlineData(24, -129, "weight")]
    public void Numbers_that_a_layer_cannot_have_are_refused(int shift, int weight, string named)
    {
        RangeEncoder encoder = new();
        new NumberModel(1).Code(ref encoder, shift, 0, 0);
        new NumberModel(1).Code(ref encoder, 0, 0, 0);
        new NumberModel(4).Code(ref encoder, weight, 0, 0);
        byte[] code = encoder.Finish();
        Assert.Contains(named, Assert.Throws<ModelFormatException>(() => LayerCoder.Decode(Shapes([1, 1]), code)).Message, StringComparison.Ordinal);
    }

    private static LayerShape[] Shapes(int[] sizes) => [.. sizes.Zip(sizes.Skip(1), (inputs, outputs) => new LayerShape(inputs, outputs, [0]))];

    private static NetworkLayer[] Layers(int[] sizes, int largest, Random random) =>
    [
        .. sizes.Zip(sizes.Skip(1), (inputs, outputs) => new NetworkLayer(
            inputs,
            [.. Enumerable.Range(0, inputs * outputs).Select(_ => (sbyte)random.Next(-largest, largest + 1))],
            [.. Enumerable.Range(0, outputs).Select(_ => random.Next(-1_000_000, 1_000_000))],
            [.. Enumerable.Range(0, outputs).Select(_ => (byte)random.Next(NetworkLayer.LargestShift + 1))])),
    ];
}
