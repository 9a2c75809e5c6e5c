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

    private static RunResult Run(VirtualBoard board, string method) =>
        board.Run(board.LoadTest(NanoTestCase.Find(Firmware.PathOf("Misbehaving")).Single(test => test.Method == method)), 10 * Second);
}
