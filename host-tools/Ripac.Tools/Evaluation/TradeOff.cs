namespace Ripac.Tools.Evaluation;

/// <summary>What a threshold on the confidence costs and saves.</summary>
/// <param name="Threshold">Percent.</param>
/// <param name="Strings">What becomes of the strings.</param>
public readonly record struct TradeOff(int Threshold, StringDecisions Strings)
{
    /// <summary>All thresholds from 0 to 100 percent.</summary>
    public static IReadOnlyList<TradeOff> Of(IEnumerable<UtteranceResult> results)
    {
        UtteranceResult[] all = [.. results];
        return [.. Enumerable.Range(0, 101).Select(threshold => new TradeOff(threshold, StringDecisions.At(threshold, all)))];
    }
}
