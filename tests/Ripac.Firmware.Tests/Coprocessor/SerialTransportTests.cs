using Ripac.Link;
using Ripac.Tests.Firmware.Bench;

namespace Ripac.Tests.Firmware.Coprocessor;

/// <summary>The dialer with its coprocessor at the end of a UART.</summary>
public sealed class SerialTransportTests : IDisposable
{
    private readonly FirmwareBench _bench = new("Ripac.HandsFree", settings: "coprocessor = uart");

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(921_600)]
    [InlineData(460_800)]
    [InlineData(230_400)]
    public void A_number_is_dialed_at_the_highest_rate_that_both_can(int rate)
    {
        _bench.HighestRate = rate;
        Dial(9000);
        _bench.Run(14_000);
        _bench.AssertLine("coprocessor: ready, 21 words");
        _bench.AssertDialed("5551");
        Assert.Equal(0, _bench.Board.Statistics.I2sSamplesLost);
        Assert.Equal(0, _bench.Module.Count(LinkCounter.AudioGaps));
        Assert.Equal(0, _bench.Module.Count(LinkCounter.BadCrc));
    }

    [Fact]
    public void A_coprocessor_that_is_too_slow_is_named()
    {
        _bench.HighestRate = 115_200;
        Dial(9000);
        _bench.Run(14_000);
        _bench.AssertLine("coprocessor: its UART is too slow");
        _bench.AssertDialed();
    }

    [Fact]
    public void Nothing_is_allocated_while_audio_flows()
    {
        long before = 0;
        long after = 0;
        _bench.At(3000, () => before = _bench.Board.Statistics.Allocations);
        _bench.At(8000, () => after = _bench.Board.Statistics.Allocations);
        _bench.Run(8001);
        Assert.True(before > 0, "the statistics count nothing");
        Assert.Equal(before, after);
        Assert.InRange(_bench.Module.Count(LinkCounter.AudioFrames), 250, int.MaxValue);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Losses_are_made_good(int seed)
    {
        _bench.At(2500, () => _bench.Serial.Damage(seed, oneIn: 2000));
        Dial(4000);
        _bench.Run(9000);
        Assert.InRange(_bench.Serial.Losses, 10, int.MaxValue);
        Assert.Equal(0, _bench.Board.Statistics.I2sSamplesLost);
        _bench.AssertDialed("5551");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Set_up_succeeds_in_spite_of_losses(int seed)
    {
        _bench.Serial.Damage(seed, oneIn: 2000);
        _bench.At(12_000, () => _bench.Serial.Damage(seed, oneIn: 0));
        Dial(15_000);
        _bench.Run(20_000);
        _bench.AssertDialed("5551");
    }

    [Fact]
    public void A_cable_that_is_pulled_out_and_put_back_is_found_and_nothing_is_dialed_by_halves()
    {
        _bench.Hold(4000, 6500);
        _bench.Say(4200, "five five five one");
        _bench.At(4800, () => _bench.Serial.IsCut = true);
        _bench.At(9000, () => _bench.Serial.IsCut = false);
        _bench.Say(16_000, "computer");
        _bench.Say(17_000, "five five five two go");
        _bench.Run(23_000);
        Assert.Equal(2, _bench.Lines.Count(line => line == "coprocessor: ready, 21 words"));
        _bench.AssertDialed("5552");
    }

    [Fact]
    public void A_coprocessor_that_starts_over_is_set_up_again()
    {
        _bench.At(4000, () => _bench.Module.ResetLine = false);
        _bench.At(4001, () => _bench.Module.ResetLine = true);
        Dial(9000);
        _bench.Run(14_000);
        Assert.Equal(2, _bench.Lines.Count(line => line == "coprocessor: ready, 21 words"));
        _bench.AssertDialed("5551");
    }

    private void Dial(long milliseconds)
    {
        _bench.Say(milliseconds, "computer");
        _bench.Say(milliseconds + 1000, "five five five one go");
    }
}
