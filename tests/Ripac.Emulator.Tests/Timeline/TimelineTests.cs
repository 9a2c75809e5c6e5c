using System.Text.Json;
using Ripac.Emulator.Session;
using Ripac.Emulator.Timeline;
using Ripac.Speech.Decoding;

namespace Ripac.Emulator.Tests.Timeline;

public class TimelineTests
{
    private static readonly DialOutcome Outcome = new()
    {
        End = DialEnd.Done,
        Message = "",
        Dialed = ["112"],
        ToConfirm = null,
        Seconds = 2.5,
        SpokenSeconds = 1.25,
        InstructionsPerListeningSecond = 300_000,
        AllocationsWhileListening = 7,
        SamplesLost = 0,
        SpiBytes = 12_345,
        LinkErrors = 1,
    };

    [Fact]
    public void A_line_has_its_time_its_source_and_what_is_certain()
    {
        StringWriter output = new();
        TextTimeline timeline = new(output);

        foreach (TimelineSource source in Enum.GetValues<TimelineSource>())
        {
            timeline.Add(new TimelineEvent(1_234_560_000, source, "text", source == TimelineSource.Heard ? 98 : null));
        }

        string[] lines = output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal("    1234.6 ms  heard     text 98 %", Assert.Single(lines, line => line.Contains("heard", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.Matches(@"^    1234\.6 ms  (mic|button|heard|firmware|display|modem <|modem >|link) +text( 98 %)?$", line));
        Assert.Equal(lines.Length, lines.Distinct().Count());
    }

    [Fact]
    public void What_it_came_to_stands_at_the_end()
    {
        StringWriter output = new();
        new TextTimeline(output).Conclude(Outcome, "dialed 112");

        Assert.Contains("dialed 112", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1.3 s of recordings in 2.5 s of virtual time", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("300,000 IL instructions a second and allocated 7 times; 0 samples lost, 1 link errors, 12,345 bytes over SPI", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void For_programs_each_line_is_json()
    {
        StringWriter output = new();
        JsonTimeline timeline = new(output);
        timeline.Add(new TimelineEvent(1_500_000, TimelineSource.ToModem, "ATD112;"));
        timeline.Add(new TimelineEvent(2_000_000, TimelineSource.Heard, "one", 90));
        timeline.Conclude(Outcome, "dialed 112");

        JsonElement[] lines = [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal((1.5, "toModem", "ATD112;"), (lines[0].GetProperty("ms").GetDouble(), lines[0].GetProperty("source").GetString(), lines[0].GetProperty("text").GetString()));
        Assert.False(lines[0].TryGetProperty("confidence", out _));
        Assert.Equal(90, lines[1].GetProperty("confidence").GetInt32());
        Assert.Equal("112", lines[2].GetProperty("result").GetProperty("outcome").GetProperty("dialed")[0].GetString());
    }

    [Theory]
    [InlineData(DecisionKind.Final, "one", 90)]
    [InlineData(DecisionKind.Rejected, "rejected (perhaps one)", 90)]
    [InlineData(DecisionKind.EndOfUtterance, "end of utterance", null)]
    [InlineData(DecisionKind.Partial, null, null)]
    public void A_decision_is_told_once_it_is_final(DecisionKind kind, string? text, int? confidence)
    {
        TimelineEvent? told = TimelineEvent.Of(5, new Decision(kind, 1, 0, 100, 10, 90), "one");

        Assert.Equal(text is null ? null : new TimelineEvent(5, TimelineSource.Heard, text, confidence), told);
    }
}
