using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.VoiceSwitch;

public sealed class ListenerTests : IDisposable
{
    private readonly FirmwareBench _bench = new("Ripac.VoiceSwitch");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_word_behind_the_wake_word_turns_its_output_over()
    {
        _bench.Say(2000, "computer one");
        _bench.At(3500, () => Assert.Equal((true, false), Outputs()));
        _bench.Say(4000, "computer start");
        _bench.At(5500, () => Assert.Equal((true, true), Outputs()));
        _bench.Say(6000, "computer one");
        _bench.At(7500, () => Assert.Equal((false, true), Outputs()));
        _bench.Say(8000, "computer stop");
        _bench.Run(9500);
        Assert.Equal((false, false), Outputs());
        Assert.Equal(
            ["switch 1: on", "switch 1: on", "switch 2: on", "switch 1: off", "switch 1: off", "switch 2: off"],
            _bench.Lines.Where(line => line.StartsWith("switch")));
    }

    [Theory]
    [InlineData("one")]
    [InlineData("computer:59 one")]
    [InlineData("computer one:59")]
    [InlineData("computer ? one")]
    [InlineData("computer nine")]
    public void Anything_else_does_nothing(string words)
    {
        _bench.Say(2000, words);
        _bench.Run(4500);
        Assert.Equal((false, false), Outputs());
        Assert.DoesNotContain(_bench.Lines, line => line.StartsWith("switch"));
    }

    private (bool One, bool Two) Outputs()
    {
        IReadOnlyList<int> pins = _bench.Description.Switches;
        return (_bench.Board.Pin(pins[0]).Level, _bench.Board.Pin(pins[1]).Level);
    }
}
