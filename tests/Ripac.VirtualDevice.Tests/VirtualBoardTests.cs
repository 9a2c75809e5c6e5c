using CsCheck;
using Ripac.VirtualDevice.Testing;

namespace Ripac.VirtualDevice.Tests;

public class VirtualBoardTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void Firmware_runs_and_its_lines_come_out()
    {
        using VirtualBoard board = new();
        List<string> lines = [];
        board.ConsoleLine += lines.Add;

        RunResult result = board.Run(board.Load(Firmware.PathOf("HelloBoard")), Second);

        Assert.Equal(RunEnd.Finished, result.End);
        Assert.Equal(["hello", "250 ms"], lines);
        Assert.InRange(result.Nanoseconds, 250_000_000, 251_000_000);
        Assert.InRange(board.Statistics.Instructions, 10, 1000);
    }

    [Fact]
    public void A_run_ends_when_the_condition_is_met()
    {
        using VirtualBoard board = new();
        bool met = false;
        board.Clock.At(100_000_000, () => met = true);

        RunResult result = board.Run(board.Load(Firmware.PathOf("HelloBoard")), Second, () => met);

        Assert.Equal(RunEnd.Satisfied, result.End);
        Assert.Equal(100_000_000, result.Nanoseconds);
    }

    [Fact]
    public void A_run_goes_on_where_it_stopped()
    {
        using VirtualBoard board = new();
        List<string> lines = [];
        board.ConsoleLine += lines.Add;
        FirmwareProgram program = board.Load(Firmware.PathOf("HelloBoard"));

        Assert.Equal(RunEnd.Satisfied, board.Run(program, Second, () => lines.Count == 1).End);
        Assert.Equal(RunEnd.TimeLimit, board.Run(program, 200_000_000).End);
        Assert.Equal(200_000_000, board.Clock.NowNanoseconds);
        Assert.Single(lines);
        Assert.Equal(RunEnd.Finished, board.Run(program, Second).End);
        Assert.Equal(["hello", "250 ms"], lines);
    }

    [Theory]
    [InlineData("Waits_for_itself", RunEnd.Deadlock, "a lock that thread")]
    [InlineData("Never_yields", RunEnd.TimeLimit, "limit")]
    [InlineData("Swallows_everything", RunEnd.TimeLimit, "limit")]
    [InlineData("Throws_in_a_thread", RunEnd.UnhandledException, "InvalidOperationException: out of paper")]
    [InlineData("Starts_threads_without_end", RunEnd.UnhandledException, "threads are alive")]
    public void Firmware_gone_wrong_ends_in_a_clear_result(string method, RunEnd end, string message)
    {
        RunResult result = RunMisbehaviour(method);

        Assert.Equal(end, result.End);
        Assert.Contains(message, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Waits_for_itself", "Waits_for_itself", 2)]
    [InlineData("Throws_in_a_thread", "Throws_in_a_thread", 1)]
    public void The_message_names_the_place(string method, string place, int times)
    {
        string[] lines = RunMisbehaviour(method).Message.Split('\n');

        Assert.Equal(times, lines.Count(line => line.Contains(place, StringComparison.Ordinal) && line.Contains("Misbehaviour.cs:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Switching_off_ends_firmware_that_swallows_everything()
    {
        NanoTestCase test = NanoTestCase.Find(Firmware.PathOf("Misbehaving")).Single(test => test.Method == "Swallows_everything");
        VirtualBoard board = new();
        FirmwareProgram program = board.LoadTest(test);
        board.Run(program, Second);

        board.Dispose();
        board.Dispose();

        Assert.Throws<InvalidOperationException>(() => board.Run(program, 2 * Second));
    }

    [Fact]
    public void An_exception_of_a_part_comes_out_of_the_run()
    {
        using VirtualBoard board = new();
        board.Clock.At(1000, () => throw new InvalidTimeZoneException("part"));

        Assert.Throws<InvalidTimeZoneException>(() => board.Run(board.Load(Firmware.PathOf("HelloBoard")), Second));
    }

    [Theory]
    [InlineData("not a program")]
    [InlineData("MZ")]
    [InlineData("")]
    public void What_is_no_firmware_is_refused(string content)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, content);

        FirmwareLoadException refusal = Assert.Throws<FirmwareLoadException>(() => new VirtualBoard().Load(path));

        Assert.Contains("is not a .NET assembly", refusal.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void Loading_damaged_firmware_ends_in_a_refusal_at_worst()
    {
        string folder = Directory.CreateTempSubdirectory("ripac-").FullName;
        string path = Path.Combine(folder, "HelloBoard.exe");
        byte[] good = File.ReadAllBytes(Firmware.PathOf("HelloBoard"));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte).Array[1, 8].Sample(damage =>
        {
            byte[] bytes = [.. good];
            Array.ForEach(damage, change => bytes[change.Item1] = change.Item2);
            File.WriteAllBytes(path, bytes);
            using VirtualBoard board = new();
            try
            {
                board.Load(path);
            }
            catch (FirmwareLoadException)
            {
            }
        }, iter: 300, threads: 1);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_host_program_is_no_firmware() =>
        Assert.Throws<FirmwareLoadException>(() => new VirtualBoard().Load(typeof(VirtualBoardTests).Assembly.Location));

    [Fact]
    public void Loading_firmware_that_would_not_run_on_a_board_is_refused()
    {
        FirmwareLoadException refusal = Assert.Throws<FirmwareLoadException>(() => new VirtualBoard().Load(Firmware.PathOf("Unsupported")));

        Assert.Contains(refusal.Problems, problem => problem.Contains("stackalloc", StringComparison.Ordinal));
    }

    private static RunResult RunMisbehaviour(string method)
    {
        NanoTestCase test = NanoTestCase.Find(Firmware.PathOf("Misbehaving")).Single(test => test.Method == method);
        using VirtualBoard board = new();
        return board.Run(board.LoadTest(test), Second);
    }
}
