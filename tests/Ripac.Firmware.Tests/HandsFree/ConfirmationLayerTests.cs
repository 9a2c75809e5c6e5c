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
    public void A_doubtful_yes_is_not_enough() => Answer("yes:59", "confirm: say yes or no");

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
