using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

/// <summary>What a person reads on the display: all points are compared with the letters'.</summary>
public sealed class ScreenTests : IDisposable
{
    private FirmwareBench _bench = new("Ripac.HandsFree");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Digits_appear_as_they_are_heard_then_the_number_and_the_call()
    {
        SayNumber("five five five one go");
        _bench.Modem.Answer = command => command.StartsWith("ATD", StringComparison.Ordinal) ? null : "\r\nOK\r\n";
        _bench.At(8000, () => _bench.Modem.Say("\r\nOK\r\n"));
        _bench.At(9000, () => _bench.Modem.Say("\r\nNO CARRIER\r\n"));
        _bench.Run(11_000);
        Assert.Equal(
            [
                "not ready",
                "ready | modem: ready",
                "listening | listening: wake word",
                "listening | 5 | heard: five (99 %)",
                "listening | 55 | heard: five (99 %)",
                "listening | 555 | heard: five (99 %)",
                "listening | 5551 | heard: one (99 %)",
                "listening | 5551 | heard: go (99 %)",
                "dialing | 5551 | dialing: 5551",
                "in a call | 5551 | call: connected",
                "ready | call: no carrier",
            ],
            _bench.Shown);
        Assert.Equal(0, _bench.Display!.UnknownCommands);
    }

    [Fact]
    public void What_is_dialed_is_shown_with_its_prefix()
    {
        Begin("prefix = >0");
        SayNumber("five five five one two go");
        _bench.Run(8000);
        AssertShown("in a call | 055512 | call: connected");
    }

    [Fact]
    public void A_doubt_is_asked_again_and_then_confirmed()
    {
        SayNumber("five five:40 five one go");
        _bench.Say(8000, "five five five one go");
        _bench.Say(12_500, "yes");
        _bench.Run(16_000);
        AssertShown("listening | 5? | heard: five? (40 %)");
        AssertShown("say it again | ask again: heard 5 ? | 5 1");
        AssertShown("yes or no? | 5551 | confirm: 5551, yes or | no?");
        AssertShown("in a call | 5551 | call: connected");
    }

    [Fact]
    public void A_call_that_comes_and_how_it_ends()
    {
        _bench.At(2500, () => _bench.Modem.Say("\r\nRING\r\n"));
        _bench.Say(4000, "yes");
        _bench.Say(6000, "computer");
        _bench.Modem.Answer = command => command == "ATH" && _bench.Shown.Count > 3 ? null : "\r\nOK\r\n";
        _bench.Say(7000, "stop");
        _bench.Run(9000);
        AssertShown("someone calls | call: ringing");
        AssertShown("in a call | call: connected");
        AssertShown("say stop to hang up | listening: stop hangs | up");
        AssertShown("hanging up | call: hanging up");
    }

    [Fact]
    public void A_name_is_learned_for_the_number_that_is_shown()
    {
        SayNumber("five five five one go");
        _bench.At(8000, () => _bench.Modem.Say("\r\nNO CARRIER\r\n"));
        _bench.Say(9000, "computer");
        _bench.Say(10_000, "enter");
        _bench.Run(12_000);
        AssertShown("say the name | 5551 | phone book: say a | name for 5551, twice");
    }

    [Theory]
    [InlineData("emergency = 112, 12", "settings: | I:\\settings.txt line | 1: '12' is no number")]
    [InlineData("blocked = 5551", "not dialed: 5551 is | blocked")]
    public void Errors_are_shown(string settings, string shown)
    {
        Begin(settings);
        SayNumber("five five five one go");
        _bench.Run(8000);
        Assert.Contains(_bench.Shown, text => text.EndsWith(shown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_coprocessor_that_does_not_answer_is_shown_until_it_does()
    {
        _bench.Dispose();
        _bench = new FirmwareBench("Ripac.HandsFree", withCoprocessor: false);
        _bench.Run(4000);
        Assert.Equal("not ready | coprocessor: no | answer", _bench.Shown[^1]);
    }

    [Fact]
    public void A_display_that_is_pulled_out_is_said_once_and_shows_all_when_it_is_back()
    {
        _bench.At(1000, () => _bench.Display!.IsConnected = false);
        SayNumber("five five five one go");
        _bench.At(9000, () => _bench.Display!.IsConnected = true);
        _bench.Run(12_000);
        Assert.Single(_bench.Lines, line => line == "display: not answering");
        _bench.AssertDialed("5551");
        Assert.Equal("in a call | 5551 | call: connected", _bench.Shown[^1]);
    }

    [Fact]
    public void After_a_minute_without_anything_new_it_is_dark_until_somebody_speaks()
    {
        _bench.Say(70_000, "computer");
        bool lit = false;
        _bench.At(59_000, () => lit = _bench.Display!.IsOn);
        _bench.At(63_000, () => Assert.False(_bench.Display!.IsOn));
        _bench.Run(72_000);
        Assert.True(lit);
        Assert.Equal(["dark", "listening | listening: wake word"], _bench.Shown[^2..]);
    }

    [Fact]
    public void While_nothing_changes_nothing_is_sent()
    {
        int before = 0;
        _bench.At(4000, () => before = _bench.Display!.Transfers);
        _bench.Run(20_000);
        Assert.Equal(before, _bench.Display!.Transfers);
    }

    private void Begin(string settings)
    {
        _bench.Dispose();
        _bench = new FirmwareBench("Ripac.HandsFree", settings: settings);
    }

    private void SayNumber(string words)
    {
        _bench.Say(2000, "computer");
        _bench.Say(3000, words);
    }

    private void AssertShown(string text) =>
        Assert.True(_bench.Shown.Contains(text), $"'{text}' was not shown, but:\n{string.Join('\n', _bench.Shown)}");
}
