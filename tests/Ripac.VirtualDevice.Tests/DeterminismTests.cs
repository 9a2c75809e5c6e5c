using System.Text;

namespace Ripac.VirtualDevice.Tests;

public class DeterminismTests
{
    private const long FiveSeconds = 5_000_000_000;

    [Fact]
    public void Two_runs_give_the_same_bus_trace_to_the_byte()
    {
        // Side by side with a third run, so that the host's own scheduling differs.
        string[] traces = new string[3];
        Parallel.For(0, traces.Length, i => traces[i] = Trace(new VirtualBoardOptions()));

        Assert.InRange(traces[0].Length, 100_000, int.MaxValue);
        Assert.Equal(traces[0], traces[1]);
        Assert.Equal(traces[0], traces[2]);
    }

    [Theory]
    [InlineData(1, 1_500_000)]
    [InlineData(0, 1_000_000)]
    public void Another_seed_or_another_processor_gives_another_trace(int seed, int instructionsPerSecond) =>
        Assert.NotEqual(
            Trace(new VirtualBoardOptions()),
            Trace(new VirtualBoardOptions { Seed = seed, InstructionsPerSecond = instructionsPerSecond }));

    /// <summary>Every SPI frame and every change of the LED, with its time.</summary>
    private static string Trace(VirtualBoardOptions options)
    {
        using VirtualBoard board = new(options);
        StringBuilder trace = new();
        board.AttachSpi(1, 10, new InvertingPart());
        board.AttachMicrophone(1, new CountingSource());
        board.AttachSerial("COM2", new EchoPart());
        board.SpiTransferred += transfer => trace.AppendLine($"{transfer.StartNanoseconds} {Convert.ToHexString(transfer.Mosi.Span)} {Convert.ToHexString(transfer.Miso.Span)}");
        board.Pin(5).Changed += pin => trace.AppendLine($"{board.Clock.NowNanoseconds} LED {pin.Level}");
        ToggleEvery(board, 3_100_000);

        RunResult result = board.Run(board.Load(Firmware.PathOf("BusyBoard")), FiveSeconds);

        Assert.Equal(RunEnd.TimeLimit, result.End);
        return trace.ToString();
    }

    private static void ToggleEvery(VirtualBoard board, long nanoseconds) => board.Clock.After(nanoseconds, () =>
    {
        board.Pin(4).Drive(!board.Pin(4).Level);
        ToggleEvery(board, nanoseconds);
    });
}
