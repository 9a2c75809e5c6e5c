using System.Xml.Linq;
using Ripac.Tools.Evaluation.Conditions;
using static Ripac.Tools.Evaluation.Report.Html;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>Which words are heard for which.</summary>
internal static class ConfusionSection
{
    private const double WorstPart = 0.2; // gets the strongest color

    public static XElement Draw(IReadOnlyList<UtteranceResult> results)
    {
        UtteranceResult[] clean = [.. results.Where(result => result.Utterance.Condition == Condition.Clean)];
        return Section(
            "confusions",
            "Confusions",
            Element("p", "Rows: said. Columns: heard. Nothing rejected."),
            Matrix("digits, connected and glued", clean.Where(result => result.Utterance.Test is Test.ConnectedDigits or Test.GluedDigits)),
            Matrix("commands", clean.Where(result => result.Utterance.Test == Test.Commands)));
    }

    private static IEnumerable<XElement> Matrix(string name, IEnumerable<UtteranceResult> results)
    {
        ConfusionMatrix matrix = new(results);
        string[] words = [.. matrix.Words, ConfusionMatrix.Nothing];
        var heads = words.Select(heard => Element("th", Element("span", Name(heard, "not heard"))));
        var rows = words.Select(said => Element("tr", Element("th", Name(said, "not said")), words.Select(heard => Cell(matrix, said, heard))));
        yield return Element("h3", name);
        yield return Classed(
            "div",
            "scroll",
            Classed(
                "table",
                "matrix",
                Element("thead", Element("tr", Element("th"), heads)),
                Element("tbody", rows)));
    }

    private static string Name(string word, string nothing) => word == ConfusionMatrix.Nothing ? nothing : word;

    private static XElement Cell(ConfusionMatrix matrix, string said, string heard)
    {
        int count = matrix[said, heard];
        double part = (double)count / Math.Max(1, said == ConfusionMatrix.Nothing ? matrix.Said(heard) : matrix.Said(said));
        return Classed(
            "td",
            said == heard ? "same" : "other",
            said != heard && count > 0 ? Shade(part / WorstPart) : null,
            Attribute("title", $"{Name(said, "nothing")} heard as {Name(heard, "nothing")}: {count}"),
            count == 0 ? "" : Text(count));
    }
}
