using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Compression;

/// <summary>
/// Rounds the weights of one layer to coarse steps. A row's weights are rounded one after the other, and what rounding one does to
/// the output is made good by those that follow, as well as the inputs' covariance allows: "optimal brain surgeon" (B. Hassibi and
/// D. Stork, 1993) for rounding (E. Frantar and others, "GPTQ", 2022). How coarse a row's steps are depends on how much its output
/// matters: every weight costs about the same loss.
/// </summary>
internal sealed class LayerQuantizer
{
    private const double Damping = 0.01;               // of the mean variance, against inputs that hardly vary
    private const double FineSteps = 8;                // to a step, so that the values of a codebook can lie anywhere
    private const double LargestBias = 1 << 29;
    private const double BiasesPerOutput = 8;          // finer than an eighth of an output a bias need not be

    private readonly FloatLayer _layer;
    private readonly double[] _meansBefore;
    private readonly double[] _means;
    private readonly double[][] _targets;
    private readonly int[] _order;
    private readonly CholeskyFactor _inverse;

    /// <param name="layer">What the integers are to compute.</param>
    /// <param name="inputsBefore">Its inputs as the layers before it, uncompressed, give them, spliced.</param>
    /// <param name="inputs">Its inputs as the compressed layers before it give them, spliced.</param>
    public LayerQuantizer(FloatLayer layer, FrameMatrix inputsBefore, FrameMatrix inputs)
    {
        _layer = layer;
        _meansBefore = Moments.Means(inputsBefore);
        _means = Moments.Means(inputs);
        double[,] covariance = Moments.Covariance(inputs, _means, inputs, _means);
        double damping = Damping * Enumerable.Range(0, layer.Inputs).Average(i => covariance[i, i]);
        for (int i = 0; i < layer.Inputs; i++)
        {
            covariance[i, i] += damping;
        }

        _targets = ReferenceEquals(inputsBefore, inputs)
            ? layer.Weights
            : Adapted(new CholeskyFactor(covariance), Moments.Covariance(inputsBefore, _meansBefore, inputs, _means), damping);

        // The inputs that vary most come first: their rounding needs the others most.
        _order = [.. Enumerable.Range(0, layer.Inputs).OrderByDescending(i => covariance[i, i])];
        double[,] ordered = new double[layer.Inputs, layer.Inputs];
        for (int i = 0; i < layer.Inputs; i++)
        {
            for (int j = 0; j < layer.Inputs; j++)
            {
                ordered[i, j] = covariance[_order[i], _order[j]];
            }
        }

        _inverse = new CholeskyFactor(new CholeskyFactor(ordered).Inverse());
    }

    /// <summary>The layer with rounded weights.</summary>
    /// <param name="sensitivities">Of its outputs: twice the divergence that an error of variance 1 makes.</param>
    /// <param name="lossPerWeight">The divergence, in nats a frame, that the rounding of one weight may cause.</param>
    /// <param name="settings">Whether there is a codebook, and how much is pruned.</param>
    public NetworkLayer Quantize(double[] sensitivities, double lossPerWeight, CompressionSettings settings)
    {
        sbyte[] weights = new sbyte[_layer.Inputs * _layer.Outputs];
        int[] biases = new int[_layer.Outputs];
        byte[] shifts = new byte[_layer.Outputs];

        // An output's error from rounding one weight in steps of s has the variance s^2 / 12 times what the input still varies when
        // those that follow are known: the geometric mean of that stands for all inputs.
        double logVariance = Enumerable.Range(0, _layer.Inputs).Average(i => -2 * Math.Log(_inverse[i, i]));
        for (int o = 0; o < _layer.Outputs; o++)
        {
            double step = Math.Sqrt(24 * lossPerWeight / (sensitivities[o] * Math.Exp(logVariance)));
            shifts[o] = (byte)ShiftFor(settings.Codebook > 0 ? step / FineSteps : step, _targets[o].Max(Math.Abs), _layer.Biases[o]);
        }

        sbyte[] codebook = settings.Codebook > 0
            ? Codebook.Of([.. _targets.SelectMany((row, o) => row.Select(weight => weight * (1L << shifts[o])))], settings.Codebook)
            : [];
        bool[][] pruned = LeastImportant(sensitivities, settings.Prune);
        Parallel.For(0, _layer.Outputs, o =>
        {
            double unit = 1L << shifts[o];
            Span<sbyte> row = weights.AsSpan(o * _layer.Inputs, _layer.Inputs);
            RoundRow(_targets[o], unit, codebook, pruned[o], row);
            double bias = _layer.Biases[o];
            for (int i = 0; i < row.Length; i++)
            {
                bias += (_layer.Weights[o][i] * _meansBefore[i]) - (row[i] / unit * _means[i]); // the mean output stays what it was
            }

            biases[o] = (int)Math.Round(((Math.Round(bias * BiasesPerOutput) / BiasesPerOutput) + 0.5) * unit);
        });
        return new NetworkLayer(_layer.Inputs, weights, biases, shifts, [.. _layer.Offsets]);
    }

    /// <summary>
    /// Weights that make the best, in the mean square, of inputs that are no longer what they were: W C(before, now) C(now, now)^-1.
    /// </summary>
    private double[][] Adapted(CholeskyFactor covariance, double[,] crossCovariance, double damping)
    {
        double[][] adapted = new double[_layer.Outputs][];
        Parallel.For(0, _layer.Outputs, o =>
        {
            double[] weights = _layer.Weights[o];
            double[] right = new double[_layer.Inputs];
            for (int j = 0; j < right.Length; j++)
            {
                right[j] = damping * weights[j];
                for (int i = 0; i < right.Length; i++)
                {
                    right[j] += weights[i] * crossCovariance[i, j];
                }
            }

            adapted[o] = covariance.Solve(right);
        });
        return adapted;
    }

    /// <summary>The power of two next to 1 / step, but weights and bias must fit.</summary>
    private static int ShiftFor(double step, double largestWeight, double bias)
    {
        int shift = (int)Math.Clamp(Math.Round(-Math.Log2(step)), 0, NetworkLayer.LargestShift);
        while (shift > 0 && (largestWeight * (1L << shift) > NetworkLayer.LargestWeight || Math.Abs(bias) * (1L << shift) > LargestBias))
        {
            shift--;
        }

        return shift;
    }

    /// <summary>
    /// Which weights, [output][input], of the part that is to be 0: those that cost least when all others make good for them
    /// (optimal brain surgeon's saliency, w^2 / [C^-1]).
    /// </summary>
    private bool[][] LeastImportant(double[] sensitivities, double part)
    {
        double[] costs = new double[_layer.Inputs];
        for (int k = 0; k < costs.Length; k++)
        {
            costs[_order[k]] = 1 / Enumerable.Range(0, k + 1).Sum(m => _inverse[k, m] * _inverse[k, m]);
        }

        double[][] saliencies = [.. _targets.Select((row, o) => row.Select((weight, i) => sensitivities[o] * weight * weight * costs[i]).ToArray())];
        double[] sorted = [.. saliencies.SelectMany(row => row).Order()];
        double limit = sorted[(int)(part * sorted.Length)];
        return [.. saliencies.Select(row => row.Select(saliency => saliency < limit).ToArray())];
    }

    private void RoundRow(double[] targets, double unit, sbyte[] codebook, bool[] pruned, Span<sbyte> rounded)
    {
        double[] left = [.. _order.Select(input => targets[input] * unit)];
        for (int k = 0; k < left.Length; k++)
        {
            double weight = pruned[_order[k]] ? 0
                : codebook.Length > 0 ? Codebook.Nearest(codebook, left[k])
                : Math.Clamp(Math.Round(left[k]), -NetworkLayer.LargestWeight, NetworkLayer.LargestWeight);
            rounded[_order[k]] = (sbyte)weight;
            double error = (left[k] - weight) / _inverse[k, k];
            for (int m = k + 1; m < left.Length; m++)
            {
                left[m] -= error * _inverse[m, k];
            }
        }
    }
}
