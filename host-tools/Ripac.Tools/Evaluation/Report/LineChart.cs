using System.Xml.Linq;
using static Ripac.Tools.Evaluation.Report.Html;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>A point of a chart.</summary>
/// <param name="X">On the horizontal axis.</param>
/// <param name="Y">On the vertical axis.</param>
/// <param name="Label">Shown when the mouse is over it.</param>
/// <param name="Radius">How large it is drawn.</param>
internal readonly record struct ChartPoint(double X, double Y, string Label, double Radius);

/// <summary>A line of a chart.</summary>
internal sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points);

/// <summary>Lines over two axes that begin at 0, as SVG in the colours of the page.</summary>
/// <param name="XTitle">What the horizontal axis is.</param>
/// <param name="YTitle">What the vertical axis is.</param>
/// <param name="XEnd">End of the horizontal axis.</param>
/// <param name="YEnd">End of the vertical axis.</param>
internal sealed record LineChart(string XTitle, string YTitle, double XEnd, double YEnd)
{
    private const double Width = 480;
    private const double Height = 320;
    private const double Left = 56;
    private const double Right = 16;
    private const double Top = 12;
    private const double Bottom = 48;
    private const int Steps = 5;
    private const double LeastDecade = 0.1;

    /// <summary>A line from corner to corner: where X is Y.</summary>
    public bool Diagonal { get; init; }

    /// <summary>The vertical axis is divided by powers of ten, from 1/10 on, where smaller values stand too.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>The end of an axis on which this value has its place: a round number, at least 1.</summary>
    public static double RoundUp(double largest)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(largest, 1))));
        return new[] { 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 }.Select(factor => factor * power).First(end => end >= largest);
    }

    /// <summary>The chart and the names of its lines.</summary>
    public XElement Draw(IReadOnlyList<ChartLine> lines)
    {
        XElement drawing = new("svg", Attribute("viewBox", $"0 0 {Width} {Height}"), Attribute("role", "img"), Attribute("class", "chart"));
        for (int step = 0; step <= Steps; step++)
        {
            double x = XEnd * step / Steps;
            drawing.Add(Line("grid", AtX(x), AtY(0), AtX(x), AtY(YEnd)), Label(AtX(x), AtY(0) + 16, "middle", Text(x)));
        }

        foreach (double y in YSteps())
        {
            drawing.Add(Line("grid", AtX(0), AtY(y), AtX(XEnd), AtY(y)), Label(AtX(0) - 6, AtY(y) + 4, "end", Text(y)));
        }

        drawing.Add(Label(AtX(XEnd / 2), Height - 8, "middle", XTitle));
        XElement vertical = Label(0, 0, "middle", YTitle);
        vertical.Add(Attribute("transform", $"translate(14 {Text((AtY(0) + AtY(YEnd)) / 2)}) rotate(-90)"));
        drawing.Add(vertical, Diagonal ? Line("diagonal", AtX(0), AtY(0), AtX(XEnd), AtY(YEnd)) : null);
        drawing.Add(lines.Select((line, index) => Draw(line, index + 1)));
        return Element("figure", drawing, Element("figcaption", lines.Select((line, index) => Classed("span", $"key line{index + 1}", line.Name))));
    }

    private XElement Draw(ChartLine line, int color) => new(
        "g",
        Attribute("class", $"line{color}"),
        new XElement("polyline", Attribute("points", string.Join(' ', line.Points.Select(point => $"{Text(AtX(point.X))},{Text(AtY(point.Y))}")))),
        line.Points.Select(point => new XElement(
            "circle",
            Attribute("cx", AtX(point.X)),
            Attribute("cy", AtY(point.Y)),
            Attribute("r", point.Radius),
            new XElement("title", point.Label))));

    private double AtX(double value) => Left + ((Width - Left - Right) * Math.Clamp(value / XEnd, 0, 1));

    private double AtY(double value)
    {
        double part = Logarithmic ? Math.Log(Math.Max(value, LeastDecade) / LeastDecade) / Math.Log(YEnd / LeastDecade) : value / YEnd;
        return Height - Bottom - ((Height - Top - Bottom) * Math.Clamp(part, 0, 1));
    }

    private IEnumerable<double> YSteps()
    {
        for (int step = 0; step <= Steps && !Logarithmic; step++)
        {
            yield return YEnd * step / Steps;
        }

        for (double decade = LeastDecade; decade <= YEnd * 1.001 && Logarithmic; decade *= 10)
        {
            yield return decade;
        }
    }

    private static XElement Line(string classes, double x1, double y1, double x2, double y2) => new(
        "line", Attribute("class", classes), Attribute("x1", x1), Attribute("y1", y1), Attribute("x2", x2), Attribute("y2", y2));

    private static XElement Label(double x, double y, string anchor, string text) =>
        new("text", Attribute("x", x), Attribute("y", y), Attribute("text-anchor", anchor), text);
}
