using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Ripac.Tools.Training;

/// <summary>The emission network in training: a time-delay network of rectified hidden layers and a softmax, floats.</summary>
internal sealed class Network
{
    /// <summary>Feature units (1/256 octave) are divided by this: inputs of about unit variance.</summary>
    public const float InputScale = 1024;

    /// <summary>Frames that are learned in one step; the last utterance may go beyond it.</summary>
    private const int BatchRows = 768;

    /// <summary>Frames of an utterance at most; what follows is cut off.</summary>
    private const int LongestUtterance = 1_200;

    private const int MostRows = BatchRows + LongestUtterance;

    private readonly DenseLayer[] _layers;
    private readonly int[][] _offsets;
    private readonly float[][] _values;     // of each layer boundary, [row][padded]
    private readonly float[][] _gradients;
    private readonly float[][] _spliced;    // what goes into each layer, [row][offset][padded]; the values themselves where there is one offset
    private readonly float[][] _splicedGradients;
    private readonly List<Utterance> _batch = [];
    private int _rows;
    private int _steps;

    /// <param name="features">Numbers of a frame.</param>
    /// <param name="hidden">Hidden layers.</param>
    /// <param name="outputs">What is told apart.</param>
    /// <param name="random">For the first weights.</param>
    public Network(int features, IReadOnlyList<HiddenLayer> hidden, int outputs, Random random)
    {
        HiddenLayer[] layers = [.. hidden, new HiddenLayer(outputs, [0])];
        _layers = new DenseLayer[layers.Length];
        _offsets = [.. layers.Select(layer => layer.Offsets.ToArray())];
        _values = new float[layers.Length + 1][];
        _gradients = new float[layers.Length + 1][];
        _spliced = new float[layers.Length][];
        _splicedGradients = new float[layers.Length][];
        int width = DenseLayer.Pad(features);
        _values[0] = new float[MostRows * width];
        _gradients[0] = [];
        for (int i = 0; i < layers.Length; i++)
        {
            int inputs = width * _offsets[i].Length;
            _layers[i] = new DenseLayer(inputs, layers[i].Units, random);
            _spliced[i] = _offsets[i].Length == 1 ? _values[i] : new float[MostRows * inputs];
            _splicedGradients[i] = _offsets[i].Length == 1 || i == 0 ? _gradients[i] : new float[MostRows * inputs];
            width = _layers[i].PaddedOutputs;
            _values[i + 1] = new float[MostRows * width];
            _gradients[i + 1] = new float[MostRows * width];
        }
    }

    public IReadOnlyList<DenseLayer> Layers => _layers;

    /// <summary>Of each layer, the frames that go in.</summary>
    public IReadOnlyList<int[]> Offsets => _offsets;

    /// <summary>
    /// Goes once through all utterances in a random order, and learns what each frame is. Where all offsets are multiples of a step, every
    /// step-th frame of an utterance is learned from the frames that far apart alone, which is as much quicker; which frames they are
    /// changes from one time to the next (V. Peddinti and others, 2015, leave out as much).
    /// </summary>
    /// <param name="examples">All frames of the utterances.</param>
    /// <param name="step">Frames from one that is learned to the next.</param>
    /// <param name="teachers">Whose opinion is learned beside the targets.</param>
    /// <param name="rate">Gives the learning rate for the part of the epoch done, 0..1.</param>
    /// <param name="random">For the order.</param>
    /// <param name="cancel">Ends it between two batches.</param>
    /// <returns>Mean cross entropy in nats, and the part of examples whose most probable target was right.</returns>
    public (double Loss, double Accuracy) TrainEpoch(
        Examples examples, int step, Teachers teachers, Func<double, double> rate, Random random, CancellationToken cancel)
    {
        double loss = 0;
        int right = 0;
        int done = 0;
        foreach (double part in Batches(examples, step, random, cancel))
        {
            Forward();
            teachers.Hear(this);
            int counted = 0;
            foreach (Utterance utterance in _batch)
            {
                for (int i = 0; i < utterance.Length; i++)
                {
                    int target = examples.Targets[utterance.First + (i * utterance.Step)];
                    (double rowLoss, bool rowRight) = OutputGradient(utterance.Row + i, target, teachers);
                    loss += rowLoss;
                    right += rowRight ? 1 : 0;
                    counted += target == Examples.LeftOut ? 0 : 1;
                }
            }

            done += counted;
            Learn(Math.Max(1, counted), (float)rate(part));
        }

        return (loss / Math.Max(1, done), (double)right / Math.Max(1, done));
    }

    /// <summary>Hears the batch that another network of the same features has just heard.</summary>
    public void Hear(Network other)
    {
        _batch.Clear();
        _batch.AddRange(other._batch);
        _rows = other._rows;
        other._values[0].AsSpan(0, _rows * _layers[0].Inputs / _offsets[0].Length).CopyTo(_values[0]);
        Forward();
    }

    /// <summary>Adds the probabilities of the targets, as they follow from the outputs for a row of the batch, weighted, to a sum.</summary>
    public void AddProbabilities(int row, float weight, Span<float> sum)
    {
        Span<float> probabilities = stackalloc float[sum.Length];
        float scale = weight / Softmax(Outputs(row), probabilities);
        TensorPrimitives.MultiplyAdd(probabilities, scale, sum, sum);
    }

    /// <summary>Keeps all that the next step of training depends on.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_steps);
        Array.ForEach(_layers, layer => layer.Save(writer));
    }

    /// <summary>Takes what <see cref="Save"/> kept, of a network of the same sizes.</summary>
    public void Load(BinaryReader reader)
    {
        _steps = reader.ReadInt32();
        Array.ForEach(_layers, layer => layer.Load(reader));
    }

    /// <summary>Training is over: takes the running mean of the weights.</summary>
    public void Finish() => Array.ForEach(_layers, layer => layer.TakeMeans());

    /// <summary>The largest output of each hidden layer over some examples: the range that integers must hold.</summary>
    public float[] LargestActivations(Examples examples)
    {
        const int Enough = 30;
        float[] largest = new float[_layers.Length - 1];
        foreach (double _ in Batches(examples, 1, new Random(0), CancellationToken.None).Take(Enough))
        {
            Forward();
            for (int i = 0; i < largest.Length; i++)
            {
                foreach (float value in _values[i + 1].AsSpan(0, _rows * _layers[i].PaddedOutputs))
                {
                    largest[i] = Math.Max(largest[i], value);
                }
            }
        }

        return largest;
    }

    /// <summary>Loads some utterances after the others, in a random order; the part of them that was done before.</summary>
    private IEnumerable<double> Batches(Examples examples, int step, Random random, CancellationToken cancel)
    {
        int[] order = [.. Enumerable.Range(0, examples.Starts.Length)];
        random.Shuffle(order);
        for (int at = 0; at < order.Length;)
        {
            cancel.ThrowIfCancellationRequested();
            double part = (double)at / order.Length;
            _batch.Clear();
            _rows = 0;
            for (; at < order.Length && _rows < BatchRows; at++)
            {
                int phase = random.Next(step);
                int length = Math.Min(LongestUtterance, (examples.LengthOf(order[at]) - phase + step - 1) / step);
                if (length > 0)
                {
                    Utterance utterance = new(_rows, examples.Starts[order[at]] + phase, length, step);
                    Load(examples, utterance);
                    _batch.Add(utterance);
                    _rows += length;
                }
            }

            if (_rows > 0)
            {
                yield return part;
            }
        }
    }

    private void Load(Examples examples, Utterance utterance)
    {
        int width = _layers[0].Inputs / _offsets[0].Length;
        for (int i = 0; i < utterance.Length; i++)
        {
            ReadOnlySpan<short> source = examples.Feature(utterance.First + (i * utterance.Step));
            Span<float> target = _values[0].AsSpan((utterance.Row + i) * width, source.Length);
            for (int k = 0; k < source.Length; k++)
            {
                target[k] = source[k] / InputScale;
            }
        }
    }

    private void Forward()
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            if (_offsets[i].Length > 1)
            {
                Splice(i);
            }

            _layers[i].Forward(_spliced[i], _values[i + 1], _rows);
            if (i < _layers.Length - 1)
            {
                Span<float> values = _values[i + 1].AsSpan(0, _rows * _layers[i].PaddedOutputs);
                TensorPrimitives.Max(values, 0, values);
            }
        }
    }

    /// <summary>Puts the frames that go into a layer side by side; before the first and after the last frame of an utterance it is that frame.</summary>
    private void Splice(int layer)
    {
        int width = _layers[layer].Inputs / _offsets[layer].Length;
        ForEachSource(layer, (row, source, column) =>
            _values[layer].AsSpan(source * width, width).CopyTo(_spliced[layer].AsSpan((row * _layers[layer].Inputs) + column)));
    }

    /// <summary>The gradient of what was spliced becomes that of the values.</summary>
    private void SpliceBack(int layer)
    {
        int width = _layers[layer].Inputs / _offsets[layer].Length;
        _gradients[layer].AsSpan(0, _rows * width).Clear();
        ForEachSource(layer, (row, source, column) =>
        {
            Span<float> gradient = _gradients[layer].AsSpan(source * width, width);
            TensorPrimitives.Add(gradient, _splicedGradients[layer].AsSpan((row * _layers[layer].Inputs) + column, width), gradient);
        });
    }

    private void ForEachSource(int layer, Action<int, int, int> action)
    {
        int width = _layers[layer].Inputs / _offsets[layer].Length;
        foreach (Utterance utterance in _batch)
        {
            for (int i = 0; i < utterance.Length; i++)
            {
                for (int k = 0; k < _offsets[layer].Length; k++)
                {
                    int source = Math.Clamp(i + (_offsets[layer][k] / utterance.Step), 0, utterance.Length - 1);
                    action(utterance.Row + i, utterance.Row + source, k * width);
                }
            }
        }
    }

    /// <summary>One step down the gradient of the outputs.</summary>
    /// <param name="count">By how many frames it is divided.</param>
    /// <param name="rate">Learning rate.</param>
    private void Learn(int count, float rate)
    {
        Span<float> outputs = _gradients[^1].AsSpan(0, _rows * _layers[^1].PaddedOutputs);
        TensorPrimitives.Divide(outputs, count, outputs);
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            _layers[i].Backward(_spliced[i], _gradients[i + 1], i > 0 ? _splicedGradients[i] : null, _rows);
            if (i > 0)
            {
                if (_offsets[i].Length > 1)
                {
                    SpliceBack(i);
                }

                int values = _rows * _layers[i - 1].PaddedOutputs;
                LeaveOutRectified(_gradients[i].AsSpan(0, values), _values[i].AsSpan(0, values));
            }
        }

        _steps++;
        foreach (DenseLayer layer in _layers)
        {
            layer.Update(rate, _steps);
        }
    }

    /// <summary>The gradient of the cross entropy of one row's outputs.</summary>
    private (double Loss, bool Right) OutputGradient(int row, int target, Teachers teachers)
    {
        ReadOnlySpan<float> logits = Outputs(row);
        Span<float> gradient = _gradients[^1].AsSpan(row * _layers[^1].PaddedOutputs, logits.Length);
        if (target == Examples.LeftOut)
        {
            gradient.Clear();
            return (0, false);
        }

        float sum = Softmax(logits, gradient);
        TensorPrimitives.Divide(gradient, sum, gradient);
        gradient[target] -= 1 - teachers.Part;
        teachers.Subtract(row, gradient);
        int best = TensorPrimitives.IndexOfMax(logits);
        return (Math.Log(sum) - (logits[target] - logits[best]), best == target);
    }

    private ReadOnlySpan<float> Outputs(int row) => _values[^1].AsSpan(row * _layers[^1].PaddedOutputs, _layers[^1].Outputs);

    /// <summary>Probabilities before they are divided by their sum, which is returned.</summary>
    private static float Softmax(ReadOnlySpan<float> logits, Span<float> powers)
    {
        float largest = TensorPrimitives.Max(logits);
        float sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            powers[i] = MathF.Exp(logits[i] - largest); // not vectorised, nor is the sum: the same bits on every processor
            sum += powers[i];
        }

        return sum;
    }

    /// <summary>What was cut off at 0 has no gradient. The length is a multiple of <see cref="MatrixProduct.ColumnMultiple"/>.</summary>
    private static void LeaveOutRectified(Span<float> gradient, ReadOnlySpan<float> value)
    {
        for (int i = 0; i < gradient.Length; i += Vector256<float>.Count)
        {
            Vector256<float> passed = Vector256.GreaterThan(Vector256.Create(value[i..]), Vector256<float>.Zero);
            (Vector256.Create<float>(gradient[i..]) & passed).CopyTo(gradient[i..]);
        }
    }

    /// <summary>Some frames of an utterance in the rows of a batch.</summary>
    /// <param name="Row">Its first row.</param>
    /// <param name="First">Its first example.</param>
    /// <param name="Length">Rows.</param>
    /// <param name="Step">Examples from one row to the next.</param>
    private readonly record struct Utterance(int Row, int First, int Length, int Step);
}
