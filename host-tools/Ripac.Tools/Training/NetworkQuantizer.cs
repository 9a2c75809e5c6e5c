using System.Numerics;
using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Training;

/// <summary>Turns a trained network into the integer layers of a model.</summary>
internal static class NetworkQuantizer
{
    private const int LargestShift = 24;
    private const int LargestWeight = 127;

    /// <summary>
    /// Every row of weights gets the largest power of two with which it fits 8 bits. Hidden layers are scaled so that activations fill
    /// about half of 16 bits; the outputs are in <see cref="AcousticModel.CostsPerNat"/>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Numbers in a feature vector.</param>
    /// <param name="largestActivations">Of each hidden layer.</param>
    /// <param name="logPriors">Of the outputs: what the network gives is divided by the prior.</param>
    public static NetworkLayer[] Quantize(Network network, int inputs, float[] largestActivations, float[] logPriors)
    {
        NetworkLayer[] layers = new NetworkLayer[network.Layers.Count];
        double inputScale = Network.InputScale;
        for (int i = 0; i < layers.Length; i++)
        {
            DenseLayer layer = network.Layers[i];
            bool last = i == layers.Length - 1;
            double outputScale = last ? AcousticModel.CostsPerNat : ScaleFor(largestActivations[i]);
            int width = i == 0 ? inputs : network.Layers[i - 1].Outputs;
            int[] offsets = network.Offsets[i];
            int padded = layer.Inputs / offsets.Length;
            layers[i] = QuantizeLayer(
                width * offsets.Length,
                layer.Outputs,
                (o, input) => layer.Weights[((((input / width) * padded) + (input % width)) * layer.PaddedOutputs) + o] * outputScale / inputScale,
                o => (layer.Biases[o] - (last ? logPriors[o] : 0)) * outputScale,
                offsets);
            inputScale = outputScale;
        }

        return layers;
    }

    /// <summary>One layer.</summary>
    /// <param name="inputs">Numbers that go in.</param>
    /// <param name="outputs">Numbers that come out.</param>
    /// <param name="weight">Of an output and an input, in integer units of both.</param>
    /// <param name="bias">Of an output, in its units.</param>
    /// <param name="offsets">Frames that go in; none = one.</param>
    public static NetworkLayer QuantizeLayer(
        int inputs, int outputs, Func<int, int, double> weight, Func<int, double> bias, params int[] offsets)
    {
        sbyte[] weights = new sbyte[inputs * outputs];
        int[] biases = new int[outputs];
        byte[] shifts = new byte[outputs];
        for (int o = 0; o < outputs; o++)
        {
            double[] row = [.. Enumerable.Range(0, inputs).Select(input => weight(o, input))];
            shifts[o] = (byte)ShiftFor(row, bias(o));
            double unit = 1L << shifts[o];
            biases[o] = (int)Math.Round((bias(o) + 0.5) * unit); // the half makes the shift round
            for (int input = 0; input < inputs; input++)
            {
                weights[(o * inputs) + input] = (sbyte)Math.Round(row[input] * unit);
            }
        }

        return new NetworkLayer(inputs, weights, biases, shifts, offsets);
    }

    private static double ScaleFor(float largest) => BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(16_384 / Math.Max(1, largest)));

    private static int ShiftFor(double[] row, double bias)
    {
        // The bias must fit 30 bits.
        double largest = Math.Max(row.Max(Math.Abs), Math.Abs(bias) * LargestWeight / (1 << 30));
        int shift = LargestShift;
        while (shift > 0 && largest * (1L << shift) > LargestWeight + 0.49)
        {
            shift--;
        }

        return shift;
    }
}
