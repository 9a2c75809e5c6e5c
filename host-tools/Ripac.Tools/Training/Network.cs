namespace Ripac.Tools.Training;

/// <summary>The emission network in training: rectified hidden layers and a softmax, floats.</summary>
internal sealed class Network
{
    /// <summary>Feature units (1/256 octave) are divided by this: inputs of about unit variance.</summary>
    public const float InputScale = 1024;

    private const int BatchRows = 384;

    /// <summary>Frames of the utterances that are learned in one step; the last may go beyond it.</summary>
    private const int SequenceRows = 768;

    /// <summary>Frames of an utterance at most; what follows is cut off.</summary>
    private const int LongestSequence = 1_200;

    private const int MostRows = SequenceRows + LongestSequence;

    private readonly DenseLayer[] _layers;
    private readonly float[][] _values;     // [layer boundary][row][padded]
    private readonly float[][] _gradients;
    private readonly byte _dropBelow;
    private readonly float _keptScale;
    private int _steps;

    /// <param name="sizes">Inputs, hidden layers, outputs.</param>
    /// <param name="dropoutPart">Part of the hidden units that is left out at each step of training, 0 to 0.9.</param>
    /// <param name="random">For the first weights.</param>
    public Network(IReadOnlyList<int> sizes, float dropoutPart, Random random)
    {
        _dropBelow = (byte)(256 * dropoutPart);
        _keptScale = 1 / (1 - (_dropBelow / 256f));
        _layers = new DenseLayer[sizes.Count - 1];
        _values = new float[sizes.Count][];
        _gradients = new float[sizes.Count][];
        int width = DenseLayer.Pad(sizes[0]);
        _values[0] = new float[MostRows * width];
        _gradients[0] = [];
        for (int i = 0; i < _layers.Length; i++)
        {
            _layers[i] = new DenseLayer(width, sizes[i + 1], random);
            width = _layers[i].PaddedOutputs;
            _values[i + 1] = new float[MostRows * width];
            _gradients[i + 1] = new float[MostRows * width];
        }
    }

    public IReadOnlyList<DenseLayer> Layers => _layers;

    /// <summary>Goes once through all examples in a random order.</summary>
    /// <param name="examples">Feature vectors and targets.</param>
    /// <param name="rate">Gives the learning rate for the part of the epoch done, 0..1.</param>
    /// <param name="random">For the order.</param>
    /// <param name="cancel">Ends it between two batches.</param>
    /// <returns>Mean cross entropy in nats, and the part of examples whose most probable target was right.</returns>
    public (double Loss, double Accuracy) TrainEpoch(Examples examples, Func<double, double> rate, Random random, CancellationToken cancel)
    {
        int[] order = [.. Enumerable.Range(0, examples.Targets.Length)];
        random.Shuffle(order);
        double loss = 0;
        int right = 0;
        int done = 0;
        for (int start = 0; start + BatchRows <= order.Length; start += BatchRows)
        {
            cancel.ThrowIfCancellationRequested();
            ReadOnlySpan<int> batch = order.AsSpan(start, BatchRows);
            Load(examples, batch);
            Forward(BatchRows, random);
            for (int row = 0; row < BatchRows; row++)
            {
                (double rowLoss, bool rowRight) = OutputGradient(row, examples.Targets[batch[row]]);
                loss += rowLoss;
                right += rowRight ? 1 : 0;
            }

            Backward(BatchRows);
            _steps++;
            foreach (DenseLayer layer in _layers)
            {
                layer.Update((float)rate((double)start / order.Length), _steps);
            }

            done += BatchRows;
        }

        return (loss / done, (double)right / done);
    }

    /// <summary>
    /// Goes once through whole utterances in a random order, and learns to make what was said more probable than all else that may be
    /// said: maximum mutual information over a loop of words without lattices (Povey and others, 2016).
    /// </summary>
    /// <param name="examples">All frames of the utterances.</param>
    /// <param name="criterion">Gives the gradient of an utterance.</param>
    /// <param name="rate">Gives the learning rate for the part of the epoch done, 0..1.</param>
    /// <param name="random">For the order.</param>
    /// <param name="cancel">Ends it between two batches.</param>
    /// <returns>Mean probability of the right label at a frame, over all that may be said.</returns>
    public double TrainSequences(
        Examples examples, SequenceCriterion criterion, Func<double, double> rate, Random random, CancellationToken cancel)
    {
        int[] order = [.. Enumerable.Range(0, examples.Starts.Length)];
        random.Shuffle(order);
        double right = 0;
        long frames = 0;
        for (int at = 0; at < order.Length;)
        {
            cancel.ThrowIfCancellationRequested();
            double part = (double)at / order.Length;
            List<(int Row, int First, int Length)> batch = [];
            int rows = 0;
            for (; at < order.Length && rows < SequenceRows; at++)
            {
                int first = examples.Starts[order[at]];
                int length = Math.Min(LongestSequence, examples.LengthOf(order[at]));
                Load(examples, [.. Enumerable.Range(first, length)], rows);
                batch.Add((rows, first, length));
                rows += length;
            }

            Forward(rows, random);
            DenseLayer last = _layers[^1];
            double[] rights = new double[batch.Count];
            Parallel.For(0, batch.Count, i =>
            {
                (int row, int first, int length) = batch[i];
                rights[i] = criterion.Gradient(
                    _values[^1].AsSpan(row * last.PaddedOutputs, length * last.PaddedOutputs),
                    last.PaddedOutputs,
                    examples.Targets.AsSpan(first, length),
                    _gradients[^1].AsSpan(row * last.PaddedOutputs, length * last.PaddedOutputs));
            });
            right += rights.Sum();
            Span<float> gradient = _gradients[^1].AsSpan(0, rows * last.PaddedOutputs);
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] /= rows;
            }

            frames += rows;
            Backward(rows);
            _steps++;
            foreach (DenseLayer layer in _layers)
            {
                layer.Update((float)rate(part), _steps);
            }
        }

        return right / Math.Max(1, frames);
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
        float[] largest = new float[_layers.Length - 1];
        int[] rows = new int[BatchRows];
        int stride = Math.Max(1, examples.Targets.Length / (20 * BatchRows));
        for (int start = 0; start + (BatchRows * stride) <= examples.Targets.Length; start += BatchRows * stride)
        {
            for (int row = 0; row < BatchRows; row++)
            {
                rows[row] = start + (row * stride);
            }

            Load(examples, rows);
            Forward(BatchRows);
            for (int i = 0; i < largest.Length; i++)
            {
                largest[i] = Math.Max(largest[i], _values[i + 1].AsSpan(0, BatchRows * _layers[i].PaddedOutputs).ToArray().Max());
            }
        }

        return largest;
    }

    private void Load(Examples examples, ReadOnlySpan<int> batch, int firstRow = 0)
    {
        int width = _layers[0].Inputs;
        for (int row = 0; row < batch.Length; row++)
        {
            ReadOnlySpan<short> source = examples.Feature(batch[row]);
            Span<float> target = _values[0].AsSpan((firstRow + row) * width, source.Length);
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = source[i] / InputScale;
            }
        }
    }

    /// <param name="dropout">In training, which hidden units are left out; null afterwards.</param>
    private void Forward(int rows, Random? dropout = null)
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            _layers[i].Forward(_values[i], _values[i + 1], rows);
            if (i < _layers.Length - 1)
            {
                Rectify(_values[i + 1].AsSpan(0, rows * _layers[i].PaddedOutputs));
                if (dropout is not null)
                {
                    Drop(_values[i + 1].AsSpan(0, rows * _layers[i].PaddedOutputs), dropout);
                }
            }
        }
    }

    /// <summary>Leaves out a part of the units and makes the others stronger (Srivastava and others, 2014).</summary>
    private void Drop(Span<float> values, Random random)
    {
        byte[] dice = new byte[values.Length];
        random.NextBytes(dice);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = dice[i] < _dropBelow ? 0 : values[i] * _keptScale;
        }
    }

    private void Backward(int rows)
    {
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            _layers[i].Backward(_values[i], _gradients[i + 1], i > 0 ? _gradients[i] : null, rows);
            if (i > 0)
            {
                Span<float> gradient = _gradients[i].AsSpan(0, rows * _layers[i].Inputs);
                ReadOnlySpan<float> value = _values[i];
                for (int j = 0; j < gradient.Length; j++)
                {
                    gradient[j] = value[j] > 0 ? gradient[j] * _keptScale : 0;
                }
            }
        }
    }

    private (double Loss, bool Right) OutputGradient(int row, int target)
    {
        DenseLayer last = _layers[^1];
        ReadOnlySpan<float> logits = _values[^1].AsSpan(row * last.PaddedOutputs, last.Outputs);
        Span<float> gradient = _gradients[^1].AsSpan(row * last.PaddedOutputs, last.Outputs);
        float largest = float.NegativeInfinity;
        int best = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            if (logits[i] > largest)
            {
                (largest, best) = (logits[i], i);
            }
        }

        float sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            gradient[i] = MathF.Exp(logits[i] - largest);
            sum += gradient[i];
        }

        float scale = 1 / (sum * BatchRows);
        double loss = Math.Log(sum) - (logits[target] - largest);
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= scale;
        }

        gradient[target] -= 1f / BatchRows;
        return (loss, best == target);
    }

    private static void Rectify(Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Max(values[i], 0);
        }
    }
}
