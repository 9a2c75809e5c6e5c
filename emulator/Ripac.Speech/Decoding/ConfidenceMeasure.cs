namespace Ripac.Speech.Decoding;

/// <summary>
/// Confidence from evidence: a small network in integers, with one rectified hidden layer and direct connections, whose output is the
/// log-odds that the word is right (logistic regression, if nothing is hidden). Immutable.
/// </summary>
public sealed class ConfidenceMeasure
{
    /// <summary>No hidden layer is wider.</summary>
    public const int MostHidden = 64;

    /// <summary>Bits after the point of the weights; evidence, hidden values and log-odds (in nat) have 8.</summary>
    public const int WeightFraction = 10;

    private readonly short[] _hiddenWeights;
    private readonly int[] _hiddenBiases;
    private readonly short[] _outputWeights;
    private readonly short[] _directWeights;
    private readonly int _bias;

    /// <param name="hiddenWeights">[hidden][evidence].</param>
    /// <param name="hiddenBiases">[hidden].</param>
    /// <param name="outputWeights">From each hidden value to the log-odds.</param>
    /// <param name="directWeights">From each number of the evidence to the log-odds.</param>
    /// <param name="bias">Of the log-odds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public ConfidenceMeasure(short[] hiddenWeights, int[] hiddenBiases, short[] outputWeights, short[] directWeights, int bias)
    {
        if (hiddenBiases.Length > MostHidden || outputWeights.Length != hiddenBiases.Length
            || hiddenWeights.Length != hiddenBiases.Length * WordEvidence.Count || directWeights.Length != WordEvidence.Count)
        {
            throw new ArgumentException("the weights of the confidence do not fit together");
        }

        (_hiddenWeights, _hiddenBiases, _outputWeights, _directWeights, _bias) = (hiddenWeights, hiddenBiases, outputWeights, directWeights, bias);
    }

    /// <summary>For models that were not calibrated: 1/2 at a mean surprise of 3.4 bits a frame, 3 nat more for every halving.</summary>
    public static ConfidenceMeasure Uncalibrated { get; } = MakeUncalibrated();

    /// <summary>[hidden][evidence].</summary>
    internal ReadOnlySpan<short> HiddenWeights => _hiddenWeights;

    internal ReadOnlySpan<int> HiddenBiases => _hiddenBiases;

    internal ReadOnlySpan<short> OutputWeights => _outputWeights;

    internal ReadOnlySpan<short> DirectWeights => _directWeights;

    internal int Bias => _bias;

    // 100 / (1 + exp(-x)) for x = 0, 1/4 ... 8, rounded (ConfidenceMeasureTests computes it).
    private static ReadOnlySpan<byte> Logistic =>
    [
        50, 56, 62, 68, 73, 78, 82, 85, 88, 90, 92, 94, 95, 96, 97, 98, 98, 99, 99, 99, 99, 99, 100, 100, 100, 100, 100, 100, 100, 100,
        100, 100, 100,
    ];

    /// <summary>How certain a word with such evidence is, 0..100 percent.</summary>
    public int Percent(in WordEvidence evidence) => PercentOf(LogOdds(evidence));

    /// <summary>The probability of log-odds in 1/256 nat, 0..100 percent.</summary>
    internal static int PercentOf(long logOdds)
    {
        int size = (int)Math.Min(Math.Abs(logOdds), 8 * 256);
        int step = size >> 6;
        int lower = Logistic[step];
        int percent = step + 1 < Logistic.Length ? lower + (((Logistic[step + 1] - lower) * (size & 63)) >> 6) : lower;
        return logOdds < 0 ? 100 - percent : percent;
    }

    /// <summary>The log-odds that the word is right, in 1/256 nat.</summary>
    internal long LogOdds(in WordEvidence evidence)
    {
        long sum = _bias;
        for (int i = 0; i < WordEvidence.Count; i++)
        {
            sum += _directWeights[i] * evidence[i];
        }

        for (int hidden = 0; hidden < _hiddenBiases.Length; hidden++)
        {
            long value = _hiddenBiases[hidden];
            for (int i = 0; i < WordEvidence.Count; i++)
            {
                value += _hiddenWeights[(hidden * WordEvidence.Count) + i] * evidence[i];
            }

            sum += _outputWeights[hidden] * Math.Max(0, value >> WeightFraction);
        }

        return sum >> WeightFraction;
    }

    private static ConfidenceMeasure MakeUncalibrated()
    {
        short[] direct = new short[WordEvidence.Count];
        direct[(int)EvidenceKind.Surprise] = -3 << WeightFraction;
        return new([], [], [], direct, (3 * 2_510) << WeightFraction); // log2(3.4 * 256 + 64) * 256 = 2510
    }
}
