using System.Xml.Linq;
using Ripac.Tools.Evaluation.Conditions;
using static Ripac.Tools.Evaluation.Report.Html;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>The figures at a glance, and the tables of the tests as a whole.</summary>
internal static class FiguresSection
{
    public static XElement Draw(EvaluationFigures figures) => Section(
        "figures",
        "Figures",
        Classed("div", "tiles", Tiles(figures)),
        Element("h3", $"Strings, asked again when less certain than {figures.Threshold} %"),
        Table(
            ["", "strings", "right, accepted", "right, asked again", "wrong, asked again", "wrong, accepted"],
            [Row("connected digits", figures.DigitStrings), Row("glued digits", figures.GluedStrings)]),
        Element("h3", $"Words that nobody said, at {figures.Threshold} % or more"),
        Table(
            ["", "words", "hours", "an hour", "recordings", "with such words"],
            figures.FalseWords.Select(test => new[]
            {
                Cell(EvaluationTables.NameOf(test.Key)), Number(test.Value.Words), Number(Math.Round(test.Value.Hours, 2)),
                Number(Math.Round(test.Value.Rate, 1)), Number(test.Value.Recordings), Number(test.Value.WithWords),
            })));

    private static IEnumerable<XElement> Tiles(EvaluationFigures figures)
    {
        StringDecisions strings = figures.DigitStrings;
        yield return Tile("connected digits", figures.AllDigits);
        yield return Tile("glued digits", figures.AllGlued);
        yield return Tile(
            "commands, with rejection",
            Percent(figures.AllCommands.Rate),
            $"of {figures.AllCommands.Said} right; {figures.AllCommands.Wrong} taken for others");
        yield return Tile(
            "misdials",
            Part(strings.WrongAccepted, strings.Strings),
            $"of connected strings wrong and accepted; {Part(strings.RightRefused, strings.Strings)} right and asked again");
        if (figures.NoiseRatios.Count > 0)
        {
            yield return Tile(
                "in noise",
                string.Join(" / ", figures.NoiseRatios.Reverse().Select(ratio => Percent(ratio.Value.Rate))),
                $"of words wrong at {string.Join(" / ", figures.NoiseRatios.Keys.Reverse())} dB");
            yield return Tile(
                "delay of a word",
                $"{figures.WordDelays.Median} ms",
                $"median from its end to its decision; 95 % within {figures.WordDelays.Percentile95} ms; "
                    + $"end of the utterance after {figures.EndDelays.Median} ms");
        }

        yield return Tile("speed", $"{Math.Round(figures.Speed.TimesRealTime)}x", "real time on one processor");
    }

    private static XElement Tile(string name, WordErrors errors) => Tile(
        name, Percent(errors.Rate), $"of {errors.Words} words wrong; {Percent(errors.StringRate)} of {errors.Strings} strings");

    private static XElement Tile(string name, string figure, string more) =>
        Classed("div", "tile", Element("h3", name), Classed("p", "figure", figure), Element("p", more));

    private static string Part(int part, int whole) => Percent(whole == 0 ? 0 : (double)part / whole);

    private static IEnumerable<XElement> Row(string name, StringDecisions strings) =>
    [
        Cell(name), Number(strings.Strings), Number(strings.RightAccepted), Number(strings.RightRefused), Number(strings.WrongRefused),
        Number(strings.WrongAccepted),
    ];
}
