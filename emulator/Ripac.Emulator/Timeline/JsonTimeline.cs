using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ripac.Emulator.Session;

namespace Ripac.Emulator.Timeline;

/// <summary>
/// The time line for programs: JSON Lines. Each event is <c>{"ms":…,"source":…,"text":…}</c> with <c>"confidence"</c> where there is
/// one; the last line is <c>{"result":{…}}</c>.
/// </summary>
internal sealed class JsonTimeline(TextWriter output) : ITimeline
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public void Add(TimelineEvent happened) => Write(new
    {
        Ms = happened.Nanoseconds / 1e6,
        happened.Source,
        happened.Text,
        happened.Confidence,
    });

    public void Conclude(DialOutcome outcome, string verdict) => Write(new { Result = new { Verdict = verdict, Outcome = outcome } });

    private void Write(object line) => output.WriteLine(JsonSerializer.Serialize(line, Format));
}
