using System.Globalization;
using System.Text.Json;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Tools.Evaluation;

namespace Ripac.Tools.Commands;

/// <summary>Writes what is heard in a recording, a line each: tab-separated, or as JSON objects.</summary>
/// <param name="output">Where to.</param>
/// <param name="model">Whose words they are.</param>
/// <param name="json">JSON.</param>
internal sealed class RecognitionWriter(TextWriter output, AcousticModel model, bool json)
{
    private static readonly JsonSerializerOptions JsonOptions = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>A word, or speech that is no word. The end of an utterance is not written.</summary>
    public void Write(string file, HeardSegment segment)
    {
        (double start, double end) = (Seconds(segment.Decision.StartSample), Seconds(segment.Decision.EndSample));
        string? word = segment.Decision.Kind == DecisionKind.Final ? segment.Word : null;
        if (segment.Decision.Kind == DecisionKind.EndOfUtterance)
        {
            return;
        }

        output.WriteLine(json
            ? JsonSerializer.Serialize(new { file, start, end, word, segment.Decision.Confidence }, JsonOptions)
            : Line($"{file}\t{start:0.00}\t{end:0.00}\t{word ?? "?"}\t{segment.Decision.Confidence}"));
    }

    /// <summary>The word strings that an utterance might be, cheapest first.</summary>
    public void Write(string file, IReadOnlyList<Hypothesis> hypotheses)
    {
        var strings = hypotheses.Select(hypothesis => new
        {
            Cost = hypothesis.Cost - hypotheses[0].Cost,
            Words = hypothesis.Words.Select(
                word => new { Word = model.Words[word.Word].Name, Start = Seconds(word.StartSample), End = Seconds(word.EndSample) }),
        });
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new { file, Hypotheses = strings }, JsonOptions));
            return;
        }

        foreach (var one in strings)
        {
            output.WriteLine($"{file}\t+{one.Cost}\t{string.Join(' ', one.Words.Select(word => Line($"{word.Word} ({word.Start:0.00}-{word.End:0.00})")))}");
        }
    }

    private static double Seconds(long samples) => Math.Round((double)samples / SpeechFile.SampleRate, 3);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
