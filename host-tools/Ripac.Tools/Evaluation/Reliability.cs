namespace Ripac.Tools.Evaluation;

/// <summary>How often words were right that were about as certain: with a calibrated confidence as often as it says.</summary>
/// <param name="Confidence">Mean confidence of these words, percent.</param>
/// <param name="Words">How many words were heard with such a confidence.</param>
/// <param name="Right">How many of them were said.</param>
public readonly record struct Reliability(double Confidence, int Words, int Right)
{
    private const int BinWidth = 10;

    /// <summary>Percent of the words that were right.</summary>
    public double Rate => 100.0 * Right / Words;

    /// <summary>The words of ten bins of confidence; bins without words are left out (the reliability diagram of DeGroot and Fienberg, 1983).</summary>
    public static IReadOnlyList<Reliability> Of(IEnumerable<UtteranceResult> results) =>
    [
        .. results.SelectMany(result => result.Pairs).Where(pair => pair.Heard is not null)
            .GroupBy(pair => Math.Min(pair.Heard!.Decision.Confidence / BinWidth, (100 / BinWidth) - 1))
            .OrderBy(bin => bin.Key)
            .Select(bin => new Reliability(bin.Average(pair => pair.Heard!.Decision.Confidence), bin.Count(), bin.Count(pair => pair.Right))),
    ];
}
