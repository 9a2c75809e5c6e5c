using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Ripac.Tools.Training;

/// <summary>The emission network in training: a time-delay network of rectified hidden layers and a softmax, floats.</summary>
internal sealed class Network
{
    /// <summary>Feature units (1/256 octave) are divided by this: inputs of about unit variance.</summary>
    public const float InputScale = 1024;

    private readonly DenseLayer[] _layers;
    private readonly int[][] _offsets;
    private readonly float[][] _values;     // of each layer boundary, [row][padded]
    private readonly float[][] _gradients;
    private readonly float[][] _spliced;    // what goes into each layer, [row][offset][padded]; the values themselves where there is one offset
    private readonly float[][] _splicedGradients;
    private readonly FrameSplice?[] _splices; // null where there is one offset
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
        _splices = new FrameSplice?[layers.Length];
        int width = DenseLayer.Pad(features);
        _values[0] = new float[Batch.MostRows * width];
        _gradients[0] = [];
        for (int i = 0; i < layers.Length; i++)
        {
            int inputs = width * _offsets[i].Length;
            _layers[i] = new DenseLayer(inputs, layers[i].Units, random);
            _splices[i] = _offsets[i].Length == 1 ? null : new FrameSplice(_offsets[i], width);
            _spliced[i] = _splices[i] is null ? _values[i] : new float[Batch.MostRows * inputs];
            _splicedGradients[i] = _splices[i] is null || i == 0 ? _gradients[i] : new float[Batch.MostRows * inputs];
            width = _layers[i].PaddedOutputs;
            _values[i + 1] = new float[Batch.MostRows * width];
            _gradients[i + 1] = new float[Batch.MostRows * width];
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
        foreach (Batch batch in Batch.Of(examples, step, random, cancel))
        {
            Hear(examples, batch);
            teachers.Hear(examples, batch);
            int counted = 0;
            foreach (Batch.Utterance utterance in batch.Utterances)
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
            Learn(batch, Math.Max(1, counted), (float)rate(batch.Before));
        }

        return (loss / Math.Max(1, done), (double)right / Math.Max(1, done));
    }

    /// <summary>Computes what follows from the frames of a batch.</summary>
    public void Hear(Examples examples, Batch batch)
    {
        foreach (Batch.Utterance utterance in batch.Utterances)
        {
            Load(examples, utterance);
        }

        for (int i = 0; i < _layers.Length; i++)
        {
            _splices[i]?.Forward(batch, _values[i], _spliced[i]);
            _layers[i].Forward(_spliced[i], _values[i + 1], batch.Rows);
            if (i < _layers.Length - 1)
            {
                Span<float> values = _values[i + 1].AsSpan(0, batch.Rows * _layers[i].PaddedOutputs);
                TensorPrimitives.Max(values, 0, values);
            }
        }
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
        foreach (Batch batch in Batch.Of(examples, 1, new Random(0), CancellationToken.None).Take(Enough))
        {
            Hear(examples, batch);
            for (int i = 0; i < largest.Length; i++)
            {
                foreach (float value in _values[i + 1].AsSpan(0, batch.Rows * _layers[i].PaddedOutputs))
                {
                    largest[i] = Math.Max(largest[i], value);
                }
            }
        }

        return largest;
    }

    private void Load(Examples examples, Batch.Utterance utterance)
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

    /// <summary>One step down the gradient of the outputs.</summary>
    /// <param name="batch">What was heard.</param>
    /// <param name="count">By how many frames it is divided.</param>
    /// <param name="rate">Learning rate.</param>
    private void Learn(Batch batch, int count, float rate)
    {
        Span<float> outputs = _gradients[^1].AsSpan(0, batch.Rows * _layers[^1].PaddedOutputs);
        TensorPrimitives.Divide(outputs, count, outputs);
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            _layers[i].Backward(_spliced[i], _gradients[i + 1], i > 0 ? _splicedGradients[i] : null, batch.Rows);
            if (i > 0)
            {
                _splices[i]?.Backward(batch, _splicedGradients[i], _gradients[i]);
                int values = batch.Rows * _layers[i - 1].PaddedOutputs;
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
}
