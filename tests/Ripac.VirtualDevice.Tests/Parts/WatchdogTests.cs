using Ripac.VirtualDevice.Parts;

namespace Ripac.VirtualDevice.Tests.Parts;

public class WatchdogTests
{
    [Fact]
    public void Firmware_that_stands_still_is_started_again()
    {
        using VirtualBoard board = new();
        board.AttachSpi(1, 10, new InvertingPart());
        board.AttachMicrophone(1, new CountingSource());
        Watchdog watchdog = new(board, pin: 5, TimeSpan.FromMilliseconds(200));
        board.Load(Firmware.PathOf("BusyBoard"));
        board.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal((0, 1), (watchdog.Resets, board.Statistics.Starts));

        // A pin that is stuck is one that nobody moves.
        board.Pin(5).Force(true);
        board.RunFor(TimeSpan.FromMilliseconds(300));
        Assert.Equal((1, 2), (watchdog.Resets, board.Statistics.Starts));
        board.Pin(5).Force(null);
        board.RunFor(TimeSpan.FromSeconds(2));
        Assert.Equal((1, 2), (watchdog.Resets, board.Statistics.Starts));
        Assert.InRange(board.Statistics.SpiTransfers, 80, 160);

        // A reset by hand lets the pin go, which is no sign of life.
        board.Reset();
        board.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 3), (watchdog.Resets, board.Statistics.Starts));
    }
}
