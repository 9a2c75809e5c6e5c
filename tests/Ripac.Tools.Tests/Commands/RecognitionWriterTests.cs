using System.Text.Json;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Tests;
using Ripac.Tools.Commands;
using Ripac.Tools.Evaluation;

namespace Ripac.Tools.Tests.Commands;

public class RecognitionWriterTests
{
    private static readonly AcousticModel Model = AcousticModel.Read(
        File.ReadAllBytes(Path.Combine(SharedData.ProjectRoot, "emulator/Ripac.Speech/Models/digits-and-commands.ripac")));

    private static readonly HeardSegment[] Segments =
    [
        new(new Decision(DecisionKind.Final, 2, 800, 4_000, 0, 93), "one", default, 0),
        new(new Decision(DecisionKind.Rejected, 2, 4_000, 8_000, 0, 12), "one", default, 0),
        new(new Decision(DecisionKind.EndOfUtterance, -1, 8_000, 16_000, 0, 100), "", default, 0),
    ];

    [Fact]
    public void A_word_is_a_line_of_file_begin_end_word_confidence() =>
        Assert.Equal(["a.wav\t0.10\t0.50\tone\t93", "a.wav\t0.50\t1.00\t?\t12"], Lines(json: false));

    [Fact]
    public void A_word_is_a_json_object()
    {
        JsonElement[] objects = [.. Lines(json: true).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal("one", objects[0].GetProperty("word").GetString());
        Assert.Equal((0.1, 0.5, 93), (objects[0].GetProperty("start").GetDouble(), objects[0].GetProperty("end").GetDouble(), objects[0].GetProperty("confidence").GetInt32()));
        Assert.Equal(JsonValueKind.Null, objects[1].GetProperty("word").ValueKind);
    }

    /// <summary>The words of a stream are written before it ends.</summary>
    [SkippableFact]
    public void Words_come_out_of_a_stream_while_it_goes_on()
    {
        short[] samples = Ripac.Speech.Audio.SpeechFile.ReadAll(SharedData.Require("an4/wav/an100-mskh-b.wav")); // "yes"
        TestRecogniser recogniser = new(Model, TestGrammars.Commands(Model), new RecogniserOptions { MinimumConfidence = 0 });
        int read = 0;
        HeardSegment first = recogniser.Recognise(chunk =>
        {
            int count = Math.Min(chunk.Length, samples.Length + 80_000 - read); // ten seconds of silence follow
            Array.Clear(chunk);
            samples.AsSpan(Math.Min(read, samples.Length), Math.Clamp(samples.Length - read, 0, count)).CopyTo(chunk);
            read += count;
            return count;
        }).First();
        Assert.Equal("yes", first.Word);
        Assert.InRange(read, 1, samples.Length + 16_000);
    }

    private static string[] Lines(bool json)
    {
        StringWriter output = new();
        RecognitionWriter writer = new(output, Model, json);
        foreach (HeardSegment segment in Segments)
        {
            writer.Write("a.wav", segment);
        }

        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
