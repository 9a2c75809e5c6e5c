namespace Ripac.Speech.Acoustics.Coding;

/// <summary>
/// The numbers of a network's layers in few bytes, without loss. How large a weight is to be expected depends on those beside it
/// (as in S. Wiedemann and others, "DeepCABAC", 2020).
/// </summary>
internal static class LayerCoder
{
    private const int Classes = 4;

    /// <summary>All layers as one code. Their sizes are not part of it.</summary>
    public static byte[] Encode(IReadOnlyList<NetworkLayer> layers)
    {
        RangeEncoder encoder = new();
        foreach (NetworkLayer layer in layers)
        {
            CodeLayer(ref encoder, [.. layer.Shifts], [.. layer.Biases], [.. layer.Weights]);
        }

        return encoder.Finish();
    }

    /// <summary>The layers of which <see cref="Encode"/> made the bytes.</summary>
    /// <param name="shapes">Of each layer.</param>
    /// <param name="bytes">The code, all of it.</param>
    /// <exception cref="ModelFormatException">There are too few bytes, too many, or bytes that no encoder made.</exception>
    public static NetworkLayer[] Decode(ReadOnlySpan<LayerShape> shapes, ReadOnlySpan<byte> bytes)
    {
        RangeDecoder decoder = new(bytes);
        NetworkLayer[] layers = new NetworkLayer[shapes.Length];
        for (int i = 0; i < layers.Length; i++)
        {
            (int inputs, int outputs, int[] offsets) = shapes[i];
            byte[] shifts = new byte[outputs];
            int[] biases = new int[outputs];
            sbyte[] weights = new sbyte[inputs * outputs];
            CodeLayer(ref decoder, shifts, biases, weights);
            layers[i] = new NetworkLayer(inputs, weights, biases, shifts, offsets);
        }

        ModelFormatException.Require(decoder.Left == 0, $"its coded numbers have {decoder.Left} bytes too many");
        return layers;
    }

    /// <summary>An encoder finds the layer in the arrays, a decoder puts it there.</summary>
    private static void CodeLayer<TCoder>(ref TCoder coder, byte[] shifts, int[] biases, sbyte[] weights)
        where TCoder : IBitCoder, allows ref struct
    {
        NumberModel model = new(1);
        int shift = 0;
        for (int o = 0; o < shifts.Length; o++)
        {
            shift += model.Code(ref coder, shifts[o] - shift, 0, 0);
            ModelFormatException.Require(shift is >= 0 and <= NetworkLayer.LargestShift, "a coded shift of its network is out of range");
            shifts[o] = (byte)shift;
        }

        model = new NumberModel(1);
        for (int o = 0; o < biases.Length; o++)
        {
            biases[o] = model.Code(ref coder, biases[o], 0, 0);
        }

        model = new NumberModel(Classes);
        int inputs = weights.Length / shifts.Length;
        for (int i = 0; i < weights.Length; i++)
        {
            int before = i % inputs == 0 ? 0 : weights[i - 1];
            int above = i < inputs ? 0 : weights[i - inputs];
            int weight = model.Code(ref coder, weights[i], ClassOf(Math.Abs(before) + Math.Abs(above)), before);
            ModelFormatException.Require(weight is >= sbyte.MinValue and <= sbyte.MaxValue, "a coded weight of its network is out of range");
            weights[i] = (sbyte)weight;
        }
    }

    private static int ClassOf(int sum) => sum switch { 0 => 0, 1 => 1, <= 3 => 2, _ => 3 };
}
