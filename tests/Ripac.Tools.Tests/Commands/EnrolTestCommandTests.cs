using System.CommandLine;
using Ripac.Speech.Audio;
using Ripac.Tests;
using Ripac.Tools.Commands;
using Ripac.Tools.Data;
using Spectre.Console;

namespace Ripac.Tools.Tests.Commands;

public sealed class EnrolTestCommandTests : IDisposable
{
    private static readonly int[] Luce = [6, 2, 4, 0];

    private readonly string _folder = Directory.CreateTempSubdirectory("ripac-enrol-test-").FullName;
    private readonly StringWriter _output = new();

    public EnrolTestCommandTests()
    {
        File.WriteAllBytes(Path.Combine(_folder, "model.ripac"), ToneVoice.Model.ToBytes());
        Directory.CreateDirectory(Path.Combine(_folder, "tones"));
        List<string> lines = ["path\tspeaker\ttranscript\tduration_s"];
        for (int take = 0; take < 5; take++)
        {
            lines.Add(Record($"luce{take}", "anna", "luce", ToneVoice.Say(Luce, 90 + (8 * take))));
        }

        lines.Add(Record("one", "anna", "one", ToneVoice.Say(ToneVoice.One)));
        lines.Add(Record("other", "anna", "other", ToneVoice.Say([0, 4, 2, 6])));
        File.WriteAllLines(Path.Combine(_folder, "tones", "manifest.tsv"), lines);
    }

    [Fact]
    public void Every_speaker_enrols_and_is_tested_with_what_is_left()
    {
        Assert.Equal(0, Test("0/1"));
        string[][] rows = [.. _output.ToString().Split('\n').Select(line => line.Split('│', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 10 && cells[1] is "1" or "2" or "3")];
        Assert.Equal(
            [
                "1 1 4 100.0 % 0.0 % 0.0 % 1 100.0 % 0.0 % 1 0.0 %",
                "2 1 3 100.0 % 0.0 % 0.0 % 1 100.0 % 0.0 % 1 0.0 %",
                "3 1 2 100.0 % 0.0 % 0.0 % 1 100.0 % 0.0 % 1 0.0 %",
            ],
            rows.Select(cells => string.Join(' ', cells[1..^1])));
    }

    [Theory]
    [InlineData("4")]
    [InlineData("4/4")]
    [InlineData("-1/4")]
    [InlineData("a/b")]
    public void A_fold_that_is_none_is_refused(string fold) => Assert.Throws<DataException>(() => Test(fold));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private int Test(string fold)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output) });
        console.Profile.Width = 300;
        return EnrolTestCommand.Create(console)
            .Parse(["--model", Path.Combine(_folder, "model.ripac"), "--data", _folder, "--corpora", "tones", "--fold", fold, "--words", "luce", "--beside", "one"])
            .Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private string Record(string name, string speaker, string word, short[] samples)
    {
        using FileStream file = File.Create(Path.Combine(_folder, "tones", $"{name}.wav"));
        WavWriter.Write(file, samples);
        return $"{name}.wav\t{speaker}\t{word}\t2.0";
    }
}
