using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.VoiceSwitch;

public class SwitchTableTests
{
    [Theory]
    [InlineData("three = on 2\nfour = off 2", "computer three", "switch 2: on")]
    [InlineData("wake-word = go\nthree = toggle 1", "go three", "switch 1: on")]
    [InlineData("wake-word = none\nthree = on all", "three", "switch 2: on")]
    [InlineData("wake-word = Hal\nthree = toggle 1", "computer three", "switch 1: on")]
    [InlineData("three = toggle 1\nthree = toggle 2", "computer three", "switch 1: on")]
    [InlineData("coprocessor = uart", "computer one", "switch 1: on")]
    public void The_file_says_what_words_do(string table, string words, string line)
    {
        using FirmwareBench bench = new("Ripac.VoiceSwitch", settings: table);
        bench.Say(4000, words);
        bench.Run(6000);
        bench.AssertLine(line);
    }

    [Theory]
    [InlineData("three = on 9", "settings: I:\\switches.txt line 1: 'on 9' is not on, off or toggle with an output from 1 to 2 or all")]
    [InlineData("three = blink 1", "settings: I:\\switches.txt line 1: 'blink 1' is not on, off or toggle with an output from 1 to 2 or all")]
    [InlineData("Three = on 1", "settings: I:\\switches.txt line 1: 'Three' is no word")]
    [InlineData("switch-3 = lamp", "settings: I:\\switches.txt line 1: 'switch-3 = lamp' is not switch-1 to switch-2 with 1 to 20 characters")]
    [InlineData("wake-word = Hal", "settings: I:\\switches.txt line 1: 'Hal' is no word")]
    [InlineData("one = on 1\none = on 2", "settings: I:\\switches.txt line 2: 'one' does something already")]
    [InlineData("lamp = on 1", "grammar 0: ")]
    public void What_is_wrong_is_named(string table, string beginning)
    {
        using FirmwareBench bench = new("Ripac.VoiceSwitch", settings: table);
        bench.Run(3000);
        Assert.Contains(bench.Lines, line => line.StartsWith(beginning));
    }

    [Fact]
    public void The_file_that_comes_with_the_firmware_says_what_holds_without_it()
    {
        string text = File.ReadAllText(Path.Combine(SharedData.ProjectRoot, "firmware", "Ripac.VoiceSwitch", "switches.txt"));
        using FirmwareBench bench = new("Ripac.VoiceSwitch", settings: text);
        bench.Say(2000, "computer one");
        bench.Say(4000, "computer start");
        bench.Run(6000);
        Assert.Equal(
            ["switch 1: on", "switch 1: on", "switch 2: on"], bench.Lines.Where(line => line.StartsWith("switch") || line.StartsWith("settings")));
    }

    [Fact]
    public void Outputs_have_names_which_the_display_says_too()
    {
        using FirmwareBench bench = new("Ripac.VoiceSwitch", settings: "switch-2 = desk lamp");
        bench.Say(2000, "computer two");
        bench.Run(4000);
        bench.AssertLine("switch 2 (desk lamp): on");
        Assert.Equal("listening | switch 2 (desk lamp): | on", bench.Shown[^1]);
    }

    [Fact]
    public void A_coprocessor_that_is_missing_and_a_table_that_is_wrong_are_shown()
    {
        using FirmwareBench bench = new("Ripac.VoiceSwitch", settings: "three = on 9", withCoprocessor: false);
        bench.Run(3000);
        Assert.Equal("not ready | coprocessor: no | answer", bench.Shown[^1]);
    }

    [Fact]
    public void Nothing_is_allocated_while_audio_flows()
    {
        using FirmwareBench bench = new("Ripac.VoiceSwitch");
        long before = 0;
        long after = 0;
        bench.At(3000, () => before = bench.Board.Statistics.Allocations);
        bench.At(8000, () => after = bench.Board.Statistics.Allocations);
        bench.Run(8001);
        Assert.True(before > 0, "the statistics count nothing");
        Assert.Equal(before, after);
    }
}
