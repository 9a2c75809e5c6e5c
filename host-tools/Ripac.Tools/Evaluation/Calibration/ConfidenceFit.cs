using Ripac.Speech.Decoding;

namespace Ripac.Tools.Evaluation.Calibration;

/// <summary>Fits a <see cref="ConfidenceMeasure"/> to judged words: networks with one hidden layer and cross-entropy as their loss, which
/// makes their outputs probabilities (Richard and Lippmann, 1991), trained by Adam. The mean of several is less chance than one; side by
/// side in one hidden layer they are one network.</summary>
internal sealed class ConfidenceFit
{
    private const int Networks = 3;
    private const int Hidden = 12; // of each
    private const int Epochs = 40;
    private const int Batch = 64;
    private const double Rate = 0.01;
    private const double Decay = 0.0005;
    private const int Inputs = WordEvidence.Count;
    private const int Direct = Hidden * (Inputs + 2); // parameters: [hidden](weights, bias, output weight), direct weights, bias
    private const int Parameters = Direct + Inputs + 1;

    private readonly double[] _means = new double[Inputs];
    private readonly double[] _deviations = new double[Inputs];
    private readonly double[][] _inputs;
    private readonly JudgedWord[] _words;

    private ConfidenceFit(JudgedWord[] words)
    {
        _words = words;
        double total = words.Sum(word => word.Weight);
        for (int i = 0; i < Inputs; i++)
        {
            int input = i;
            double mean = words.Sum(word => word.Weight * word.Evidence[input]) / total;
            _means[i] = mean;
            _deviations[i] = Math.Sqrt(words.Sum(word => word.Weight * Math.Pow(word.Evidence[input] - mean, 2)) / total) + 1;
        }

        _inputs = [.. words.Select(word => Enumerable.Range(0, Inputs).Select(i => (word.Evidence[i] - _means[i]) / _deviations[i]).ToArray())];
    }

    /// <summary>The measure under which the words are as right as they are certain.</summary>
    /// <param name="words">Right and wrong ones.</param>
    /// <param name="seed">The same words and seed give the same measure.</param>
    /// <param name="cancel">Ends it.</param>
    public static ConfidenceMeasure Fit(IReadOnlyCollection<JudgedWord> words, int seed, CancellationToken cancel)
    {
        ConfidenceFit fit = new([.. words]);
        return fit.Quantize([.. Enumerable.Range(0, Networks).Select(network => fit.Train(new Random((seed * Networks) + network), cancel))]);
    }

    private double[] Train(Random random, CancellationToken cancel)
    {
        double[] parameters = new double[Parameters];
        for (int i = 0; i < Direct; i++)
        {
            parameters[i] = ((2 * random.NextDouble()) - 1) * (i % (Inputs + 2) == Inputs + 1 ? 0.5 : 0.27); // no bias is larger than a weight
        }

        double[] gradient = new double[Parameters], first = new double[Parameters], second = new double[Parameters], hidden = new double[Hidden];
        int[] order = [.. Enumerable.Range(0, _words.Length)];
        int step = 0;
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            cancel.ThrowIfCancellationRequested();
            random.Shuffle(order);
            double rate = Rate * (0.02 + (0.98 * 0.5 * (1 + Math.Cos(Math.PI * epoch / Epochs))));
            foreach (int[] batch in order.Chunk(Batch))
            {
                Array.Clear(gradient);
                foreach (int word in batch)
                {
                    AddGradient(parameters, _inputs[word], _words[word], hidden, gradient);
                }

                step++;
                for (int i = 0; i < Parameters; i++)
                {
                    double slope = (gradient[i] / batch.Length) + (Decay * parameters[i]);
                    first[i] = (0.9 * first[i]) + (0.1 * slope);
                    second[i] = (0.999 * second[i]) + (0.001 * slope * slope);
                    parameters[i] -= rate * first[i] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(second[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
                }
            }
        }

        return parameters;
    }

    private static void AddGradient(double[] parameters, double[] x, in JudgedWord word, double[] hidden, double[] gradient)
    {
        double logOdds = parameters[^1];
        for (int i = 0; i < Inputs; i++)
        {
            logOdds += parameters[Direct + i] * x[i];
        }

        for (int j = 0; j < Hidden; j++)
        {
            int at = j * (Inputs + 2);
            double sum = parameters[at + Inputs];
            for (int i = 0; i < Inputs; i++)
            {
                sum += parameters[at + i] * x[i];
            }

            hidden[j] = Math.Max(0, sum);
            logOdds += parameters[at + Inputs + 1] * hidden[j];
        }

        double error = word.Weight * ((1 / (1 + Math.Exp(-logOdds))) - (word.Right ? 1 : 0));
        gradient[^1] += error;
        for (int i = 0; i < Inputs; i++)
        {
            gradient[Direct + i] += error * x[i];
        }

        for (int j = 0; j < Hidden; j++)
        {
            if (hidden[j] > 0)
            {
                int at = j * (Inputs + 2);
                double back = error * parameters[at + Inputs + 1];
                gradient[at + Inputs + 1] += error * hidden[j];
                gradient[at + Inputs] += back;
                for (int i = 0; i < Inputs; i++)
                {
                    gradient[at + i] += back * x[i];
                }
            }
        }
    }

    /// <summary>The mean of the networks in integers, for evidence that is not normalised.</summary>
    private ConfidenceMeasure Quantize(IReadOnlyList<double[]> networks)
    {
        const double One = 1 << ConfidenceMeasure.WeightFraction;
        List<short> hiddenWeights = [];
        List<int> hiddenBiases = [];
        List<short> outputWeights = [];
        foreach (double[] parameters in networks)
        {
            for (int j = 0; j < Hidden; j++)
            {
                int at = j * (Inputs + 2);
                (short[] weights, int bias) = Row(parameters.AsSpan(at, Inputs), parameters[at + Inputs]);
                hiddenWeights.AddRange(weights);
                hiddenBiases.Add(bias);
                outputWeights.Add(Weight(One * parameters[at + Inputs + 1] / networks.Count));
            }
        }

        double[] direct = [.. Enumerable.Range(Direct, Inputs + 1).Select(i => networks.Average(parameters => parameters[i]))];
        (short[] directWeights, int outputBias) = Row(direct.AsSpan(0, Inputs), direct[Inputs]);
        return new([.. hiddenWeights], [.. hiddenBiases], [.. outputWeights], directWeights, outputBias);

        (short[] Weights, int Bias) Row(ReadOnlySpan<double> row, double bias)
        {
            short[] weights = new short[Inputs];
            double sum = 256 * One * bias;
            for (int i = 0; i < Inputs; i++)
            {
                weights[i] = Weight(256 * One * row[i] / _deviations[i]);
                sum -= weights[i] * _means[i];
            }

            return (weights, (int)Math.Clamp(Math.Round(sum), int.MinValue, int.MaxValue));
        }
    }

    private static short Weight(double value) => (short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue);
}
