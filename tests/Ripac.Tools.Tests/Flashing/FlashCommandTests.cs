using System.CommandLine;
using Ripac.Tools.Flashing;
using Spectre.Console;

namespace Ripac.Tests.Tools.Flashing;

/// <summary>The command with a stand-in for nanoff: a script that writes down what it was given.</summary>
public sealed class FlashCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ripac-flash-test-");
    private readonly StringWriter _output = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_dry_run_shows_all_calls_and_runs_nothing()
    {
        Assert.Equal(0, Run("esp32-devkitc", "--dry-run", "--port", "COM7", "--nanoff", "/no/such/program"));
        string[] calls = [.. _output.ToString().Split('\n').Where(line => line.StartsWith("nanoff ", StringComparison.Ordinal))];
        Assert.Equal(3, calls.Length);
        Assert.All(calls, call => Assert.StartsWith("nanoff --target ESP32_REV0 --serialport COM7 ", call));
        Assert.Contains("I:\\\\model.ripac", _output.ToString());
    }

    [SkippableFact]
    public void Each_part_is_done_in_order_with_its_files()
    {
        string log = Script("cat \"$6\" 2>/dev/null >> {log}; exit 0");
        Assert.Equal(0, Run("esp32-devkitc", "--port", "/dev/ttyX", "--image", Image(), "--nanoff", Tool));
        string said = File.ReadAllText(log);
        Assert.True(said.IndexOf("--update", StringComparison.Ordinal) < said.IndexOf("--filedeployment", StringComparison.Ordinal));
        Assert.True(said.IndexOf("I:\\\\board.txt", StringComparison.Ordinal) < said.IndexOf("--deploy", StringComparison.Ordinal));
        Assert.DoesNotContain("erase", said, StringComparison.Ordinal);
        Assert.Contains("3/3", _output.ToString());
    }

    [SkippableFact]
    public void What_fails_stops_it_and_says_what_to_do()
    {
        string log = Script("echo E4000 port is busy; exit 3");
        Assert.Equal(1, Run("esp32-devkitc", "--port", "/dev/ttyX", "--image", Image(), "--nanoff", Tool));
        Assert.Single(File.ReadAllLines(log));
        Assert.Contains("E4000 port is busy", _output.ToString());
        Assert.Contains("BOOT button", _output.ToString());
    }

    [SkippableFact]
    public void Firmware_that_does_not_fit_is_told_before_the_application_is_flashed()
    {
        string log = Script("case \"$*\" in *--devicedetails*) echo '  CLR Version: 1.9.0.1'; echo '  Target: ESP32_REV0'; echo '  mscorlib v100.5.0.17, checksum 0x004CF1CE';; esac");
        Assert.Equal(1, Run("esp32-devkitc", "--port", "/dev/ttyX", "--image", Image(), "--only", "application", "--nanoff", Tool));
        Assert.Equal("--nanodevice --devicedetails --serialport /dev/ttyX", Assert.Single(File.ReadAllLines(log)));
        Assert.Contains("the board has nanoFramework 1.9.0.1 for ESP32_REV0", _output.ToString());
        Assert.Contains("mscorlib 100.5.0.24 0x1549C856 is needed, the firmware has 100.5.0.17 0x004CF1CE", _output.ToString());
    }

    [SkippableFact]
    public void Firmware_that_fits_gets_the_application()
    {
        string details = string.Concat(PinnedVersions.Read(SharedData.ProjectRoot).NativeAssemblies
            .Select(assembly => $"echo '  {assembly.Key} v{assembly.Value.Replace(" ", ", checksum ", StringComparison.Ordinal)}';"));
        string log = Script($"case \"$*\" in *--devicedetails*) {details} esac");
        Assert.Equal(0, Run("esp32-devkitc", "--port", "/dev/ttyX", "--image", Image(), "--only", "application", "--nanoff", Tool));
        Assert.Contains("--deploy", File.ReadAllLines(log)[^1]);
        Assert.Contains("which fits the packages", _output.ToString());
    }

    [SkippableFact]
    public void A_part_alone()
    {
        string log = Script("exit 0");
        Assert.Equal(0, Run("esp32-devkitc", "--port", "/dev/ttyX", "--only", "files", "--nanoff", Tool));
        Assert.Contains("--filedeployment", Assert.Single(File.ReadAllLines(log)));
    }

    [Theory]
    [InlineData("is missing", "esp32-devkitc", "--port", "/dev/ttyX")]
    [InlineData("no-such-board", "no-such-board", "--dry-run")]
    [InlineData("--erase goes with the firmware", "esp32-devkitc", "--port", "/dev/ttyX", "--only", "files", "--erase")]
    [InlineData("no such file", "esp32-devkitc", "--dry-run", "--settings", "/no/such/settings.txt")]
    [InlineData("nanoff", "esp32-devkitc", "--port", "/dev/ttyX", "--only", "firmware", "--nanoff", "/no/such/program")]
    public void Bad_input_is_refused_before_anything_is_flashed(string named, params string[] arguments)
    {
        Exception problem = Assert.ThrowsAny<Exception>(() => Run(arguments));
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_the_board_would_refuse_are_refused_before_anything_is_flashed()
    {
        string settings = Path.Combine(_folder.FullName, "mine.txt");
        File.WriteAllText(settings, "# mine\nvolume = loud\n");
        Exception problem = Assert.ThrowsAny<IOException>(() => Run("esp32-devkitc", "--dry-run", "--settings", settings));
        Assert.Equal("Ripac.HandsFree would say on the board: settings: I:\\settings.txt line 2: 'loud' is not 0 to 10", problem.Message);
    }

    [Fact]
    public void A_word_that_the_model_lacks_is_refused_with_the_words_it_has()
    {
        string settings = Path.Combine(_folder.FullName, "mine.txt");
        File.WriteAllText(settings, "grammar = <digit> | lamp\n");
        Exception problem = Assert.ThrowsAny<IOException>(() => Run("esp32-devkitc", "--dry-run", "--settings", settings));
        Assert.Contains("the model has no word 'lamp'. The words of digits-and-commands.ripac: zero oh one two", problem.Message);
    }

    [Fact]
    public void Of_many_complaints_the_first_are_shown()
    {
        string settings = Path.Combine(_folder.FullName, "mine.txt");
        File.WriteAllText(settings, string.Concat(Enumerable.Repeat("nonsense\n", 12)));
        Exception problem = Assert.ThrowsAny<IOException>(() => Run("esp32-devkitc", "--dry-run", "--settings", settings));
        Assert.EndsWith("line 5: not of the form key = value; and 7 more", problem.Message);
    }

    [Theory]
    [InlineData("esp32-devkitc", "volume = 3", "coprocessor = uart")]
    [InlineData("esp32-c3-devkitm-1", "volume = 3", "esp32-c3-devkitm-1 has no coprocessorUart")]
    [InlineData("esp32-devkitc", "coprocessor = uart", "")]
    public void A_coprocessor_on_SPI_is_said_since_none_can_be_bought(string board, string settings, string note)
    {
        string path = Path.Combine(_folder.FullName, "mine.txt");
        File.WriteAllText(path, settings);
        Assert.Equal(0, Run(board, "--dry-run", "--settings", path));
        Assert.Contains(note, _output.ToString().Split("note: ")[^1]);
        Assert.Equal(note.Length > 0, _output.ToString().Contains("note: "));
    }

    private string Tool => Path.Combine(_folder.FullName, "nanoff");

    private string Image()
    {
        string path = Path.Combine(_folder.FullName, "app.bin");
        File.WriteAllBytes(path, [1]);
        return path;
    }

    private string Script(string body)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "a shell script stands in for nanoff");
        string log = Path.Combine(_folder.FullName, "log");
        File.WriteAllText(Tool, $"#!/bin/sh\necho \"$@\" >> {log}\n{body.Replace("{log}", log)}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return log;
    }

    private int Run(params string[] arguments)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output), Ansi = AnsiSupport.No });
        console.Profile.Width = 500;
        return FlashCommand.Create(console).Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
