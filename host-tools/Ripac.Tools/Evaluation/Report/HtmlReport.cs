using System.Text;
using System.Xml;
using System.Xml.Linq;
using Ripac.Speech.Acoustics;
using static Ripac.Tools.Evaluation.Report.Html;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>The results of an evaluation as one page that needs nothing else: style, script, pictures and sounds are in it.</summary>
internal static class HtmlReport
{
    private static readonly (string Id, string Name)[] Contents =
    [
        ("figures", "Figures"), ("speakers", "By speaker"), ("words", "By word"), ("conditions", "By noise and level"), ("confusions", "Confusions"),
        ("curves", "Trust"), ("errors", "Errors"),
    ];

    /// <summary>The page, UTF-8; HTML that is XML too.</summary>
    /// <param name="title">What was evaluated.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="results">Of all folds.</param>
    /// <param name="models">The model of each fold.</param>
    /// <param name="errorsPerTest">How many errors of each test are shown with picture and sound.</param>
    public static byte[] Write(
        string title,
        EvaluationFigures figures,
        IReadOnlyList<UtteranceResult> results,
        IReadOnlyDictionary<int, AcousticModel> models,
        int errorsPerTest)
    {
        XElement[] sections =
        [
            FiguresSection.Draw(figures),
            .. ErrorTablesSection.Draw(figures, results),
            ConfusionSection.Draw(results),
            CurvesSection.Draw(results, figures.Threshold),
            Section(
                "errors",
                "Errors",
                Element(
                    "p",
                    "Above each waveform what was said (where the model itself places it) and what was heard, with the confidence in percent. "
                        + "Click to hear it from there."),
                new ErrorGallery(models, figures.Threshold, errorsPerTest).Draw(results)),
        ];
        HashSet<string?> present = [.. sections.Select(section => section.Attribute("id")?.Value)];
        IEnumerable<XElement> links = Contents.Where(part => present.Contains(part.Id))
            .Select(part => Element("a", Attribute("href", $"#{part.Id}"), part.Name));
        XElement page = Element(
            "html",
            Attribute("lang", "en"),
            Element(
                "head",
                Element("meta", Attribute("charset", "utf-8")),
                Element("meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1")),
                Element("title", title),
                Element("style", Resource("report.css"))),
            Element(
                "body",
                Element("header", Element("h1", title), Element("nav", links)),
                Element("main", sections),
                Element("script", Resource("report.js"))));

        ReplaceWhatXmlCannotHold(page);
        using MemoryStream file = new();
        XmlWriterSettings settings = new()
        {
            OmitXmlDeclaration = true,
            Encoding = new UTF8Encoding(false),
            CheckCharacters = true,
            NewLineHandling = NewLineHandling.None,
        };
        using (XmlWriter writer = XmlWriter.Create(file, settings))
        {
            new XDocument(new XDocumentType("html", null, null, null), page).Save(writer);
        }

        return file.ToArray();
    }

    /// <summary>Control characters and half characters, as file names may have them, become the replacement character.</summary>
    private static void ReplaceWhatXmlCannotHold(XElement page)
    {
        foreach (XText text in page.DescendantNodes().OfType<XText>())
        {
            text.Value = Printable(text.Value);
        }

        foreach (XAttribute attribute in page.Descendants().Attributes())
        {
            attribute.Value = Printable(attribute.Value);
        }
    }

    private static string Printable(string text) => text.All(XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune));

    /// <summary>Text that is part of this program. It must not need &lt;, &gt; or &amp;: in a script they would be written as entities, which
    /// browsers do not read there.</summary>
    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
