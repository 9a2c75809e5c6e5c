using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.HandsFree;

public sealed class PushToTalkTests : IDisposable
{
    private readonly FirmwareBench _bench = new("Ripac.HandsFree");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_spike_is_no_press()
    {
        _bench.Hold(2000, 2008);
        _bench.Run(3000);
        Assert.DoesNotContain(_bench.Lines, line => line.StartsWith("listening"));
    }

    [Fact]
    public void A_button_that_bounces_is_pressed_once_and_let_go_once()
    {
        for (int bounce = 0; bounce < 5; bounce++)
        {
            _bench.Hold(2000 + (4 * bounce), 2002 + (4 * bounce));
            _bench.Hold(3800 + (4 * bounce), 3802 + (4 * bounce));
        }

        _bench.Hold(2020, 3800);
        _bench.Say(2200, "five five five one");
        _bench.Run(6000);
        Assert.Single(_bench.Lines, "listening: push-to-talk");
        _bench.AssertDialed("5551");
    }
}
