using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

public sealed class AnswerLayerTests : IDisposable
{
    private readonly FirmwareBench _bench = new("Ripac.HandsFree");

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("yes", "call: answering", "ATA")]
    [InlineData("no", "call: refused", "ATH")]
    [InlineData("stop", "call: hanging up", "ATH")]
    public void A_word_takes_or_refuses_a_call(string word, string line, string command)
    {
        Ring(3000);
        _bench.Say(3500, word);
        _bench.Run(6000);
        _bench.AssertLine("call: ringing");
        _bench.AssertLine(line);
        Assert.Equal(command, _bench.Modem.Commands[^1]);
    }

    [Fact]
    public void The_button_takes_a_call_and_a_long_press_does_not_end_it()
    {
        Ring(3000);
        _bench.Hold(3500, 7000);
        _bench.Run(9000);
        _bench.AssertLine("call: connected");
        Assert.Equal("ATA", _bench.Modem.Commands[^1]);
    }

    [Theory]
    [InlineData("yes:74")]
    [InlineData("five")]
    [InlineData("computer")]
    public void Other_words_do_nothing(string word)
    {
        Ring(3000);
        _bench.Say(3500, word);
        _bench.Run(6000);
        Assert.Equal("AT+CVHU=0", _bench.Modem.Commands[^1]);
    }

    [Fact]
    public void A_caller_who_gives_up_is_told()
    {
        Ring(3000);
        Ring(8000);
        _bench.Say(17_000, "yes");
        _bench.Run(20_000);
        Assert.Single(_bench.Lines, "call: ringing");
        _bench.AssertLine("call: missed");
        Assert.Equal("AT+CVHU=0", _bench.Modem.Commands[^1]);
    }

    [Fact]
    public void A_number_that_is_being_said_is_left_for_a_call()
    {
        _bench.Say(2000, "computer");
        _bench.Say(3000, "five five five one");
        _bench.At(4700, () => _bench.Modem.Say("\r\nRING\r\n"));
        _bench.Run(9000);
        _bench.AssertLine("call: ringing");
        _bench.AssertDialed();
    }

    private void Ring(long milliseconds) => _bench.At(milliseconds, () => _bench.Modem.Say("\r\nRING\r\n"));
}
