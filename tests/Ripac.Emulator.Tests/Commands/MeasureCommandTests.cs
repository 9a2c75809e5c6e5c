using Ripac.Tests;

namespace Ripac.Emulator.Tests.Commands;

public sealed class MeasureCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Numbers_dialed_right_are_counted() => Assert.StartsWith("1 numbers: 1 (100.0 %) dialed right, 0 (0.0 %) dialed wrong, ", Measure("five five five zero one two three"));

    [Fact]
    public void Numbers_dialed_wrong_are_listed()
    {
        string output = Measure("five five five");

        Assert.StartsWith("dial-5550123.wav: 555, 5550123\n1 numbers: 0 (0.0 %) dialed right, 1 (100.0 %) dialed wrong, ", output);
    }

    [Fact]
    public void A_number_that_must_be_confirmed_is_neither()
    {
        string settings = _folder.File("settings.txt");
        File.WriteAllText(settings, "confirm = all\n");

        string output = Measure("five five five zero one two three", "--settings", settings);

        Assert.StartsWith("dial-5550123.wav: 5550123, to be confirmed: 5550123\n", output);
        Assert.Contains("0 (0.0 %) dialed wrong, 1 (100.0 %) to be confirmed, 1 of them right, 0 (0.0 %) not dialed; 0 samples lost, 0 link errors", output);
    }

    [Fact]
    public void Firmware_that_never_listens_is_listed_and_fails()
    {
        string settings = _folder.File("settings.txt");
        File.WriteAllText(settings, "grammar = <digit> | lamp\n");

        Cli run = Run("five five five zero one two three", "--settings", settings);

        Assert.NotEqual(0, run.ExitCode);
        Assert.StartsWith("dial-5550123.wav: 5550123, NotReady\n", run.Output);
    }

    private string Measure(string transcript, params string[] options)
    {
        Cli run = Run(transcript, options);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }

    private Cli Run(string transcript, params string[] options)
    {
        string manifest = _folder.File("manifest.tsv");
        File.WriteAllText(manifest, $"path\tspeaker\ttranscript\tduration_s\n{Sounds.Shipped("dial-5550123")}\t?\t{transcript}\t\n");
        return Cli.Run(["measure", manifest, .. options]);
    }
}
