using System.Globalization;
using System.Xml.Linq;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>
/// Elements of a page that is HTML and XML at once: built as a tree, so that whatever stands in a file name or transcript is text and
/// stays text.
/// </summary>
internal static class Html
{
    private static readonly HashSet<string> WithoutEnd = ["meta", "br"];

    /// <summary>An element. A browser wants an end tag of all but a few, even when there is nothing between.</summary>
    public static XElement Element(string name, params object?[] content) => new(name, content, WithoutEnd.Contains(name) ? null : "");

    /// <summary>An element with a class.</summary>
    public static XElement Classed(string name, string classes, params object?[] content) =>
        Element(name, [new XAttribute("class", classes), .. content]);

    /// <summary>An attribute.</summary>
    public static XAttribute Attribute(string name, object value) => new(name, Text(value));

    /// <summary>A section with a heading that the page's contents link to.</summary>
    public static XElement Section(string id, string heading, params object?[] content) =>
        Element("section", [Attribute("id", id), Element("h2", heading), .. content]);

    /// <summary>A table that sorts by a column when its heading is clicked.</summary>
    /// <param name="headings">The columns.</param>
    /// <param name="rows">Cells (elements td) of each row.</param>
    public static XElement Table(IReadOnlyList<string> headings, IEnumerable<IEnumerable<XElement>> rows)
    {
        XElement[] lines = [.. rows.Select(row => Element("tr", row))];
        XAttribute?[] classes = [.. lines.Take(1).Elements().Select(cell => cell.Attribute("class"))];
        IEnumerable<XElement> heads = headings.Select((heading, column) => Element("th", classes.ElementAtOrDefault(column), heading));
        return Classed(
            "div",
            "scroll",
            Element(
                "table",
                Element("thead", Element("tr", heads)),
                Element("tbody", lines)));
    }

    /// <summary>A cell of text.</summary>
    public static XElement Cell(string text) => Element("td", text);

    /// <summary>A cell with a number.</summary>
    public static XElement Number(double value) => Classed("td", "number", Text(value));

    /// <summary>A cell with a part of a whole, 0..1 or more, as percent, and how bad it is as a colour.</summary>
    /// <param name="part">The part.</param>
    /// <param name="worst">The part that gets the strongest colour.</param>
    public static XElement Percent(double part, double worst) => Classed(
        "td", "number", Attribute("data-value", part), Shade(part / worst), Percent(part));

    /// <summary>0.123 as 12.3 %.</summary>
    public static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{100 * part:0.0} %");

    /// <summary>A background that is the redder the worse (0..1).</summary>
    public static XAttribute Shade(double bad) =>
        Attribute("style", string.Create(CultureInfo.InvariantCulture, $"background:rgba(214,64,48,{0.55 * Math.Clamp(bad, 0, 1):0.00})"));

    /// <summary>Numbers as programs write them, whatever the language of the machine.</summary>
    public static string Text(object value) => value switch
    {
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A file within the page.</summary>
    public static string DataUri(string type, byte[] bytes) => $"data:{type};base64,{Convert.ToBase64String(bytes)}";
}
