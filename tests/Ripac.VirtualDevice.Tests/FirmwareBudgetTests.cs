namespace Ripac.VirtualDevice.Tests;

public sealed class FirmwareBudgetTests : IDisposable
{
    private const long Second = 1_000_000_000;

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Firmware_within_its_budget_passes() =>
        Assert.Empty(Check("""{ "maxInstructionsPerSecond": 1500000, "maxBytesPerFrame": 100000, "maxHeapBytes": 8388608 }"""));

    [Fact]
    public void Each_limit_that_is_exceeded_is_named()
    {
        IReadOnlyList<string> problems = Check("""{ "maxInstructionsPerSecond": 1, "maxMicrosecondsPerFrame": 1, "maxBytesPerFrame": 1 }""");

        Assert.Equal(3, problems.Count);
        Assert.EndsWith("IL instructions in a second, at most 1 are allowed", problems[0], StringComparison.Ordinal);
        Assert.EndsWith("microseconds of work on a frame, at most 1 are allowed", problems[1], StringComparison.Ordinal);
        Assert.EndsWith("bytes allocated in a frame, at most 1 are allowed", problems[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_may_be_reached_and_not_exceeded()
    {
        using VirtualBoard board = Run();
        long used = board.Statistics.MostInstructionsInASecond;

        Assert.Empty(new FirmwareBudget { MaxInstructionsPerSecond = used }.Check(board));
        Assert.Single(new FirmwareBudget { MaxInstructionsPerSecond = used - 1 }.Check(board));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{ "maxHeap": 1 }""")]
    [InlineData("""{ "maxHeapBytes": "much" }""")]
    public void A_file_that_is_no_budget_is_refused(string content)
    {
        File.WriteAllText(_file, content);

        FormatException refusal = Assert.Throws<FormatException>(() => FirmwareBudget.Read(_file));

        Assert.Contains(_file, refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private IReadOnlyList<string> Check(string budget)
    {
        File.WriteAllText(_file, budget);
        using VirtualBoard board = Run();
        return FirmwareBudget.Read(_file).Check(board);
    }

    private static VirtualBoard Run()
    {
        VirtualBoard board = new();
        board.AttachSpi(1, 10, new InvertingPart());
        board.AttachMicrophone(1, new CountingSource());
        board.Run(board.Load(Firmware.PathOf("BusyBoard")), Second);
        return board;
    }
}
