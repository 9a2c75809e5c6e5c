using System.Xml.Linq;
using Ripac.Tools.Evaluation.Conditions;
using static Ripac.Tools.Evaluation.Report.Html;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>How far the confidence can be believed, and what a threshold on it costs.</summary>
internal static class CurvesSection
{
    private const double DefaultRadius = 6.5; // of the point of the default threshold
    private const double MostRefused = 30;    // percent of right strings asked again: the axis ends there

    private static readonly Test[] WithWords = [Test.ConnectedDigits, Test.GluedDigits, Test.Commands];

    public static XElement Draw(IReadOnlyList<UtteranceResult> results, int threshold)
    {
        ILookup<Test, UtteranceResult> tests =
            results.Where(result => result.Utterance.Condition == Condition.Clean).ToLookup(result => result.Utterance.Test);
        Test[] present = [.. WithWords.Where(tests.Contains)];
        return Section(
            "curves",
            "Trust",
            Element("h3", "Reliability: words of a confidence, and how many of them were right"),
            Element("p", "Nothing rejected. The more words a point stands for, the larger it is."),
            Charts(new LineChart("confidence, %", "right, %", 100, 100) { Diagonal = true }.Draw(
                [.. present.Select(test => Reliability(test, tests[test]))])),
            Element("h3", "Trade-off: a higher threshold accepts fewer wrong strings, and asks for more right ones again"),
            Element("p", $"Each point is a threshold on the least certain word; the large one is the default, {threshold} %."),
            Charts([.. present.Select(test => TradeOffs(test, tests[test], threshold))]),
            Element("h3", "Trade-off: words that nobody said"),
            Element("p", "In other speech and noise, digits grammar, against the right strings of connected digits that are asked again."),
            Charts(FalseWords(tests, threshold)));
    }

    private static XElement Charts(params XElement[] charts) => Classed("div", "charts", charts);

    private static ChartLine Reliability(Test test, IEnumerable<UtteranceResult> results)
    {
        IReadOnlyList<Reliability> bins = Evaluation.Reliability.Of(results);
        int words = bins.Sum(bin => bin.Words);
        return new ChartLine(EvaluationTables.NameOf(test), [.. bins.Select(bin => new ChartPoint(
            bin.Confidence,
            bin.Rate,
            $"{Text(Math.Round(bin.Confidence, 1))} % certain: {bin.Right} of {bin.Words} right",
            2 + (8 * Math.Sqrt((double)bin.Words / words))))]);
    }

    private static XElement TradeOffs(Test test, IEnumerable<UtteranceResult> results, int threshold)
    {
        ChartLine line = new(EvaluationTables.NameOf(test), [.. TradeOff.Of(results).Select(point => Point(point, threshold)).Where(IsShown)]);
        double end = LineChart.RoundUp(line.Points.Max(point => point.Y));
        return new LineChart("right strings asked again, % of all", "wrong strings accepted, % of all", MostRefused, end).Draw([line]);
    }

    private static ChartPoint Point(TradeOff point, int threshold)
    {
        double whole = Math.Max(1, point.Strings.Strings);
        return new(
            100 * point.Strings.RightRefused / whole,
            100 * point.Strings.WrongAccepted / whole,
            $"threshold {point.Threshold} %: {point.Strings.RightRefused} right asked again, {point.Strings.WrongAccepted} wrong accepted, "
                + $"of {point.Strings.Strings}",
            Radius(point, threshold));
    }

    private static XElement FalseWords(ILookup<Test, UtteranceResult> tests, int threshold)
    {
        IReadOnlyList<TradeOff> strings = TradeOff.Of(tests[Test.ConnectedDigits]);
        ChartLine[] lines =
        [
            .. new[] { Test.DigitsInOtherSpeech, Test.DigitsInNoise }.Where(tests.Contains).Select(test => new ChartLine(
                EvaluationTables.NameOf(test),
                [.. strings.Select(point => Point(point, Evaluation.FalseWords.Of([.. tests[test]], point.Threshold), threshold)).Where(IsShown)])),
        ];
        return new LineChart("right strings asked again, % of all", "false words an hour", MostRefused, 10_000) { Logarithmic = true }.Draw(lines);
    }

    private static ChartPoint Point(TradeOff point, FalseWords words, int threshold) => new(
        100.0 * point.Strings.RightRefused / Math.Max(1, point.Strings.Strings),
        words.Rate,
        $"threshold {point.Threshold} %: {Text(Math.Round(words.Rate, 1))} an hour, "
            + $"{point.Strings.RightRefused} of {point.Strings.Strings} right strings asked again",
        Radius(point, threshold));

    private static double Radius(TradeOff point, int threshold) => point.Threshold == threshold ? DefaultRadius : 2.5;

    private static bool IsShown(ChartPoint point) => point.X <= MostRefused || point.Radius == DefaultRadius;
}
