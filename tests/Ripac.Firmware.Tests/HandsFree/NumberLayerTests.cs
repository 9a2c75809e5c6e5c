using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

public sealed class NumberLayerTests : IDisposable
{
    private readonly FirmwareBench _bench = new("Ripac.HandsFree");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Letting_the_button_go_dials()
    {
        _bench.Hold(2000, 4000);
        _bench.Say(2200, "five five five one");
        _bench.Run(5000);
        _bench.AssertLine("listening: push-to-talk");
        _bench.AssertLine("heard: five (99 %)");
        _bench.AssertLine("dialing: 5551");
        _bench.AssertDialed("5551");
    }

    [Theory]
    [InlineData("go")]
    [InlineData("enter")]
    public void The_wake_word_opens_and_a_command_dials(string command)
    {
        _bench.Say(2000, "computer");
        _bench.Say(3000, "oh zero one two three four " + command);
        _bench.Run(6500);
        _bench.AssertLine("listening: wake word");
        _bench.AssertDialed("001234");
    }

    [Fact]
    public void A_pause_dials_but_not_a_short_one()
    {
        _bench.Say(2000, "computer");
        long pause = _bench.Say(3000, "five five five");
        long end = _bench.Say(pause + 1000, "six seven eight nine");
        _bench.At(end + 1500, () => _bench.AssertDialed());
        _bench.Run(end + 4000);
        _bench.AssertDialed("5556789");
    }

    [Theory]
    [InlineData("five five ? one go", "ask again: heard 5 5 ? 1")]
    [InlineData("five five:74 one go", "ask again: heard 5 ? 1")]
    [InlineData("five five one go:20", "ask again: heard 5 5 1 ?")]
    [InlineData("two one two go five five go", "ask again: heard 2 1 2 ? 5 5")]
    [InlineData("two one two go ?", "ask again: heard 2 1 2 ? ?")]
    [InlineData("five five go", "ask again: heard 5 5, too short")]
    [InlineData("go", "ask again: heard nothing, too short")]
    [InlineData("one two three four five six seven eight nine zero one two three four five six go",
        "ask again: heard 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6, too long")]
    public void What_is_not_a_trusted_number_is_asked_again(string words, string line)
    {
        _bench.Say(2000, "computer");
        long end = _bench.Say(3000, words);
        _bench.Run(end + 5000);
        _bench.AssertLine(line);
        _bench.AssertDialed();
    }

    [Fact]
    public void Forty_digits_are_refused_whole()
    {
        _bench.Say(2000, "computer");
        long end = _bench.Say(3000, string.Join(' ', Enumerable.Repeat("seven", 40)) + " go");
        _bench.Run(end + 1000);
        Assert.Contains(_bench.Lines, line => line.StartsWith("ask again: heard 7 7 7") && line.EndsWith(", too long"));
        _bench.AssertDialed();
    }

    [Theory]
    [InlineData("one two three four five six seven eight nine zero one two three four five go", "123456789012345")]
    [InlineData("five five:77 one go", "551")]
    [InlineData("five five one two erase go", "551")]
    [InlineData("five five one ? erase go", "551")]
    [InlineData("erase five five one go", "551")]
    [InlineData("nine nine ? start five five one go", "551")]
    [InlineData("five five repeat one go", "551")]
    [InlineData("help five five one go", "551")]
    [InlineData("computer five five one go", "551")]
    public void Commands_edit_the_number(string words, string number)
    {
        _bench.Say(2000, "computer");
        long end = _bench.Say(3000, words);
        _bench.Run(end + 1000);
        _bench.AssertDialed(number);
    }

    [Fact]
    public void Repeat_reads_the_number_back()
    {
        _bench.Say(2000, "computer");
        _bench.Say(3000, "five ? one repeat");
        _bench.Run(5000);
        _bench.AssertLine("number: 5 ? 1");
    }

    [Fact]
    public void Stop_dials_nothing()
    {
        _bench.Say(2000, "computer");
        _bench.Say(3000, "five five five one stop");
        _bench.Run(9000);
        _bench.AssertLine("not dialed: stopped");
        _bench.AssertDialed();
    }

    [Fact]
    public void Silence_closes_the_number()
    {
        _bench.Say(2000, "computer");
        _bench.Run(12_000);
        _bench.AssertLine("not dialed: nothing heard");
    }

    [Fact]
    public void A_button_that_is_held_for_ever_ends_too()
    {
        _bench.Hold(2000, 60_000);
        long end = _bench.Say(2500, "five five five one");
        _bench.Run(end + 11_000);
        _bench.AssertDialed("5551");
    }

    [Fact]
    public void A_speaker_who_never_comes_to_a_number_is_heard_for_a_minute()
    {
        _bench.Hold(2000, 90_000);
        for (int time = 2500; time < 80_000; time += 5000)
        {
            _bench.Say(time, "five erase");
        }

        _bench.Run(60_000);
        Assert.DoesNotContain("not dialed: nothing heard", _bench.Lines);
        _bench.Run(64_000);
        _bench.AssertLine("not dialed: nothing heard");
        _bench.AssertDialed();
    }

    [Fact]
    public void After_three_attempts_nothing_is_dialed()
    {
        _bench.Say(2000, "computer");
        _bench.Say(3000, "five ? one go");
        _bench.Say(6000, "five ? one go");
        _bench.Say(9000, "five ? one go");
        _bench.Say(12_000, "five five one go");
        _bench.Run(16_000);
        _bench.AssertLine("not dialed: not understood");
        _bench.AssertDialed();
    }

    [Fact]
    public void Asking_again_shows_on_the_led()
    {
        List<(long Time, bool Lit)> changes = [];
        _bench.Board.Pin(_bench.Description.StatusLed!.Value).Changed +=
            pin => changes.Add((_bench.Board.Clock.NowNanoseconds / 1_000_000, pin.Level));
        _bench.Say(2000, "computer");
        long asked = _bench.Say(3000, "five ? one go") + 200;
        _bench.Run(asked + 4000);
        Assert.DoesNotContain(changes, change => change.Time > 2600 && change.Time < 4300 && !change.Lit);

        // Three flashes every two seconds.
        Assert.InRange(changes.Count(change => change.Time > asked && change.Lit), 5, 7);
    }

    [Theory]
    [InlineData("five five five one go")]
    [InlineData("computer:50 five five five one go")]
    public void Without_the_wake_word_nothing_is_heard(string words)
    {
        _bench.Say(2000, words);
        _bench.Run(8000);
        Assert.DoesNotContain(_bench.Lines, line => line.StartsWith("listening"));
        _bench.AssertDialed();
    }
}
