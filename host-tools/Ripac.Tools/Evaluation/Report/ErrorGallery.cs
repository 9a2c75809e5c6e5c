using System.Xml.Linq;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Tools.Evaluation.Conditions;
using static Ripac.Tools.Evaluation.Report.Html;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>Errors to look at and to hear, those that the recogniser was most certain of first.</summary>
/// <param name="models">The model of each fold.</param>
/// <param name="threshold">Where nobody says a word, only words as certain as this are errors. Percent.</param>
/// <param name="errorsPerTest">How many are shown of each test.</param>
internal sealed class ErrorGallery(IReadOnlyDictionary<int, AcousticModel> models, int threshold, int errorsPerTest)
{
    private const int LongestSamples = 8 * SpeechFile.SampleRate;
    private const int SamplesBefore = 2 * SpeechFile.SampleRate;
    private const int MostBytes = 14 << 20; // of sound and pictures in one page

    private int _bytes;

    /// <summary>The errors of all tests.</summary>
    public IEnumerable<XElement> Draw(IReadOnlyList<UtteranceResult> results)
    {
        var clean = results.Where(result => result.Utterance.Condition == Condition.Clean);
        foreach (IGrouping<Test, UtteranceResult> test in clean.GroupBy(result => result.Utterance.Test).OrderBy(test => test.Key))
        {
            yield return Group(EvaluationTables.NameOf(test.Key), test, open: test.Key == Test.ConnectedDigits);
        }

        UtteranceResult[] changed =
            [.. results.Where(result => result.Utterance.Condition.Kind is not (ConditionKind.Clean or ConditionKind.Pause))];
        if (changed.Length > 0)
        {
            yield return Group("connected digits with noise, at other levels, over a telephone", changed, open: false);
        }
    }

    private XElement Group(string name, IEnumerable<UtteranceResult> results, bool open)
    {
        UtteranceResult[] errors = [.. results.Where(IsError).OrderByDescending(result => result.Confidence)];
        XElement[] shown = [.. errors.Take(errorsPerTest).TakeWhile(_ => _bytes < MostBytes).Select(Card)];
        string which = shown.Length == errors.Length ? "all" : $"the {shown.Length} most certain";
        return Element(
            "details",
            open ? Attribute("open", "open") : null,
            Element("summary", $"{name}: {errors.Length} with errors, {which} shown"),
            shown);
    }

    private bool IsError(UtteranceResult result) => result.Utterance.Words.Count > 0
        ? !result.Right
        : result.Heard.Any(segment => segment.Decision.Confidence >= threshold);

    private XElement Card(UtteranceResult result)
    {
        Utterance utterance = result.Utterance;
        short[] samples = utterance.Read();
        HashSet<HeardSegment> wrong = [.. result.Pairs.Where(pair => !pair.Right && pair.Heard is not null).Select(pair => pair.Heard!)];
        long firstWrong = wrong.Select(segment => segment.Decision.StartSample).DefaultIfEmpty(0).Min();
        long from = Math.Clamp(firstWrong - SamplesBefore, 0, Math.Max(0, samples.Length - LongestSamples));
        ReadOnlyMemory<short> cut = samples.AsMemory((int)from, Math.Min(LongestSamples, samples.Length));
        AcousticModel model = models[result.Fold];
        IReadOnlyList<HeardSegment> said = SaidWords.Align(model, utterance.Words, samples);

        using MemoryStream sound = new();
        WavWriter.Write(sound, cut.Span);
        string uri = DataUri("audio/wav", sound.ToArray());
        _bytes += uri.Length;
        return Classed(
            "article",
            "error",
            Classed(
                "p", "name", Element("b", Path.GetFileName(utterance.Name)), $" {utterance.Speaker}, {utterance.Condition}, fold {result.Fold}"),
            Pairs(result),
            new SoundPicture(cut, model.FrontEnd).Draw(said, result.Segments, wrong, from),
            Element("audio", Attribute("controls", "controls"), Attribute("preload", "none"), Attribute("src", uri)));
    }

    private static XElement Pairs(UtteranceResult result) => Classed(
        "p",
        "pairs",
        result.Pairs.Select(pair => Classed(
            "span",
            pair.Right ? "pair" : "pair wrong",
            Element("span", pair.Said ?? ConfusionMatrix.Nothing),
            Element("span", pair.Heard is { } heard ? $"{heard.Word} {heard.Decision.Confidence} %" : ConfusionMatrix.Nothing))));
}
