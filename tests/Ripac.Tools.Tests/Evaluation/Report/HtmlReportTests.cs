using System.Text;
using System.Xml.Linq;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Tests;
using Ripac.Tools.Evaluation;
using Ripac.Tools.Evaluation.Conditions;
using Ripac.Tools.Evaluation.Report;

namespace Ripac.Tools.Tests.Evaluation.Report;

public class HtmlReportTests
{
    private const string Hostile = "</script><script>alert('x')</script>&\"<b>\u0001";

    private static readonly AcousticModel Model = AcousticModel.Read(
        File.ReadAllBytes(Path.Combine(SharedData.ProjectRoot, "emulator/Ripac.Speech/Models/digits-and-commands.ripac")));

    private static readonly UtteranceResult[] Results =
    [
        Result(Test.ConnectedDigits, "an4/ann", Condition.Clean, "one two", ("one", 90), ("three", 70)),
        Result(Test.ConnectedDigits, "an4/bob", Condition.Clean, "four", ("four", 95)),
        Result(Test.ConnectedDigits, "an4/ann", new Condition(ConditionKind.Noise, Hostile, 10), "one two", ("one", 90)),
        Result(Test.ConnectedDigits, "an4/ann", new Condition(ConditionKind.Level, "", -20), "one two", ("one", 90), ("two", 70)),
        Result(Test.GluedDigits, "fsdd/george", Condition.Clean, "five six", ("five", 90)),
        Result(Test.Commands, Hostile, Condition.Clean, "stop", ("go", 60)),
        Result(Test.DigitsInOtherSpeech, "other/1", Condition.Clean, "", ("one", 90)) with { SampleCount = 8_000 * 3_600 },
    ];

    [Fact]
    public void It_is_xml_and_needs_nothing_else()
    {
        XElement page = Page(Results);
        Assert.Equal("html", page.Name.LocalName);
        Assert.Equal(["figures", "speakers", "words", "conditions", "confusions", "curves", "errors"], page.Descendants("section").Select(section => section.Attribute("id")!.Value));
        foreach (XAttribute link in page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src"))
        {
            Assert.Matches("^(#|data:)", link.Value);
        }

        string text = Encoding.UTF8.GetString(Write(Results));
        Assert.StartsWith("<!DOCTYPE html", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", text, StringComparison.Ordinal);
    }

    /// <summary>Browsers do not read entities in a script, nor an empty element without an end tag.</summary>
    [Fact]
    public void It_is_html_too()
    {
        string text = Encoding.UTF8.GetString(Write(Results));
        string script = text[text.IndexOf("<script>", StringComparison.Ordinal)..text.IndexOf("</script>", StringComparison.Ordinal)];
        Assert.DoesNotContain("&", script, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(div|td|th|span|p|script|audio|section|table|details)( [^>]*)?/>", text);
    }

    [Fact]
    public void What_stands_in_names_is_only_text()
    {
        XElement page = Page(Results);
        Assert.Single(page.Descendants("script"));
        Assert.Contains(page.Descendants("td"), cell => cell.Value == Hostile.Replace('\u0001', '\uFFFD'));
    }

    [Fact]
    public void Every_error_has_words_picture_and_sound()
    {
        XElement[] errors = [.. Page(Results).Descendants("article")];
        Assert.Equal(5, errors.Length); // the right ones are not among them
        XElement first = errors[0];
        Assert.Equal(["one", "one 90 %", "two", "three 70 %"], first.Descendants("span").Where(span => !span.HasElements).Select(span => span.Value));
        byte[] sound = Convert.FromBase64String(first.Element("audio")!.Attribute("src")!.Value.Split(',')[1]);
        Assert.Equal(44 + (2 * Sound().Length), sound.Length);
        Assert.StartsWith("data:image/bmp;base64,", first.Descendants("image").Single().Attribute("href")!.Value, StringComparison.Ordinal);
        Assert.Contains(first.Descendants("g"), segment => segment.Attribute("class")!.Value == "heard wrong");
    }

    [Fact]
    public void The_number_of_errors_is_bounded_and_long_recordings_are_cut()
    {
        short[] minute = new short[8_000 * 60];
        UtteranceResult[] many =
        [
            .. Enumerable.Range(0, 30).Select(_ => Result(Test.DigitsInNoise, "noise", Condition.Clean, "", ("one", 90))).Select(
                result => result with { Utterance = result.Utterance with { Read = () => minute } }),
        ];
        byte[] page = HtmlReport.Write("test", new EvaluationFigures(many, 30, default), many, Models, 4);
        Assert.Equal(4, Parse(page).Descendants("article").Count());
        Assert.InRange(page.Length, 0, 4 * 300_000);
    }

    [Fact]
    public void Nothing_tested_is_a_page_too() => Assert.Empty(Page([]).Descendants("article"));

    private static Dictionary<int, AcousticModel> Models => new() { [0] = Model };

    private static byte[] Write(UtteranceResult[] results) => HtmlReport.Write("a test", new EvaluationFigures(results, 30, default), results, Models, 10);

    private static XElement Page(UtteranceResult[] results) => Parse(Write(results));

    private static XElement Parse(byte[] page)
    {
        using MemoryStream stream = new(page);
        return XDocument.Load(stream).Root!;
    }

    private static short[] Sound()
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, 8_000).Select(_ => (short)random.Next(-500, 500))];
    }

    private static UtteranceResult Result(Test test, string speaker, Condition condition, string said, params (string Word, int Confidence)[] heard) => new(
        0,
        new Utterance("wav/a.wav", test, speaker, condition, said.Split(' ', StringSplitOptions.RemoveEmptyEntries), Sound),
        8_000,
        [.. heard.Select((word, i) => new HeardSegment(new Decision(DecisionKind.Final, 0, 1_000 * i, 1_000 * (i + 1), 0, word.Confidence), word.Word, default, 0))]);
}
