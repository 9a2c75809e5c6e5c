using Ripac.VirtualDevice.Testing;

namespace Ripac.VirtualDevice.Tests;

public class ManagedHeapTests
{
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData("Fills_the_heap")]
    [InlineData("Asks_for_too_large_an_array")]
    [InlineData("Recurses_for_ever")]
    public void A_full_heap_is_an_exception(string method)
    {
        using VirtualBoard board = new(new VirtualBoardOptions { HeapBytes = 100_000 });

        RunResult result = Run(board, method);

        Assert.Equal(RunEnd.UnhandledException, result.End);
        Assert.Contains("OutOfMemoryException", result.Message, StringComparison.Ordinal);
        Assert.Contains(method, result.Message, StringComparison.Ordinal);
        Assert.InRange(result.Message.Split('\n').Length, 2, 40);
    }

    [Fact]
    public void Garbage_is_given_back()
    {
        using VirtualBoard board = new(new VirtualBoardOptions { HeapBytes = 100_000 });

        Assert.Equal(RunEnd.Finished, Run(board, "Leaves_garbage_behind").End);

        // A block of 12 bytes, 8 more of an array's head, and whole blocks.
        Assert.InRange(board.Statistics.AllocatedBytes, 1000 * 1020, 1100 * 1020);
        Assert.InRange(board.MeasureHeap(), 0, 99_999);
    }

    [Theory]
    [InlineData("ESP32_S3_OCTAL", 7_208_960)] // 63/64 of 8 MB, less 1 MB
    [InlineData("ESP32_PSRAM_REV3", 3_866_624)]
    [InlineData("ESP32_REV3", 80_896)]
    [InlineData("ESP32_C3", 54_472)]
    public void The_heap_is_the_targets(string target, int bytes)
    {
        using VirtualBoard board = new(new VirtualBoardOptions { TargetName = target });

        Assert.Equal(RunEnd.UnhandledException, Run(board, "Fills_the_heap").End);

        // Arrays of 1000 bytes take 1020; the list that holds them doubles, and at its last doubling it found no room for the old one beside the new.
        Assert.InRange(board.MeasureHeap(), bytes / 2, bytes);
    }

    [Fact]
    public void A_heap_that_is_set_is_no_targets()
    {
        using VirtualBoard board = new(new VirtualBoardOptions { TargetName = "ESP32_S3_OCTAL", HeapBytes = 20_000 });

        Assert.Equal(RunEnd.UnhandledException, Run(board, "Fills_the_heap").End);
        Assert.InRange(board.MeasureHeap(), 10_000, 20_000);
    }

    private static RunResult Run(VirtualBoard board, string method) =>
        board.Run(board.LoadTest(NanoTestCase.Find(Firmware.PathOf("Misbehaving")).Single(test => test.Method == method)), 10 * Second);
}
