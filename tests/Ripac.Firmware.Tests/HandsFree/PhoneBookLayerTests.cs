using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

public sealed class PhoneBookLayerTests : IDisposable
{
    private static readonly int[] Luca = [6, 2, 4, 0];

    private readonly FirmwareBench _bench = new("Ripac.HandsFree");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_name_is_learned_for_the_last_number_and_calls_it_today_and_tomorrow()
    {
        long end = Learn();
        _bench.Say(end + 1000, "computer");
        _bench.Say(end + 2000, "word-1");
        _bench.Say(end + 3500, "yes");
        _bench.Run(end + 6000);
        _bench.AssertLine("phone book: say a name for 5551, twice");
        _bench.AssertLine("phone book: once more");
        _bench.AssertLine("phone book: word-1 is 5551");
        _bench.AssertLine("confirm: word-1 5551, yes or no?");
        _bench.AssertDialed("5551", "5551");

        using FirmwareBench tomorrow = new("Ripac.HandsFree", after: _bench);
        tomorrow.Say(2000, "computer");
        tomorrow.Say(3000, "word-1");
        tomorrow.Say(4500, "yes");
        tomorrow.Run(7000);
        tomorrow.AssertLine("coprocessor: ready, 22 words");
        tomorrow.AssertDialed("5551");
    }

    [Theory]
    [InlineData("word-1:50", "ask again: heard ?")]
    [InlineData("five word-1 five five go", "dialing: 555")]
    [InlineData("erase word-1", "phone book: word-1 is erased")]
    public void A_name_counts_when_it_is_trusted_and_stands_alone(string words, string line)
    {
        long end = Learn();
        _bench.Say(end + 1000, "computer");
        long said = _bench.Say(end + 2000, words);
        _bench.Run(said + 4000);
        Assert.Contains(_bench.Lines, written => written.StartsWith(line));
        Assert.DoesNotContain(_bench.Lines, written => written.StartsWith("confirm"));
        Assert.Equal(line.EndsWith("erased"), !File.Exists(_bench.PathOf("word-1.bin")));
    }

    [Fact]
    public void The_settings_may_say_what_people_call_a_name()
    {
        Learn();
        _bench.Run(20_000);
        using FirmwareBench tomorrow = new("Ripac.HandsFree", settings: "name-1 = Luca", after: _bench);
        tomorrow.Say(2000, "computer");
        tomorrow.Say(3000, "word-1");
        tomorrow.Run(5000);
        tomorrow.AssertLine("heard: Luca (99 %)");
        tomorrow.AssertLine("confirm: Luca 5551, yes or no?");
    }

    [Fact]
    public void Without_this_layer_numbers_are_dialed_and_nothing_is_learned()
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: "layers = confirm");
        bench.Hold(2000, 4000);
        bench.Say(2200, "five five five one");
        bench.At(5500, () => bench.Modem.Say("\r\nNO CARRIER\r\n"));
        bench.Say(6500, "computer");
        bench.Say(7500, "enter");
        bench.Run(10_000);
        bench.AssertDialed("5551");
        bench.AssertLine("ask again: heard nothing, too short");
        Assert.DoesNotContain(bench.Lines, line => line.StartsWith("phone book"));
    }

    [Fact]
    public void What_cannot_be_learned_is_told_and_given_up()
    {
        Dial();
        _bench.Say(6500, "computer");
        _bench.Say(7500, "enter");
        _bench.Run(22_000);
        _bench.AssertLine("phone book: nothing learned, nothing heard");
        Assert.False(File.Exists(_bench.PathOf("word-1.bin")));
    }

    [Fact]
    public void A_call_that_comes_in_while_a_name_is_learned_can_be_taken()
    {
        Dial();
        _bench.Say(6500, "computer");
        _bench.Say(7500, "enter");
        _bench.At(9500, () => _bench.Modem.Say("\r\nRING\r\n"));
        _bench.Say(11_000, "yes");
        _bench.Run(14_000);
        _bench.AssertLine("phone book: nothing learned, someone calls");
        _bench.AssertLine("call: answering");
    }

    [Fact]
    public void Repeat_calls_the_last_number_again_when_it_is_confirmed()
    {
        Dial();
        _bench.Say(6500, "computer");
        _bench.Say(7500, "repeat");
        _bench.Say(9000, "yes");
        _bench.Run(12_000);
        _bench.AssertLine("confirm: again 5551, yes or no?");
        _bench.AssertDialed("5551", "5551");
    }

    private void Dial()
    {
        _bench.Hold(2000, 4000);
        _bench.Say(2200, "five five five one");
        _bench.At(5500, () => _bench.Modem.Say("\r\nNO CARRIER\r\n"));
    }

    // Returns when the name will have been learned.
    private long Learn()
    {
        Dial();
        _bench.Say(6500, "computer");
        _bench.Say(7500, "enter");
        long first = _bench.Play(9000, Luca);
        return _bench.Play(first + 300, Luca, pace: 120) + 1500;
    }
}
