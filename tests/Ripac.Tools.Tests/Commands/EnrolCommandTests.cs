using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Tests;
using Ripac.Tools.Commands;
using Ripac.Tools.Data;
using Spectre.Console;

namespace Ripac.Tools.Tests.Commands;

public sealed class EnrolCommandTests : IDisposable
{
    private static readonly int[] Luce = [6, 2, 4, 0];

    private readonly string _folder = Directory.CreateTempSubdirectory("ripac-enrol-").FullName;
    private readonly StringWriter _output = new();

    public EnrolCommandTests() => File.WriteAllBytes(InFolder("in.ripac"), ToneVoice.Model.ToBytes());

    [Fact]
    public void Takes_become_a_word_of_the_model()
    {
        Assert.Equal(0, Enrol("luce", ToneVoice.Say(Luce), ToneVoice.Say(Luce, 110), ToneVoice.Say(Luce, 120)));
        AcousticModel model = AcousticModel.Read(File.ReadAllBytes(InFolder("out.ripac")));
        Assert.Equal("luce", model.Words[^1].Name);
        Assert.True(model.IsEnrolled(model.Words[^1]));
    }

    [Fact]
    public void A_recording_may_hold_several_takes() =>
        Assert.Equal(0, Enrol("luce", [.. ToneVoice.Say(Luce), .. ToneVoice.Say(Luce, 110)]));

    [Fact]
    public void What_is_wrong_with_each_take_is_said_and_nothing_is_written()
    {
        DataException problem = Assert.Throws<DataException>(() =>
            Enrol("luce", ToneVoice.Say(Luce), ToneVoice.Say([0, 4, 2, 6]), ToneVoice.Silence(2_000), ToneVoice.Say(Luce, 100, 60_000)));
        Assert.Contains("3 of the takes", problem.Message, StringComparison.Ordinal);
        string[] lines = _output.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.EndsWith("taken", lines[0], StringComparison.Ordinal);
        Assert.Contains("unlike the take before it", lines[1], StringComparison.Ordinal);
        Assert.Contains("no speech in it", lines[2], StringComparison.Ordinal);
        Assert.Contains("clipped", lines[3], StringComparison.Ordinal);
        Assert.False(File.Exists(InFolder("out.ripac")));
    }

    [Fact]
    public void The_word_that_a_new_one_is_too_like_is_named()
    {
        Assert.Throws<DataException>(() => Enrol("uno", ToneVoice.Say(ToneVoice.One)));
        Assert.Contains("too like the word 'one'", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused() => Assert.Throws<DataException>(() => Enrol("one", ToneVoice.Say(Luce)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private int Enrol(string word, params short[][] takes)
    {
        List<string> arguments = ["--model", InFolder("in.ripac"), "--word", word, "-o", InFolder("out.ripac")];
        foreach (short[] take in takes)
        {
            arguments.Add(InFolder($"take{arguments.Count}.wav"));
            using FileStream file = File.Create(arguments[^1]);
            WavWriter.Write(file, take);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output) });
        console.Profile.Width = 500;
        return EnrolCommand.Create(console).Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private string InFolder(string name) => Path.Combine(_folder, name);
}
