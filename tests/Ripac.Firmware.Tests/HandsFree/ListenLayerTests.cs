using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

public class ListenLayerTests
{
    [Fact]
    public void Without_the_layers_above_it_hears_and_falls_silent_by_itself()
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: "layers = listen");
        bench.Say(2000, "computer");
        bench.Say(3000, "five five five one go");
        bench.Run(14_000);
        bench.AssertLine("listening: wake word");
        bench.AssertLine("heard: five (99 %)");
        bench.AssertLine("listening: over");
        bench.AssertDialed();
    }

    [Fact]
    public void Without_it_nobody_listens_but_calls_are_taken()
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: "layers = answer");
        bench.Hold(2000, 5000);
        bench.Say(2300, "computer five five five one go");
        bench.At(6000, () => bench.Modem.Say("\r\nRING\r\n"));
        bench.Say(6500, "yes");
        bench.Run(9000);
        Assert.DoesNotContain(bench.Lines, line => line.StartsWith("listening"));
        bench.AssertLine("call: connected");
        bench.AssertDialed();
    }

    [Theory]
    [InlineData("button", false, true)]
    [InlineData("wake-word", true, false)]
    public void Settings_say_what_opens_the_ears(string listen, bool wakeWord, bool button)
    {
        using FirmwareBench bench = new("Ripac.HandsFree", settings: $"listen = {listen}");
        bench.Say(2000, "computer");
        bench.Hold(12_000, 13_000);
        bench.Run(14_000);
        Assert.Equal(wakeWord, bench.Lines.Contains("listening: wake word"));
        Assert.Equal(button, bench.Lines.Contains("listening: push-to-talk"));
    }
}
