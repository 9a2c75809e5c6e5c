using System.Xml.Linq;
using Ripac.Tools.Evaluation.Conditions;
using static Ripac.Tools.Evaluation.Report.Html;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>Errors by speaker, by word, and by noise and level.</summary>
internal static class ErrorTablesSection
{
    private const double WorstRate = 0.4; // gets the strongest color

    private static readonly Test[] WithWords = [Test.ConnectedDigits, Test.GluedDigits, Test.Commands];

    public static IEnumerable<XElement> Draw(EvaluationFigures figures, IReadOnlyList<UtteranceResult> results)
    {
        ILookup<Test, UtteranceResult> tests =
            results.Where(result => result.Utterance.Condition == Condition.Clean).ToLookup(result => result.Utterance.Test);
        yield return Section(
            "speakers",
            "By speaker",
            Element("p", "Nothing rejected. Speakers without an error are left out."),
            WithWords.Where(tests.Contains).Select(test => Speakers(
                test, [.. tests[test].GroupBy(result => result.Utterance.Speaker).Select(speaker => (speaker.Key, Sum(speaker)))])));
        yield return Section("words", "By word", Element("p", "Nothing rejected."), WithWords.Where(tests.Contains).SelectMany(test => new[]
        {
            Element("h3", EvaluationTables.NameOf(test)), Words(new ConfusionMatrix(tests[test])),
        }));
        if (figures.Conditions.Count > 0)
        {
            yield return Section(
                "conditions", "By noise and level", Element("p", "Connected digits, words wrong. Nothing rejected."), Noises(figures), Others(figures));
        }
    }

    private static WordErrors Sum(IEnumerable<UtteranceResult> results) => WordErrors.Sum(results.Select(result => result.Errors));

    private static XElement Speakers(Test test, (string Name, WordErrors Errors)[] speakers)
    {
        var withErrors = speakers.Where(speaker => speaker.Errors.Errors > 0).OrderByDescending(speaker => speaker.Errors.Rate).ToArray();
        return Element(
            "details",
            test == Test.Commands ? null : Attribute("open", "open"),
            Element("summary", $"{EvaluationTables.NameOf(test)}: {withErrors.Length} of {speakers.Length} speakers with errors"),
            ErrorTable("speaker", withErrors));
    }

    private static XElement ErrorTable(string of, IEnumerable<(string Name, WordErrors Errors)> rows) => Table(
        [of, "words", "wrong", "substituted", "deleted", "inserted", "strings", "wrong strings"],
        rows.Select(row => new[]
        {
            Cell(row.Name), Number(row.Errors.Words), Percent(row.Errors.Rate, WorstRate), Number(row.Errors.Substitutions),
            Number(row.Errors.Deletions), Number(row.Errors.Insertions), Number(row.Errors.Strings), Percent(row.Errors.StringRate, 1),
        }));

    private static XElement Words(ConfusionMatrix matrix) => Table(
        ["word", "said", "right", "heard as", "not heard", "heard when not said"],
        matrix.Words.Select(word => new[]
        {
            Cell(word),
            Number(matrix.Said(word)),
            Classed("td", "number", matrix.Said(word) == 0 ? "" : Percent((double)matrix[word, word] / matrix.Said(word))),
            Cell(string.Join(", ", matrix.Words.Where(heard => heard != word && matrix[word, heard] > 0)
                .OrderByDescending(heard => matrix[word, heard]).Select(heard => matrix[word, heard] == 1 ? heard : $"{heard} {matrix[word, heard]}x"))),
            Number(matrix[word, ConfusionMatrix.Nothing]),
            Number(matrix[ConfusionMatrix.Nothing, word]),
        }));

    private static XElement Noises(EvaluationFigures figures)
    {
        int[] ratios = [.. figures.NoiseRatios.Keys.Reverse()];
        var kinds = figures.Conditions.Where(score => score.Condition.Kind == ConditionKind.Noise).GroupBy(score => score.Condition.Noise);
        return Table(
            ["noise", "words", .. ratios.Select(ratio => $"{ratio} dB")],
            [
                Row("clean", figures.AllDigits, ratios.Select(_ => figures.AllDigits)),
                Row("all noises", figures.NoiseRatios[ratios[0]], ratios.Select(ratio => figures.NoiseRatios[ratio])),
                .. kinds.Select(kind => Row(
                    kind.Key, kind.First().Errors, ratios.Select(ratio => kind.First(score => score.Condition.Decibels == ratio).Errors))),
            ]);
    }

    private static IEnumerable<XElement> Row(string name, WordErrors words, IEnumerable<WordErrors> errors) =>
        [Cell(name), Number(words.Words), .. errors.Select(one => Percent(one.Rate, WorstRate))];

    private static XElement Others(EvaluationFigures figures) => ErrorTable(
        "condition",
        figures.Conditions.Where(score => score.Condition.Kind != ConditionKind.Noise)
            .Select(score => ($"{score.Condition}", score.Errors)));
}
