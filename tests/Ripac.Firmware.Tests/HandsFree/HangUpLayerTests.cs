using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

public sealed class HangUpLayerTests : IDisposable
{
    private readonly FirmwareBench _bench = new("Ripac.HandsFree");

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("OK", "connected")]
    [InlineData("CONNECT", "connected")]
    [InlineData("CONNECT 9600", "connected")]
    [InlineData("BUSY", "busy")]
    [InlineData("NO CARRIER", "no carrier")]
    [InlineData("NO ANSWER", "no answer")]
    [InlineData("NO DIALTONE", "no dial tone")]
    [InlineData("NO DIAL TONE", "no dial tone")]
    [InlineData("ERROR", "refused by the modem")]
    [InlineData("+CME ERROR: 30", "refused by the modem")]
    public void Each_answer_of_the_modem_is_told(string answer, string told)
    {
        AnswerDialing($"\r\n{answer}\r\n");
        Dial();
        _bench.Run(6000);
        _bench.AssertLine("call: " + told);
        _bench.AssertDialed("5551");
    }

    [Theory]
    [InlineData("\r\nRING\r\n\r\n+CREG: 1\r\n\r\nBUSY\r\n")]
    [InlineData("\u00ff\u0000\u0080OK\u0000\r\nBUSY\r\n")]
    [InlineData("NOT OK\r\nOKAY\r\nBUSY\n")]
    public void Noise_and_unsolicited_lines_are_skipped(string answer)
    {
        AnswerDialing(answer);
        Dial();
        _bench.Run(6000);
        _bench.AssertLine("call: busy");
    }

    [Fact]
    public void The_tail_of_an_endless_line_is_no_answer()
    {
        AnswerDialing(new string('x', 5000) + "OK\r\n\r\nBUSY\r\n");
        Dial();
        _bench.Run(8000);
        _bench.AssertLine("call: busy");
    }

    [Fact]
    public void Two_answers_at_once_are_both_heard()
    {
        AnswerDialing("\r\nOK\r\n\r\nNO CARRIER\r\n");
        Dial();
        _bench.Run(6000);
        _bench.AssertLine("call: connected");
        _bench.AssertLine("call: no carrier");
    }

    [Fact]
    public void A_silent_modem_is_hung_up_and_reset()
    {
        _bench.Modem.Answer = command => command.StartsWith("ATD") ? null : "\r\nOK\r\n";
        Dial();
        _bench.Run(70_000);
        _bench.AssertLine("call: modem silent");
        string[] setUp = ["ATH", "ATZ", "ATE1", "AT+CVHU=0"];
        Assert.Equal([.. setUp, "ATD5551;", .. setUp], _bench.Modem.Commands);
        Assert.Equal(2, _bench.Lines.Count(line => line == "modem: ready"));
    }

    [Fact]
    public void Without_a_modem_nothing_is_dialed_now_or_later()
    {
        _bench.Modem.Answer = _ => null;
        _bench.At(8000, () => _bench.Modem.Answer = _ => "\r\nOK\r\n");
        Dial();
        _bench.Run(15_000);
        Assert.Single(_bench.Lines, "modem: not answering");
        _bench.AssertLine("not dialed: modem not ready");
        _bench.AssertLine("modem: ready");
        _bench.AssertDialed();
    }

    [Fact]
    public void A_modem_that_refuses_to_be_reset_is_asked_again()
    {
        int refusals = 2;
        _bench.Modem.Answer = command => command == "ATZ" && refusals-- > 0 ? "\r\nERROR\r\n" : "\r\nOK\r\n";
        _bench.Run(9000);
        _bench.AssertLine("modem: not answering");
        _bench.AssertLine("modem: ready");
    }

    [Fact]
    public void Stop_takes_the_number_back_while_it_is_dialed()
    {
        _bench.Modem.Answer = command => command.StartsWith("ATD") ? null : "\r\nOK\r\n";
        _bench.Say(Dial() + 1000, "stop");
        _bench.Run(9000);
        _bench.AssertLine("call: hanging up");
        _bench.AssertLine("call: hung up");
        Assert.Equal(2, HangUps);
    }

    [Fact]
    public void A_doubtful_stop_does_not_hang_up()
    {
        _bench.Modem.Answer = command => command.StartsWith("ATD") ? null : "\r\nOK\r\n";
        _bench.Say(Dial() + 1000, "stop:50");
        _bench.Run(9000);
        Assert.Equal(1, HangUps);
    }

    [Fact]
    public void In_a_call_stop_needs_the_wake_word()
    {
        long connected = Dial() + 1000;
        _bench.Say(connected, "stop");
        _bench.At(connected + 2000, () => Assert.Equal(1, HangUps));
        _bench.Say(connected + 2000, "computer");
        _bench.Say(connected + 3500, "stop");
        _bench.Run(connected + 5500);
        _bench.AssertLine("listening: stop hangs up");
        _bench.AssertLine("call: hung up");
    }

    [Fact]
    public void In_a_call_the_button_and_stop_hang_up()
    {
        long connected = Dial() + 1000;
        _bench.Hold(connected, connected + 2000);
        _bench.Say(connected + 300, "stop");
        _bench.Run(connected + 2500);
        _bench.AssertLine("call: hung up");
    }

    [Fact]
    public void After_a_call_another_number_can_be_dialed()
    {
        long connected = Dial() + 1000;
        _bench.At(connected, () => _bench.Modem.Say("\r\nNO CARRIER\r\n"));
        _bench.Say(connected + 1000, "computer");
        _bench.Say(connected + 2000, "nine one two go");
        _bench.Run(connected + 5000);
        _bench.AssertDialed("5551", "912");
    }

    [Fact]
    public void Holding_the_button_hangs_up_without_a_coprocessor()
    {
        long connected = Dial() + 1000;
        _bench.At(connected, () => _bench.Module.ResetLine = false);
        _bench.At(connected + 500, () => Assert.Equal(1, HangUps));
        _bench.Hold(connected + 1000, connected + 3000);
        _bench.Run(connected + 3500);
        _bench.AssertLine("call: hung up");
    }

    [Fact]
    public void A_button_held_from_before_the_call_does_not_hang_up()
    {
        _bench.Hold(2000, 20_000);
        _bench.Say(2300, "five five five one go");
        _bench.Run(12_000);
        _bench.AssertLine("call: connected");
        Assert.Equal(1, HangUps);
    }

    [Theory]
    [InlineData("hang-up")]
    [InlineData("answer")]
    public void Without_the_layers_above_it_hangs_up(string highest)
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: $"layers = {highest}");
        bench.At(3000, () => bench.Modem.Say("\r\nRING\r\n"));
        bench.Say(3500, "stop");
        bench.Run(6000);
        bench.AssertLine("call: hung up");
        Assert.Equal("ATH", bench.Modem.Commands[^1]);
    }

    // One is a part of setting the modem up.
    private int HangUps => _bench.Modem.Commands.Count(command => command == "ATH");

    private void AnswerDialing(string answer) =>
        _bench.Modem.Answer = command => command.StartsWith("ATD") ? answer : "\r\nOK\r\n";

    // Returns when the number will have been dialed.
    private long Dial()
    {
        _bench.Say(2000, "computer");
        return _bench.Say(3000, "five five five one go");
    }
}
