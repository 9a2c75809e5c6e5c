using Ripac.VirtualDevice.Testing;

namespace Ripac.VirtualDevice.Tests;

public class AllocationTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void Loops_over_arrays_and_structs_allocate_nothing() =>
        Assert.DoesNotContain(Sites("Allocates_nothing"), site => site.Method.EndsWith(".Allocates_nothing", StringComparison.Ordinal));

    [Theory]
    [InlineData("System.Byte[]")]
    [InlineData("boxed System.Int32")]
    [InlineData("System.Int32.ToString")]
    [InlineData("System.String.Concat")]
    [InlineData("NFUnitTest.AllocationTests")]
    public void Each_kind_of_allocation_is_counted_with_its_place(string what)
    {
        AllocationSite site = Assert.Single(Sites("Allocates_in_four_ways"), site => site.Method == "NFUnitTest.AllocationTests.Allocates_in_four_ways" && site.What == what);

        Assert.Equal(1, site.Count);
        Assert.StartsWith("AllocationTests.cs:", site.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Audio_from_the_microphone_to_the_bus_allocates_nothing_a_frame()
    {
        using VirtualBoard board = new();
        board.AttachSpi(1, 10, new InvertingPart());
        board.AttachMicrophone(1, new CountingSource());
        FirmwareProgram program = board.Load(Firmware.PathOf("BusyBoard"));
        board.Run(program, Second);
        long atFirst = InMain(board);
        board.Run(program, 3 * Second);

        Assert.Equal(atFirst, InMain(board));
        Assert.InRange(board.Statistics.SpiTransfers, 100, int.MaxValue);
    }

    [Fact]
    public void Literals_and_copies_of_structs_are_counted_apart()
    {
        using VirtualBoard board = new(new VirtualBoardOptions { HeapBytes = 20_000 });
        Run(board, "Takes_literals_and_copies_structs");

        // A literal, a struct of two fields that is made, and two copies of one that is read from an array.
        Assert.InRange(board.Statistics.TemporaryBytes, 1000 * (12 + 36 + 72), (1000 * (12 + 36 + 72)) + 1000);
        Assert.InRange(board.Statistics.AllocatedBytes, 1, 1000);
    }

    private static long InMain(VirtualBoard board) =>
        board.Statistics.AllocationSites().Where(site => site.Method == "BusyBoard.Program.Main").Sum(site => site.Count);

    private static IReadOnlyList<AllocationSite> Sites(string method)
    {
        using VirtualBoard board = new();
        Run(board, method);
        return board.Statistics.AllocationSites();
    }

    private static void Run(VirtualBoard board, string method)
    {
        NanoTestCase test = NanoTestCase.Find(Firmware.PathOf("NFUnitTest")).Single(test => test.Method == method);
        Assert.Equal(RunEnd.Finished, board.Run(board.LoadTest(test), Second).End);
    }
}
