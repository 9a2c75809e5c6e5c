using Ripac.VirtualDevice.Parts;
using Ripac.VirtualDevice.Testing;

namespace Ripac.VirtualDevice.Tests;

public class SleepTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_board_sleeps_wakes_up_and_starts_again()
    {
        using VirtualBoard board = new();
        Button button = new(board, pin: 4);
        SerialSender sender = new();
        board.AttachSerial("COM1", sender);
        board.Load(Firmware.PathOf("SleepyBoard"));

        board.ExpectLine("start 1 by 0, pins 0, pad -1, 0 ms", within: Minute);
        board.ExpectLine("light sleep, woken by 4 at 2000 ms", within: Minute);
        board.Clock.After(1_000_000_000, () => sender.Send(0x55));
        board.ExpectLine("light sleep, woken by 8, 0 bytes", within: Minute);
        Assert.InRange(board.Clock.NowNanoseconds, 3_000_000_000, 3_020_000_000);

        // Main's statics are gone; the clock since the start begins anew.
        board.ExpectLine("start 1 by 4, pins 0, pad -1, 0 ms", within: Minute);
        Assert.InRange(board.Clock.NowNanoseconds, 8_300_000_000, 8_330_000_000);
        board.RunFor(Minute);
        button.Press(TimeSpan.FromMilliseconds(10));
        board.ExpectLine("start 1 by 2, pins 0", within: Minute);
        board.RunFor(TimeSpan.FromMilliseconds(100));
        board.Pin(6).Drive(true);
        board.ExpectLine("start 1 by 3, pins 64", within: Minute);
        board.RunFor(TimeSpan.FromMilliseconds(100));
        board.TouchPad(3).Touch();
        board.ExpectLine("start 1 by 5, pins 0, pad 3", within: Minute);
        board.ExpectLine("start 1 by 0, pins 0, pad -1", within: Minute);

        Assert.DoesNotContain(board.Console.Lines, line => line.Contains("same life", StringComparison.Ordinal));
        Assert.Equal(6, board.Statistics.Starts);
        Assert.InRange(board.Statistics.SleepNanoseconds, 68_000_000_000, 69_000_000_000);
    }

    [Fact]
    public void A_sleep_that_nothing_can_end_is_told()
    {
        NanoTestCase test = NanoTestCase.Find(Firmware.PathOf("Misbehaving")).Single(test => test.Method == "Sleeps_for_ever");
        using VirtualBoard board = new();

        RunResult result = board.Run(board.LoadTest(test), 1_000_000_000);

        Assert.Equal(RunEnd.Deadlock, result.End);
        Assert.Contains("sleeps for ever", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_that_does_not_restart_ends_its_run()
    {
        NanoTestCase test = NanoTestCase.Find(Firmware.PathOf("Misbehaving")).Single(test => test.Method == "Sleeps_for_ever");
        using VirtualBoard board = new(new VirtualBoardOptions { Restarts = false });

        Assert.Equal(RunEnd.Reboot, board.Run(board.LoadTest(test), 1_000_000_000).End);
    }

    private sealed class SerialSender : ISerialPart
    {
        private ISerialLine? _line;

        public void Connect(ISerialLine line) => _line = line;

        public void Receive(byte value)
        {
        }

        public void Send(byte value) => _line!.Send([value]);
    }
}
