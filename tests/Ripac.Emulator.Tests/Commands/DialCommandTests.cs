using System.Diagnostics;
using System.Text.Json;
using Ripac.Tests;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Emulator.Tests.Commands;

public sealed class DialCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_file_the_shipped_recording_is_dialed()
    {
        Cli run = Cli.Run("dial", "--expect", "5550123");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.Lines, line => line.Contains("heard") && line.Contains("computer"));
        Assert.Contains(run.Lines, line => line.Contains("modem <") && line.EndsWith("ATD5550123;", StringComparison.Ordinal));
        Assert.Contains("dialed 5550123", run.Lines);
        Assert.Contains(" 0 samples lost, 0 link errors", run.Output);
        Assert.Matches(@"^\d+\.\d+ s on this machine: \d+x real time\n$", run.Error);
    }

    /// <summary>Every word is heard rightly, but the discrete model is not as sure of the zero as the dialer wants.</summary>
    [Theory]
    [InlineData("functional")]
    [InlineData("vectorised")]
    [InlineData("microcoded")]
    public void A_strict_device_hears_the_shipped_recording_and_asks_again_for_what_it_doubts(string engine)
    {
        Cli run = Cli.Run("dial", "--strict", "--engine", engine);

        string[] heard = [.. run.Lines.Where(line => line.Contains("  heard  ")).Select(line => line.Split("heard")[1].Trim().Split(' ')[0])];
        Assert.Equal(["computer", "end", "five", "five", "five", "zero", "one", "two", "three", "end", "go", "end"], heard);
        Assert.Contains("ask again: heard 5 5 5 ? 1 2 3", run.Output);
        Assert.Contains("nothing was dialed", run.Lines);
        Assert.Equal(engine == "microcoded", run.Error.Contains("of 80000 in 10 ms: real time", StringComparison.Ordinal));
    }

    [Fact]
    public void A_strict_device_takes_discrete_models_only() =>
        Cli.Run("dial", "--strict", "--model", "cifre-italiane").AssertRefused("discrete", "digits-and-commands-discrete");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(79)]
    public void Whenever_the_person_begins_the_number_is_the_same(int seed) =>
        Assert.Equal(0, Cli.Run("dial", "--expect", "5550123", "--seed", $"{seed}").ExitCode);

    [Fact]
    public void Erased_digits_are_not_dialed() =>
        Assert.Equal(0, Cli.Run("dial", Sounds.Shipped("erase"), "--wake", "--expect", "4673").ExitCode);

    [Fact]
    public void A_number_that_must_be_confirmed_is_dialed_after_a_yes()
    {
        string settings = _folder.File("settings.txt");
        File.WriteAllText(settings, "confirm = all\n");

        Assert.Contains("nothing was dialed: nobody said yes to 5550123", Cli.Run("dial", "--settings", settings).Lines);
        Assert.Equal(0, Cli.Run("dial", Sounds.Shipped("dial-5550123"), Sounds.Shipped("yes"), "--settings", settings, "--expect", "5550123").ExitCode);
    }

    [Fact]
    public void Stop_dials_nothing()
    {
        Cli run = Cli.Run("dial", Sounds.Shipped("stop"), "--wake");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nothing was dialed", run.Lines);
        Assert.Contains("not dialed: stopped", run.Output);
    }

    [Fact]
    public void Another_number_than_the_expected_is_not_met()
    {
        Cli run = Cli.Run("dial", "--expect", "5550124");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("dialed 5550123, expected 5550124", run.Lines);
    }

    /// <summary>Each board of boards/, once for each way to a coprocessor that its description has.</summary>
    public static TheoryData<string, string> WaysToTheCoprocessor
    {
        get
        {
            TheoryData<string, string> ways = [];
            foreach (string path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "boards"), "*.json"))
            {
                BoardDescription board = BoardDescription.ReadFile(path);
                if (board.Coprocessor is not null)
                {
                    ways.Add(board.Name, "spi");
                }

                if (board.CoprocessorUart is not null)
                {
                    ways.Add(board.Name, "uart");
                }
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(WaysToTheCoprocessor))]
    public void Every_board_dials(string board, string coprocessor)
    {
        File.WriteAllText(_folder.File("my.txt"), $"coprocessor = {coprocessor}\n");

        Cli run = Cli.Run(["dial", "--board", board, "--settings", _folder.File("my.txt"), "--expect", "5550123"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    [Fact]
    public void What_the_display_says_is_told_when_asked_for_and_always_traced()
    {
        string trace = _folder.File("a.vcd");

        Cli run = Cli.Run("dial", "--display", "--trace", trace);

        Assert.Contains(run.Lines, line => line.EndsWith("display   in a call | 5550123 | call: connected", StringComparison.Ordinal));
        Assert.Contains("listening_|_5550123", File.ReadAllText(trace).Replace("\\x20", "_").Replace(" ", "_"));
        Assert.DoesNotContain(Cli.Run("dial").Lines, line => line.Contains(" display "));
    }

    [Fact]
    public void Settings_are_on_the_boards_drive()
    {
        File.WriteAllText(_folder.File("my.txt"), "prefix = >9\n");

        Cli run = Cli.Run("dial", "--settings", _folder.File("my.txt"), "--expect", "95550123");

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Theory]
    [InlineData("<digit> <digit> <digit> <digit> <digit> <digit> <digit>", true)]
    [InlineData("four <digit>", false)]
    public void The_grammar_of_the_settings_says_what_a_number_may_be(string grammar, bool dials)
    {
        File.WriteAllText(_folder.File("my.txt"), $"grammar = {grammar}\n");

        Cli run = Cli.Run("dial", "--settings", _folder.File("my.txt"), "--expect", "5550123");

        Assert.True(run.ExitCode == (dials ? 0 : 1), run.Output);
    }

    [Theory]
    [InlineData("busy", "BUSY", "call: busy")]
    [InlineData("no-carrier", "NO CARRIER", "call: no carrier")]
    [InlineData("error", "ERROR", "call: refused by the modem")]
    [InlineData("silent", "ATH", "call: modem silent")]
    public void The_firmware_says_what_became_of_the_call(string modem, string result, string line)
    {
        Cli run = Cli.Run("dial", "--modem", modem);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(result, run.Output);
        Assert.Contains(line, run.Output);
    }

    [Fact]
    public void Two_runs_give_the_same_output_and_the_same_trace()
    {
        Cli one = Cli.Run("dial", "--trace", _folder.File("one.vcd"), "--log-link");
        Cli other = Cli.Run("dial", "--trace", _folder.File("other.vcd"), "--log-link");

        Assert.Equal(one.Output, other.Output);
        byte[] trace = File.ReadAllBytes(_folder.File("one.vcd"));
        Assert.Equal(trace, File.ReadAllBytes(_folder.File("other.vcd")));
        Assert.InRange(trace.Length, 1_000_000, int.MaxValue);
    }

    [Fact]
    public void Another_seed_gives_another_trace()
    {
        Cli.Run("dial", "--trace", _folder.File("one.vcd"));
        Cli.Run("dial", "--trace", _folder.File("other.vcd"), "--seed", "1");

        Assert.NotEqual(File.ReadAllBytes(_folder.File("one.vcd")), File.ReadAllBytes(_folder.File("other.vcd")));
    }

    [Fact]
    public void Json_is_one_object_a_line_and_the_result_last()
    {
        Cli run = Cli.Run("dial", "--json");

        JsonElement[] lines = [.. run.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.All(lines[..^1], line => Assert.True(line.GetProperty("ms").GetDouble() >= 0 && line.GetProperty("text").GetString() is not null));
        Assert.Contains(lines[..^1], line => line.GetProperty("source").GetString() == "heard" && line.GetProperty("confidence").GetInt32() > 50);
        JsonElement outcome = lines[^1].GetProperty("result").GetProperty("outcome");
        Assert.Equal("done", outcome.GetProperty("end").GetString());
        Assert.Equal(["5550123"], outcome.GetProperty("dialed").EnumerateArray().Select(number => number.GetString()));
    }

    [Fact]
    public void The_link_is_shown_transaction_by_transaction()
    {
        Cli run = Cli.Run("dial", "--log-link");

        Assert.Contains(run.Lines, line => line.Contains("link") && line.Contains("StartListening"));
        Assert.Contains(run.Lines, line => line.Contains("link") && line.Contains("AudioPcm"));
    }

    [Fact]
    public void Time_that_is_up_is_reported()
    {
        Cli run = Cli.Run("dial", "--timeout-ms", "3000");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("timed out; nothing was dialed", run.Lines);
    }

    [Fact]
    public void Firmware_that_never_listens_is_reported_before_the_time_is_up()
    {
        _folder.Write("my.txt", "grammar = <digit> | lamp\n"u8.ToArray());

        Cli run = Cli.Run("dial", "--settings", _folder.File("my.txt"), "--timeout-ms", "300000");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Lines, line => line.EndsWith("the model has no word 'lamp'"));
        Assert.Contains("the firmware never listened; nothing was dialed", run.Lines);
    }

    [Fact]
    public void Firmware_that_stops_is_reported_with_what_it_said()
    {
        Cli run = Cli.Run("dial", "--firmware", Path.Combine(AppContext.BaseDirectory, "firmware", "Ripac.Broken"));

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("about to fail", run.Output);
        Assert.Contains("the firmware stopped: ", run.Output);
        Assert.Contains("Ripac.Broken.Program.Main", run.Output);
        Assert.Contains("nothing was dialed", run.Output);
    }

    [SkippableFact]
    public async Task Ctrl_C_ends_a_run_and_its_trace()
    {
        Skip.If(OperatingSystem.IsWindows(), "sends SIGINT with kill");
        string recording = _folder.File("long.wav");
        Sounds.WriteLongSilence(recording, TimeSpan.FromHours(3));
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Ripac.Emulator.dll"), "dial", recording, "--wake", "--trace", _folder.File("a.vcd")];
        using Process program = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string? line;
        do
        {
            line = await program.StandardOutput.ReadLineAsync();
        }
        while (line is not null && !line.Contains("long.wav begins"));

        using (Process kill = Process.Start("kill", ["-INT", $"{program.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        string rest = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Contains("interrupted; nothing was dialed", rest);
        Assert.Equal(130, program.ExitCode);
        Assert.True(File.Exists(_folder.File("a.vcd")));
    }
}
