using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

public class SettingsTests
{
    [Theory]
    [InlineData("contry = IT", "settings: I:\\settings.txt line 1: 'contry' is no setting")]
    [InlineData("# a comment\n\ncountry = Atlantis", "settings: I:\\settings.txt line 3: country 'Atlantis' is not known")]
    [InlineData("volume", "settings: I:\\settings.txt line 1: not of the form key = value")]
    [InlineData("volume = 11", "settings: I:\\settings.txt line 1: '11' is not 0 to 10")]
    [InlineData("volume = ", "settings: I:\\settings.txt line 1: '' is not 0 to 10")]
    [InlineData("sure = 101", "settings: I:\\settings.txt line 1: '101' is not 0 to 100")]
    [InlineData("confidence = 20", "settings: I:\\settings.txt line 1: '20' is not 50 to 99")]
    [InlineData("blocked = 0900*, 12x", "settings: I:\\settings.txt line 1: '12x' is no number")]
    [InlineData("emergency = 12", "settings: I:\\settings.txt line 1: '12' is no number")]
    [InlineData("emergency = 0900*", "settings: I:\\settings.txt line 1: '0900*' is no number")]
    [InlineData("prefix = 0039-0", "settings: I:\\settings.txt line 1: '0039-0' is not of the form digits>digits")]
    [InlineData("line = smoke", "settings: I:\\settings.txt line 1: 'smoke' is not modem, pulses or tones")]
    [InlineData("layers = dail", "settings: I:\\settings.txt line 1: there is no layer 'dail'")]
    [InlineData("grammar =", "settings: I:\\settings.txt line 1: a grammar has 1 to 400 characters")]
    [InlineData("name-9 = Luca", "settings: I:\\settings.txt line 1: 'name-9 = Luca' is not name-1 to name-8 with 1 to 20 characters")]
    [InlineData("name-01 = Luca", "settings: I:\\settings.txt line 1: 'name-01 = Luca' is not name-1 to name-8 with 1 to 20 characters")]
    [InlineData("\ufeffvolume = 11", "settings: I:\\settings.txt line 1: '11' is not 0 to 10")]
    [InlineData("v\0o\0l\0", "settings: I:\\settings.txt: is no text of single bytes; save it as UTF-8 or ASCII")]
    [InlineData("coprocessor = i2c", "settings: I:\\settings.txt line 1: 'i2c' is not spi or uart")]
    [InlineData("listen = \u00e9", "settings: I:\\settings.txt line 1: '??' is not both, button or wake-word")]
    public void What_is_wrong_is_named_with_its_line_and_everything_is_confirmed(string settings, string line)
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: settings);
        bench.Say(2000, "computer");
        long end = bench.Say(3000, "five five five one go");
        bench.Run(end + 1500);
        bench.AssertLine(line);
        bench.AssertLine("confirm: 5551, yes or no?");
    }

    [Theory]
    [InlineData("<digit", "grammar 1: ")]
    [InlineData("<digit> | <extension>", "grammar 1: ")]
    [InlineData("<digit> ; public <x> = lamp", "grammar 1: ")]
    public void A_grammar_that_is_none_is_named_and_nothing_is_dialed(string grammar, string beginning)
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: "grammar = " + grammar);
        bench.Hold(2000, 4500);
        bench.Say(2300, "five five five one");
        bench.Run(6000);
        Assert.Single(bench.Lines, line => line.StartsWith(beginning));
        bench.AssertDialed();
    }

    [Fact]
    public void A_file_that_is_too_long_is_not_read()
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: new string('#', 5000));
        bench.Run(1000);
        bench.AssertLine("settings: I:\\settings.txt: 5000 bytes, at most 4096");
    }

    [Theory]
    [InlineData("blocked = 0900*, 5551", "five five five one", null)]
    [InlineData("blocked = 0900*, 5551", "zero nine zero zero one", null)]
    [InlineData("blocked = 0900*, 5551", "five five five two", "5552")]
    [InlineData("prefix = 0039>0", "zero zero three nine one two three", "0123")]
    [InlineData("prefix = 1>2\nprefix = >9", "five five five one two", "955512")]
    [InlineData("prefix = 1>2\nprefix = >9", "one five five one two", "25512")]
    [InlineData("prefix = >9", "five five five", "555")]
    [InlineData("prefix = >999999", "one two three four five six seven eight nine zero", null)]
    [InlineData("blocked = 95*\r\nprefix = >9\r\n", "five five five one two", null)]
    [InlineData("sure = 70", "five five:75 five one", "5551")]
    [InlineData("confidence = 96", "five five:95 five one", null)]
    public void Rules_say_what_is_dialed(string settings, string words, string? dialed)
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: settings);
        bench.Hold(2000, 7000);
        bench.Say(2300, words);
        bench.Run(8500);
        bench.AssertDialed(dialed is null ? [] : [dialed]);
    }

    [Theory]
    [InlineData(74)]
    [InlineData(75)]
    [InlineData(93)] // four of them are 74.8 %
    [InlineData(94)] // and 78 %
    public void The_file_that_comes_with_the_firmware_says_what_holds_without_it(int confidence)
    {
        string text = File.ReadAllText(Path.Combine(SharedData.ProjectRoot, "firmware", "Ripac.HandsFree", "settings.txt"));

        string[] with = Lines(text);

        Assert.DoesNotContain(with, line => line.StartsWith("settings"));
        Assert.Equal(Lines(""), with);

        string[] Lines(string settings)
        {
            using FirmwareBench bench = new("Ripac.HandsFree", settings: settings);
            bench.Say(2000, "computer");
            long end = bench.Say(3000, "five five five one go", confidence);
            bench.Run(end + 1500);
            return [.. bench.Lines];
        }
    }
}
