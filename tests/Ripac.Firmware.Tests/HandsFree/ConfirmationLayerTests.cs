using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

public sealed class ConfirmationLayerTests : IDisposable
{
    private readonly FirmwareBench _bench = new("Ripac.HandsFree");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Yes_dials() => Answer("yes", "call: connected", "551");

    [Fact]
    public void No_asks_for_the_number_again() => Answer("no", "number: say it again");

    [Fact]
    public void Stop_dials_nothing() => Answer("stop", "not dialed: stopped");

    [Fact]
    public void A_doubtful_yes_is_not_enough() => Answer("yes:74", "confirm: say yes or no");

    [Fact]
    public void A_digit_is_no_answer() => Answer("five", "confirm: say yes or no");

    [Fact]
    public void After_a_no_the_next_number_is_confirmed_too()
    {
        _bench.Say(11_000, "nine nine nine go");
        _bench.Say(14_500, "yes");
        Answer("no", "confirm: 999, yes or no?", "999");
    }

    [Fact]
    public void No_answer_dials_nothing()
    {
        AskTwice();
        _bench.Run(19_000);
        _bench.AssertLine("not dialed: no answer");
        _bench.AssertDialed();
    }

    [Theory]
    [InlineData("five five:75 one go")]
    [InlineData("five five:76 one go")]
    [InlineData("five:90 five:90 one:90 go")]
    public void A_number_that_is_uncertain_as_a_whole_is_confirmed(string words)
    {
        _bench.Say(2000, "computer");
        long end = _bench.Say(3000, words);
        _bench.Run(end + 1500);
        _bench.AssertLine("confirm: 551, yes or no?");
        _bench.AssertDialed();
    }

    [Theory]
    [InlineData("", "911", "confirm: 911, yes or no?")]
    [InlineData("country = GB", "999", "confirm: 999, yes or no?")]
    [InlineData("emergency = 5551", "5551", "confirm: 5551, yes or no?")]
    [InlineData("blocked = 9*", "911", "confirm: 911, yes or no?")]
    [InlineData("confirm = all", "5552", "confirm: 5552, yes or no?")]
    [InlineData("confirm = sometimes", "5552", "confirm: 5552, yes or no?")]
    [InlineData("prefix = 5552>112\n", "55520", "dialing: 1120")]
    [InlineData("confirm-emergency = no", "911", "dialing: 911")]
    public void Rules_say_what_is_confirmed(string settings, string number, string line)
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: settings);
        bench.Say(2000, "computer");
        long end = bench.Say(3000, string.Join(' ', number.Select(digit => BenchModel.Digits[digit - '0'])) + " go");
        bench.Run(end + 1500);
        bench.AssertLine(line);
        if (line.StartsWith("confirm"))
        {
            bench.AssertDialed();
        }
    }

    [Fact]
    public void Without_this_layer_nothing_doubtful_is_dialed_and_the_rest_is()
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: "layers = dial");
        bench.Say(2000, "computer");
        bench.Say(3000, "five ? one go");
        bench.Say(6000, "five five one go");
        bench.Say(10_000, "computer");
        bench.Say(11_000, "five five two go");
        bench.Run(15_000);
        bench.AssertLine("not dialed: nobody asks whether it is right");
        bench.AssertDialed("552");
    }

    [Fact]
    public void A_call_that_comes_in_ends_the_question()
    {
        _bench.At(9300, () => _bench.Modem.Say("\r\nRING\r\n"));
        Answer("yes", "not dialed: someone calls");
        _bench.AssertLine("call: answering");
    }

    private void AskTwice()
    {
        _bench.Say(2000, "computer");
        _bench.Say(3000, "five ? one go");
        _bench.Say(6000, "five five one go");
    }

    private void Answer(string words, string line, params string[] dialed)
    {
        AskTwice();
        _bench.Say(9500, words);
        _bench.Run(18_000);
        _bench.AssertLine("confirm: 551, yes or no?");
        _bench.AssertLine(line);
        _bench.AssertDialed(dialed);
    }
}
