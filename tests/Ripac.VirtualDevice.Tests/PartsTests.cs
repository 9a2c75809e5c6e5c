using Ripac.VirtualDevice.Testing;

namespace Ripac.VirtualDevice.Tests;

/// <summary>What parts see of firmware that uses them.</summary>
public class PartsTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void A_dimmed_pin_shows_its_wave()
    {
        using VirtualBoard board = new();
        List<PwmSignal?> seen = [];
        board.Pin(6).PwmChanged += pin => seen.Add(pin.Pwm);

        Run(board, "Pwm_needs_a_pin_with_its_function");

        Assert.Equal([new PwmSignal(440, 0.25)], seen);
    }

    [Fact]
    public void A_loudspeaker_hears_every_sample_after_the_first_buffer()
    {
        using VirtualBoard board = new();
        Listener listener = new();
        board.AttachLoudspeaker(2, listener);

        Run(board, "I2s_output_waits_while_its_buffers_are_full");

        Assert.Equal(8000, listener.Left.Count);
        Assert.Equal(8000, board.Statistics.I2sSamplesWritten);
        Assert.Equal(0, board.Statistics.I2sSamplesMissing);
        Assert.True(listener.FirstFrame > 0);
    }

    [Fact]
    public void Each_i2c_transfer_is_shown_with_its_answer()
    {
        using VirtualBoard board = new();
        board.AttachI2c(1, 0x50, new I2cMemory());
        List<string> seen = [];
        board.I2cTransferred += transfer => seen.Add($"{transfer.Address:X2} {Convert.ToHexString(transfer.Written.Span)} {Convert.ToHexString(transfer.Read.Span)} {transfer.Acknowledged}");

        Run(board, "I2c_writes_and_reads_back");

        Assert.Equal(["50 10010203  True", "50 10 010203 True"], seen);
        Assert.Equal(2, board.Statistics.I2cTransfers);
    }

    private static void Run(VirtualBoard board, string method)
    {
        NanoTestCase test = NanoTestCase.Find(Firmware.PathOf("NFUnitTest")).Single(test => test.Method == method);
        RunResult result = board.Run(board.LoadTest(test), 10 * Second);
        Assert.True(result.End == RunEnd.Finished, result.Message);
    }
}
