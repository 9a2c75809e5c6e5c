using Ripac.Speech.Acoustics;
using Ripac.Tools.Training;

namespace Ripac.Tools.Compression;

/// <summary>A layer of a model as real numbers, in the units of its integers: y = W x + b, before the rounding of the shift.</summary>
internal sealed class FloatLayer
{
    private readonly bool _rectified;

    /// <param name="weights">[output][input].</param>
    /// <param name="biases">One an output.</param>
    /// <param name="rectified">Whether negative outputs become 0.</param>
    /// <param name="offsets">Frames that go in.</param>
    public FloatLayer(double[][] weights, double[] biases, bool rectified, IReadOnlyList<int> offsets)
    {
        _rectified = rectified;
        Offsets = offsets;
        Inputs = weights[0].Length;
        Weights = weights;
        Biases = biases;
    }

    /// <param name="layer">The integers.</param>
    /// <param name="rectified">Whether the scorer sets negative outputs to 0: all layers but the last.</param>
    public FloatLayer(NetworkLayer layer, bool rectified)
    {
        _rectified = rectified;
        Offsets = layer.Offsets;
        Inputs = layer.Inputs;
        Weights = new double[layer.Outputs][];
        Biases = new double[layer.Outputs];
        for (int o = 0; o < layer.Outputs; o++)
        {
            double unit = 1L << layer.Shifts[o];
            Weights[o] = [.. layer.Weights.AsSpan(o * Inputs, Inputs).ToArray().Select(weight => weight / unit)];
            Biases[o] = (layer.Biases[o] / unit) - 0.5; // the half is there for the shift to round
        }
    }

    public int Inputs { get; }

    public int Outputs => Biases.Length;

    /// <summary>Frames that go in.</summary>
    public IReadOnlyList<int> Offsets { get; }

    /// <summary>[output][input].</summary>
    public double[][] Weights { get; }

    public double[] Biases { get; }

    /// <summary>What the layer before gave in, what comes out.</summary>
    public FrameMatrix Forward(FrameMatrix before)
    {
        FrameMatrix x = before.Splice(Offsets);
        FrameMatrix y = new(x.Frames, Outputs);
        float[] weights = new float[x.Stride * y.Stride];
        for (int o = 0; o < Outputs; o++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                weights[(i * y.Stride) + o] = (float)Weights[o][i];
            }
        }

        MatrixProduct.Multiply(x.Values, x.Stride, 1, weights, y.Values, x.Frames, x.Stride, y.Stride);
        float lowest = _rectified ? 0 : short.MinValue;
        for (int frame = 0; frame < y.Frames; frame++)
        {
            Span<float> row = y.Row(frame);
            for (int o = 0; o < row.Length; o++)
            {
                row[o] = Math.Clamp(row[o] + (float)Biases[o], lowest, short.MaxValue);
            }
        }

        return y;
    }

    /// <summary>The gradient of the input from that of the output; the input is what the rectified layer before gave.</summary>
    public FrameMatrix Backward(FrameMatrix gradient, FrameMatrix input)
    {
        FrameMatrix result = new(gradient.Frames, Inputs);
        float[] weights = new float[gradient.Stride * result.Stride];
        for (int o = 0; o < Outputs; o++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                weights[(o * result.Stride) + i] = (float)Weights[o][i];
            }
        }

        MatrixProduct.Multiply(gradient.Values, gradient.Stride, 1, weights, result.Values, gradient.Frames, gradient.Stride, result.Stride);
        FrameMatrix sums = result.Unsplice(Offsets);
        for (int i = 0; i < sums.Values.Length; i++)
        {
            sums.Values[i] = input.Values[i] > 0 ? sums.Values[i] : 0;
        }

        return sums;
    }
}
