using System.Text.Json.Nodes;
using System.Xml.Linq;
using Ripac.Emulator.Session;
using Ripac.Tests;

namespace Ripac.Emulator.Tests.Scenarios;

public sealed class ScenarioTests : IDisposable
{
    private const string Parts = """
        name Presses are counted
        attach button count pin 4
        attach led lamp pin 5        # lit while it is pressed
        attach spi-ram spi 2 select 15
        attach display screen i2c 1 address 0x3C
        expect line "ready" within 100 ms
        expect display screen on

        """;

    private static readonly string PartsBoard = Path.Combine(AppContext.BaseDirectory, "firmware", "PartsBoard");
    private static readonly string PinBoard = Path.Combine(AppContext.BaseDirectory, "firmware", "PinBoard");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_dialer_dials_what_is_played()
    {
        File.Copy(InputFiles.DefaultRecording, _folder.File("call.wav"));
        string scenario = Write("dial", """
            expect line "modem: ready" within 2000 ms
            play call.wav
            expect number 5550123 within 5000 ms
            expect line "call: connected" within 5000 ms
            expect no number within 1000 ms
            """);

        Cli run = Cli.Run("run", InputFiles.DefaultFirmware, "--scenario", scenario);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(["passed  dial", "1 passed, 0 failed"], run.Lines);
    }

    [Theory]
    [InlineData("Ripac.HandsFree", "dial.scenario")]
    [InlineData("Ripac.VoiceSwitch", "lamp.scenario")]
    public void The_examples_pass_with_the_firmware_that_is_shipped(string firmware, string scenario)
    {
        Cli run = Cli.Run("run", firmware, "--scenario", Path.Combine(SharedData.ProjectRoot, "emulator", "Ripac.Emulator", "Examples", scenario));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    [Fact]
    public void A_recorded_bus_is_played_to_the_firmware_and_to_the_coprocessor()
    {
        File.Copy(InputFiles.DefaultRecording, _folder.File("call.wav"));
        string scenario = Write("dial", """
            expect line "modem: ready" within 2000 ms
            play call.wav
            expect number 5550123 within 5000 ms
            """);
        string bus = _folder.File("dial.bus");
        Assert.Equal(0, Cli.Run("run", InputFiles.DefaultFirmware, "--scenario", scenario, "--record-bus", bus).ExitCode);

        Cli toFirmware = Cli.Run("run", InputFiles.DefaultFirmware, "--scenario", scenario, "--replay-bus", bus);
        Cli toModule = Cli.Run("replay", bus);

        Assert.True(toFirmware.ExitCode == 0, toFirmware.Output + toFirmware.Error);
        Assert.True(toModule.ExitCode == 0, toModule.Output + toModule.Error);
        Assert.Contains(toModule.Lines, line => line.EndsWith("Final three", StringComparison.Ordinal));
        Assert.EndsWith("frames, 0 are answered otherwise", toModule.Lines[^1], StringComparison.Ordinal);

        // Another call than the recorded one: the frames of audio differ, and the run fails.
        Cli other = Cli.Run("run", InputFiles.DefaultFirmware, "--scenario", scenario, "--replay-bus", bus, "--seed", "1");
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("not as recorded: frame", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_recording_is_refused()
    {
        Cli.Run("replay", Write("none", "expect line \"x\"")).AssertRefused("none", "ripac-bus 1");
        Cli.Run("run", PartsBoard, "--replay-bus", _folder.File("nowhere.bus")).AssertRefused("nowhere.bus");
    }

    [Theory]
    [InlineData("coprocessor = spi")]
    [InlineData("coprocessor = uart")]
    public void The_display_is_read_and_the_coprocessor_is_where_the_settings_say(string settings)
    {
        File.Copy(InputFiles.DefaultRecording, _folder.File("call.wav"));
        File.WriteAllText(_folder.File("mine.txt"), settings);
        string scenario = Write("dial", """
            board esp32-s3-devkitc-1
            file settings.txt mine.txt
            expect display screen shows "modem: ready" within 2000 ms
            start call.wav
            expect display screen shows "listening | 555012" within 8000 ms
            expect display screen shows "in a call | 5550123" within 5000 ms
            expect number 5550123
            expect display screen shows "no such thing" within 100 ms
            """);

        Cli run = Cli.Run("run", InputFiles.DefaultFirmware, "--scenario", scenario);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("line 8", run.Output);
        Assert.Contains("it shows \"in a call | 5550123 | call: connected\"", run.Output);
    }

    [Fact]
    public void Parts_are_attached_pressed_and_looked_at()
    {
        string scenario = Write("parts", Parts + """
            press count for 50 ms
            expect led lamp on within 50 ms
            wait pin 5 low within 100 ms
            press count
            run 100 ms
            expect line "pressed 2"
            expect pin 5 high
            release count
            expect no line "pressed 3" within 100 ms
            """);

        Cli run = Cli.Run("run", PartsBoard, "--scenario", scenario, "--trace", _folder.File("a.vcd"), "--junit", _folder.File("a.xml"));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.True(File.Exists(_folder.File("a.vcd")));
        XElement suite = XElement.Load(_folder.File("a.xml"));
        Assert.Equal("0", suite.Attribute("failures")!.Value);
        Assert.Equal("Presses are counted", suite.Element("testcase")!.Attribute("name")!.Value);
        Assert.Contains("| pressed 2", suite.Element("testcase")!.Element("system-out")!.Value);
    }

    [Fact]
    public void A_budget_that_is_exceeded_fails_the_scenario()
    {
        File.WriteAllText(_folder.File("budget.json"), """{ "maxInstructionsPerSecond": 1 }""");

        Cli run = Cli.Run("run", PartsBoard, "--scenario", Write("parts", Parts), "--budget", _folder.File("budget.json"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("IL instructions in a second, at most 1 are allowed", run.Output);
    }

    [Fact]
    public void Statistics_are_those_of_the_time_that_was_asked_for()
    {
        Cli run = Cli.Run("run", PartsBoard, "--scenario", Write("parts", Parts + "run 100 ms"), "--statistics", _folder.File("a.json"), "--statistics-at", "50");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        JsonNode counted = JsonNode.Parse(File.ReadAllText(_folder.File("a.json")))!;
        Assert.Equal(50_000_000, (long)counted["nanoseconds"]!);
        Assert.InRange((long)counted["instructions"]!, 1, long.MaxValue);
        Assert.NotEmpty(counted["allocationSites"]!.AsArray());
    }

    [Fact]
    public void What_is_not_met_is_told_with_its_line()
    {
        string scenario = Write("parts", Parts + "expect line \"steady\" within 100 ms");

        Cli run = Cli.Run("run", PartsBoard, "--scenario", scenario, "--junit", _folder.File("a.xml"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("parts.scenario, line 8: expect line \"steady\" within 100 ms: expected a line with \"steady\": not within 100 ms", run.Output);
        Assert.Contains("| ready", run.Output);
        Assert.Contains("line 8", XElement.Load(_folder.File("a.xml")).Element("testcase")!.Element("failure")!.Attribute("message")!.Value);
    }

    [Fact]
    public void Firmware_alone_runs_to_its_time_limit()
    {
        Cli run = Cli.Run("run", PartsBoard, "--timeout-ms", "50");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("ready", run.Output);
    }

    [Theory]
    [InlineData("spi1 -1")]
    [InlineData("spi1 -1", "--board", "esp32-s3-devkitc-1")]
    [InlineData("spi1 23", "--board", "esp32-devkitc")]
    [InlineData("spi1 23", "--target", "ESP32_REV3")]
    public void Default_pins_are_those_of_the_board_or_of_the_target(string line, params string[] options)
    {
        Cli run = Cli.Run(["run", PinBoard, .. options]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(line, run.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_does_not_fit_is_refused()
    {
        Cli.Run("run", PinBoard, "--board", "esp32-devkitc", "--target", "ESP32_C3").AssertRefused("esp32-devkitc", "ESP32-C3 has no COM3");
        Cli.Run("run", PinBoard, "--scenario", Write("ram", "board esp32-c3-devkitm-1\nattach spi-ram spi 2 select 5")).AssertRefused("attach spi-ram", "ESP32_C3");
    }

    [Theory]
    [InlineData("expect pin 99 high", "line 1", "99 is no number from 0 to 63")]
    [InlineData("expect line \"a", "line 1", "second quote")]
    [InlineData("press nothing", "there is no button nothing, only talk")]
    [InlineData("file settings.txt none.txt", "none.txt: no such file")]
    [InlineData("file ../settings.txt none.txt", "the drive has no folders")]
    [InlineData("jump", "not a step")]
    [InlineData("attach rocket", "not something that can be set up")]
    [InlineData("board moon", "moon")]
    [InlineData("play none.wav", "no such file")]
    public void What_cannot_be_understood_is_refused(string line, params string[] words) =>
        Cli.Run("run", InputFiles.DefaultFirmware, "--scenario", Write("bad", line)).AssertRefused(words);

    [Fact]
    public void A_scenario_that_is_not_there_is_refused() =>
        Cli.Run("run", PartsBoard, "--scenario", "none.scenario").AssertRefused("none.scenario", "no such file");

    private string Write(string name, string text)
    {
        string path = _folder.File(name + ".scenario");
        File.WriteAllText(path, text);
        return path;
    }
}
