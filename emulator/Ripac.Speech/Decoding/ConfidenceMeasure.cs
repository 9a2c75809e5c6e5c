namespace Ripac.Speech.Decoding;

/// <summary>
/// Confidence from evidence, by logistic regression in integers: log-odds that the word is right = <paramref name="Bias"/> + weights x
/// evidence, and the confidence is its probability.
/// </summary>
/// <param name="Bias">Log-odds without evidence, in 1/256.</param>
/// <param name="WordMargin">Log-odds for each 1/8 nat of margin to the best other word (limited to <paramref name="MostMargin"/>), in
/// 1/256.</param>
/// <param name="FillerMargin">The same for the margin to the best sequence of fillers.</param>
/// <param name="CostPerFrame">Log-odds for each 1/8 nat of cost above the best state, averaged over the word's frames, in 1/256.</param>
/// <param name="MostMargin">Margins count up to this much, in either direction.</param>
public sealed record ConfidenceMeasure(int Bias, int WordMargin, int FillerMargin, int CostPerFrame, int MostMargin)
{
    // 100 / (1 + exp(-x)) for x = 0, 1/4 ... 8, rounded (ConfidenceMeasureTests computes it).
    private static ReadOnlySpan<byte> Logistic =>
    [
        50, 56, 62, 68, 73, 78, 82, 85, 88, 90, 92, 94, 95, 96, 97, 98, 98, 99, 99, 99, 99, 99, 100, 100, 100, 100, 100, 100, 100, 100,
        100, 100, 100,
    ];

    /// <summary>How certain a word with such evidence is, 0..100 percent.</summary>
    public int Percent(in WordEvidence evidence)
    {
        long logOdds = Bias
            + ((long)WordMargin * Math.Clamp(evidence.WordMargin, -MostMargin, MostMargin))
            + ((long)FillerMargin * Math.Clamp(evidence.FillerMargin, -MostMargin, MostMargin))
            + ((long)CostPerFrame * evidence.Cost / Math.Max(1, evidence.Frames));
        int size = (int)Math.Min(Math.Abs(logOdds), 8 * 256);
        int step = size >> 6;
        int lower = Logistic[step];
        int percent = step + 1 < Logistic.Length ? lower + (((Logistic[step + 1] - lower) * (size & 63)) >> 6) : lower;
        return logOdds < 0 ? 100 - percent : percent;
    }
}
