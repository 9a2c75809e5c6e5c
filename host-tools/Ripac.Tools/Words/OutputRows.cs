using Ripac.Speech.Acoustics;
using Ripac.Tools.Training;

namespace Ripac.Tools.Words;

/// <summary>
/// New outputs of a network whose other weights are fixed: a softmax over the new outputs and all that there were before, of which
/// only the new rows learn. With fixed targets the problem is convex.
/// </summary>
internal sealed class OutputRows
{
    private const int BatchRows = 384;

    private readonly DenseLayer _layer;
    private readonly float _scale;
    private readonly float[] _x;
    private readonly float[] _y;
    private readonly float[] _gradient;
    private int _steps;

    /// <param name="rows">How many new outputs.</param>
    /// <param name="examples">To find the size of the inputs.</param>
    public OutputRows(int rows, OutputExamples examples)
    {
        _layer = new DenseLayer(DenseLayer.Pad(examples.Width), rows, new Random(0));
        Array.Clear(_layer.Weights);
        double power = 1;
        foreach (short value in examples.Inputs)
        {
            power += (double)value * value / examples.Inputs.Length;
        }

        _scale = (float)(1 / Math.Sqrt(power));
        _x = new float[BatchRows * _layer.Inputs];
        _y = new float[BatchRows * _layer.PaddedOutputs];
        _gradient = new float[BatchRows * _layer.PaddedOutputs];
    }

    /// <summary>Numbers a frame in <see cref="Scores"/>.</summary>
    public int Stride => _layer.PaddedOutputs;

    /// <summary>Goes once through all examples in a random order.</summary>
    /// <param name="examples">Frames; of each new output there must be some.</param>
    /// <param name="weights">How much a frame of each target counts; the last is for frames of no new output.</param>
    /// <param name="rate">Gives the learning rate for the part of the epoch done, 0..1.</param>
    /// <param name="random">For the order.</param>
    /// <param name="cancel">Ends it between two batches.</param>
    /// <returns>Mean weighted cross entropy in nats.</returns>
    public double TrainEpoch(OutputExamples examples, float[] weights, Func<double, double> rate, Random random, CancellationToken cancel)
    {
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        random.Shuffle(order);
        double loss = 0;
        int done = 0;
        for (int start = 0; start + BatchRows <= order.Length; start += BatchRows)
        {
            cancel.ThrowIfCancellationRequested();
            for (int row = 0; row < BatchRows; row++)
            {
                Load(examples.Input(order[start + row]), _x.AsSpan(row * _layer.Inputs));
            }

            _layer.Forward(_x, _y, BatchRows);
            for (int row = 0; row < BatchRows; row++)
            {
                int frame = order[start + row];
                int target = examples.Targets[frame];
                loss += Gradient(row, target, examples.Others[frame], weights[target < 0 ? ^1 : target]);
            }

            _layer.Backward(_x, _gradient, null, BatchRows);
            _layer.Update((float)rate((double)start / order.Length), ++_steps);
            done += BatchRows;
        }

        return loss / Math.Max(1, done);
    }

    /// <summary>Training is over: takes the running mean of the weights.</summary>
    public void Finish() => _layer.TakeMeans();

    /// <summary>What the new outputs say of the frames, [frame][<see cref="Stride"/>], in nat.</summary>
    public float[] Scores(OutputExamples examples)
    {
        float[] x = new float[examples.Count * _layer.Inputs];
        float[] y = new float[examples.Count * _layer.PaddedOutputs];
        for (int frame = 0; frame < examples.Count; frame++)
        {
            Load(examples.Input(frame), x.AsSpan(frame * _layer.Inputs));
        }

        _layer.Forward(x, y, examples.Count);
        return y;
    }

    /// <summary>The last layer of the network with the new outputs after its own.</summary>
    public NetworkLayer AppendTo(NetworkLayer last)
    {
        NetworkLayer added = NetworkQuantizer.QuantizeLayer(
            last.Inputs,
            _layer.Outputs,
            (o, input) => _layer.Weights[(input * _layer.PaddedOutputs) + o] * _scale * AcousticModel.CostsPerNat,
            o => _layer.Biases[o] * AcousticModel.CostsPerNat);
        return new NetworkLayer(
            last.Inputs, [.. last.Weights, .. added.Weights], [.. last.Biases, .. added.Biases], [.. last.Shifts, .. added.Shifts], [.. last.Offsets]);
    }

    private void Load(ReadOnlySpan<short> input, Span<float> x)
    {
        for (int i = 0; i < input.Length; i++)
        {
            x[i] = input[i] * _scale;
        }
    }

    private double Gradient(int row, int target, float others, float weight)
    {
        ReadOnlySpan<float> y = _y.AsSpan(row * _layer.PaddedOutputs, _layer.Outputs);
        Span<float> gradient = _gradient.AsSpan(row * _layer.PaddedOutputs, _layer.Outputs);
        float largest = others;
        foreach (float value in y)
        {
            largest = Math.Max(largest, value);
        }

        float sum = MathF.Exp(others - largest);
        for (int o = 0; o < y.Length; o++)
        {
            gradient[o] = MathF.Exp(y[o] - largest);
            sum += gradient[o];
        }

        float scale = weight / (sum * BatchRows);
        for (int o = 0; o < y.Length; o++)
        {
            gradient[o] *= scale;
        }

        if (target >= 0)
        {
            gradient[target] -= weight / BatchRows;
        }

        return weight * (largest + Math.Log(sum) - (target < 0 ? others : y[target]));
    }
}
