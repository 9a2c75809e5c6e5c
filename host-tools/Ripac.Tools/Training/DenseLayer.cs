using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ripac.Tools.Training;

/// <summary>One layer of the network in training: weights, their gradients, and the state of Adam (Kingma and Ba, 2015).</summary>
internal sealed class DenseLayer
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;
    private const float WeightDecay = 0.01f; // decoupled from the gradient (Loshchilov and Hutter, 2019)

    /// <summary>The weights that are kept are a running mean over some hundred steps (Polyak and Juditsky, 1992), fewer at first.</summary>
    private const float MeanDecay = 0.998f;

    private readonly float[] _transposed;
    private readonly float[] _weightGradient;
    private readonly float[] _biasGradient;
    private readonly float[] _weightFirst;
    private readonly float[] _weightSecond;
    private readonly float[] _biasFirst;
    private readonly float[] _biasSecond;

    /// <param name="inputs">Numbers that go in, padded to a multiple of <see cref="MatrixProduct.ColumnMultiple"/>.</param>
    /// <param name="outputs">Numbers that come out.</param>
    /// <param name="random">For the first weights (He and others, 2015).</param>
    public DenseLayer(int inputs, int outputs, Random random)
    {
        Inputs = inputs;
        Outputs = outputs;
        PaddedOutputs = Pad(outputs);
        Weights = new float[inputs * PaddedOutputs];
        Biases = new float[PaddedOutputs];
        float scale = MathF.Sqrt(2f / inputs);
        for (int input = 0; input < inputs; input++)
        {
            for (int output = 0; output < outputs; output++)
            {
                Weights[(input * PaddedOutputs) + output] = scale * Normal(random);
            }
        }

        _transposed = new float[Weights.Length];
        _weightGradient = new float[Weights.Length];
        _weightFirst = new float[Weights.Length];
        _weightSecond = new float[Weights.Length];
        _biasGradient = new float[PaddedOutputs];
        _biasFirst = new float[PaddedOutputs];
        _biasSecond = new float[PaddedOutputs];
        MeanWeights = [.. Weights];
        MeanBiases = [.. Biases];
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Columns of all matrices.</summary>
    public int PaddedOutputs { get; }

    /// <summary>[input][padded output].</summary>
    public float[] Weights { get; }

    public float[] Biases { get; }

    /// <summary>Running mean of the weights.</summary>
    private float[] MeanWeights { get; }

    /// <summary>Running mean of the biases.</summary>
    private float[] MeanBiases { get; }

    /// <summary>The next multiple of <see cref="MatrixProduct.ColumnMultiple"/>.</summary>
    public static int Pad(int count) => (count + MatrixProduct.ColumnMultiple - 1) / MatrixProduct.ColumnMultiple * MatrixProduct.ColumnMultiple;

    /// <summary>y = x W + b for a batch; x is [row][input], y [row][padded output].</summary>
    public void Forward(float[] x, float[] y, int rows)
    {
        MatrixProduct.Multiply(x, Inputs, 1, Weights, y, rows, Inputs, PaddedOutputs);
        for (int row = 0; row < rows; row++)
        {
            Span<float> line = y.AsSpan(row * PaddedOutputs, PaddedOutputs);
            for (int o = 0; o < line.Length; o++)
            {
                line[o] += Biases[o];
            }
        }
    }

    /// <summary>The gradients of the weights and, unless null, of the input, from the gradient of the output.</summary>
    public void Backward(float[] x, float[] yGradient, float[]? xGradient, int rows)
    {
        MatrixProduct.Multiply(x, 1, Inputs, yGradient, _weightGradient, Inputs, rows, PaddedOutputs);
        Array.Clear(_biasGradient);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> line = yGradient.AsSpan(row * PaddedOutputs, PaddedOutputs);
            for (int o = 0; o < line.Length; o++)
            {
                _biasGradient[o] += line[o];
            }
        }

        if (xGradient is not null)
        {
            for (int input = 0; input < Inputs; input++)
            {
                for (int output = 0; output < PaddedOutputs; output++)
                {
                    _transposed[(output * Inputs) + input] = Weights[(input * PaddedOutputs) + output];
                }
            }

            MatrixProduct.Multiply(yGradient, PaddedOutputs, 1, _transposed, xGradient, rows, PaddedOutputs, Inputs);
        }
    }

    /// <summary>One step of Adam.</summary>
    /// <param name="rate">Learning rate.</param>
    /// <param name="step">1 for the first.</param>
    public void Update(float rate, int step)
    {
        float corrected = rate * MathF.Sqrt(1 - MathF.Pow(SecondDecay, step)) / (1 - MathF.Pow(FirstDecay, step));
        float keep = Math.Min(MeanDecay, step / (step + 10f));
        Update(Weights, MeanWeights, _weightGradient, _weightFirst, _weightSecond, corrected, rate * WeightDecay, keep);
        Update(Biases, MeanBiases, _biasGradient, _biasFirst, _biasSecond, corrected, 0, keep);
    }

    private static void Update(float[] values, float[] mean, float[] gradient, float[] first, float[] second, float rate, float decay, float keep)
    {
        for (int i = 0; i < values.Length; i += Vector256<float>.Count)
        {
            Vector256<float> g = Vector256.Create(gradient, i);
            Vector256<float> m = Vector256.Create(first, i);
            Vector256<float> v = Vector256.Create(second, i);
            m += (g - m) * (1 - FirstDecay);
            v += ((g * g) - v) * (1 - SecondDecay);
            m.CopyTo(first, i);
            v.CopyTo(second, i);
            Vector256<float> value = Vector256.Create(values, i);
            value -= (m * rate / (Vector256.Sqrt(v) + Vector256.Create(1e-8f))) + (value * decay);
            value.CopyTo(values, i);
            ((Vector256.Create(mean, i) * keep) + (value * (1 - keep))).CopyTo(mean, i);
        }
    }

    /// <summary>Keeps the weights, their means and the state of Adam.</summary>
    public void Save(BinaryWriter writer)
    {
        foreach (float[] values in Kept)
        {
            writer.Write(MemoryMarshal.AsBytes<float>(values));
        }
    }

    /// <summary>Takes what <see cref="Save"/> kept.</summary>
    public void Load(BinaryReader reader)
    {
        foreach (float[] values in Kept)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes<float>(values));
        }
    }

    private float[][] Kept => [Weights, Biases, MeanWeights, MeanBiases, _weightFirst, _weightSecond, _biasFirst, _biasSecond];

    /// <summary>Training is over: the means become the weights.</summary>
    public void TakeMeans()
    {
        MeanWeights.CopyTo(Weights, 0);
        MeanBiases.CopyTo(Biases, 0);
    }

    /// <summary>Box and Muller, 1958.</summary>
    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
