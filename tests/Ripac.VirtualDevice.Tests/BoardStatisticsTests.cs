using Ripac.VirtualDevice.Testing;

namespace Ripac.VirtualDevice.Tests;

public class BoardStatisticsTests
{
    [Fact]
    public void Time_per_frame_follows_the_speed_that_was_set()
    {
        BoardStatistics fast = CountPulses(1_500_000);
        BoardStatistics slow = CountPulses(150_000);

        // Six toggles of the pin that marks frames, and a seventh that ends none.
        Assert.Equal((3, 3), (fast.Frames, slow.Frames));
        Assert.Equal(fast.Instructions, slow.Instructions);
        Assert.InRange(fast.MostNanosecondsInAFrame, 3_000, 30_000);
        Assert.InRange(slow.MostNanosecondsInAFrame, 9 * fast.MostNanosecondsInAFrame, 11 * fast.MostNanosecondsInAFrame);
        Assert.InRange(slow.MeanNanosecondsInAFrame, 1, slow.MostNanosecondsInAFrame);
    }

    [Fact]
    public void Frames_of_a_microphone_are_those_between_its_reads()
    {
        using VirtualBoard board = new();
        board.AttachSpi(1, 10, new InvertingPart());
        board.AttachMicrophone(1, new CountingSource());
        board.Load(Firmware.PathOf("BusyBoard"));
        board.RunFor(TimeSpan.FromSeconds(1));

        Assert.InRange(board.Statistics.Frames, 20, 50);
        Assert.InRange(board.Statistics.MostNanosecondsInAFrame, 260_000, 60_000_000);
    }

    [Fact]
    public void Calls_are_counted_apart_from_instructions()
    {
        using VirtualBoard board = new();
        board.Load(Firmware.PathOf("HelloBoard"));
        board.RunFor(TimeSpan.FromSeconds(1));

        Assert.InRange(board.Statistics.Calls, 5, board.Statistics.Instructions / 2);
        Assert.Contains($"\"calls\": {board.Statistics.Calls}", board.Statistics.ToJson(), StringComparison.Ordinal);
    }

    private static BoardStatistics CountPulses(int instructionsPerSecond)
    {
        NanoTestCase test = NanoTestCase.Find(Firmware.PathOf("NFUnitTest")).Single(test => test.Method == "A_pulse_counter_counts_one_edge_or_both");
        using VirtualBoard board = new(new VirtualBoardOptions { InstructionsPerSecond = instructionsPerSecond, FramePin = 5 });
        board.Pin(5).Changed += pin => board.Pin(4).Drive(pin.Level);
        board.Run(board.LoadTest(test), 10_000_000_000);
        return board.Statistics;
    }
}
