using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Tests;
using Ripac.Tools.Commands;
using Ripac.Tools.Data;
using Spectre.Console;

namespace Ripac.Tools.Tests.Commands;

public sealed class CompressCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ripac-compress-").FullName;
    private readonly StringWriter _output = new();

    public CompressCommandTests()
    {
        Directory.CreateDirectory(InFolder("tones"));
        List<string> manifest = ["path\tspeaker\ttranscript\tduration_s"];
        foreach (string speaker in new[] { "a", "b" })
        {
            using FileStream file = File.Create(InFolder($"tones/{speaker}.wav"));
            WavWriter.Write(file, ToneVoice.Say(ToneVoice.One, speaker == "a" ? 100 : 400));
            manifest.Add($"{speaker}.wav\t{speaker}\tone\t1");
        }

        File.WriteAllLines(InFolder("tones/manifest.tsv"), manifest);
    }

    [Fact]
    public void The_model_that_is_written_has_the_same_words()
    {
        Write(ToneVoice.Model);
        Assert.Equal(0, Compress());
        byte[] bytes = File.ReadAllBytes(InFolder("out.ripac"));
        Assert.Equal(ToneVoice.Model.Words, AcousticModel.Read(bytes).Words);
        Assert.Contains($"{bytes.Length} bytes, from {ToneVoice.Model.ToBytes().Length}", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Recordings_of_a_fold_can_be_left_out()
    {
        Write(ToneVoice.Model);
        Assert.Equal(0, Compress("--folds", "2", "--without", "1"));
        Assert.Contains("1 recordings", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Enrolled_words_are_not_spoiled()
    {
        EmissionMixture state = new([0], [0]);
        Write(ToneVoice.Model.With(new WordTemplate("luce", [state, state, state])));
        Assert.Contains("enrol again", Assert.Throws<DataException>(() => Compress()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(InFolder("out.ripac")));
    }

    [Theory]
    [InlineData("--loss", "0")]
    [InlineData("--loss", "-1")]
    [InlineData("--without", "4")]
    public void Options_out_of_range_are_refused(string option, string value)
    {
        Write(ToneVoice.Model);
        Assert.NotEqual(0, Compress(option, value));
        Assert.False(File.Exists(InFolder("out.ripac")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(AcousticModel model) => File.WriteAllBytes(InFolder("in.ripac"), model.ToBytes());

    private int Compress(params string[] more)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output) });
        console.Profile.Width = 500;
        string[] arguments = [InFolder("in.ripac"), "-o", InFolder("out.ripac"), "--data", _folder, "--corpora", "tones", .. more];
        return CompressCommand.Create(console).Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Error = TextWriter.Null, Output = TextWriter.Null });
    }

    private string InFolder(string name) => Path.Combine(_folder, name);
}
