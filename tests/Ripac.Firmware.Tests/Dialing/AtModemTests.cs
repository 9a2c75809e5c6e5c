using Ripac.Tests.Firmware.Bench;
using Ripac.VirtualDevice.Parts;

namespace Ripac.Tests.Firmware.Dialing;

public sealed class AtModemTests : IDisposable
{
    private readonly FirmwareBench _bench = new("Ripac.HandsFree");

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("a digit changed", '5', '4')]
    [InlineData("the semicolon changed", ';', '9')]
    [InlineData("a digit lost", '1', null)]
    [InlineData("the semicolon lost", ';', null)]
    public void A_number_that_is_damaged_on_its_way_is_sent_again(string what, char character, char? arrives)
    {
        bool damaged = false;
        _bench.Modem.Wire = (line, value) =>
        {
            if (damaged || !line.StartsWith("ATD") || value != character)
            {
                return value;
            }

            damaged = true;
            return (byte?)arrives;
        };
        SayNumber();
        _bench.Run(9000);

        Assert.True(damaged, what);
        _bench.AssertDialed("5551");
        _bench.AssertLine("call: connected");
        Assert.Contains(_bench.Modem.Spoiled, line => line.StartsWith("ATD"));
    }

    [Fact]
    public void A_number_that_never_arrives_undamaged_is_not_dialed()
    {
        _bench.Modem.Wire = (line, value) => line.StartsWith("ATD") && value == '1' ? (byte)'3' : value;
        SayNumber();
        _bench.Run(12_000);

        _bench.AssertDialed();
        _bench.AssertLine("not dialed: modem did not get the number right");
        Assert.Equal(3, _bench.Modem.Spoiled.Count(line => line == "ATD5553;"));
        Assert.Equal("AT+CVHU=0", _bench.Modem.Commands[^1]);
    }

    [Fact]
    public void A_number_that_comes_twice_is_not_dialed()
    {
        // An echo that comes twice is as good as a byte that came twice.
        _bench.Modem.Wire = (line, value) =>
        {
            if (line == "ATD555")
            {
                _bench.Modem.Say("5");
            }

            return value;
        };
        SayNumber();
        _bench.Run(12_000);

        _bench.AssertDialed();
        _bench.AssertLine("not dialed: modem did not get the number right");
    }

    [Fact]
    public void A_modem_without_echo_dials_nothing()
    {
        _bench.Modem.Echoes = false;
        SayNumber();
        _bench.Run(15_000);

        _bench.AssertDialed();
        _bench.AssertLine("not dialed: modem did not get the number right");
    }

    [Fact]
    public void A_number_left_in_the_modem_from_before_is_not_dialed()
    {
        foreach (char character in "ATD5559999")
        {
            _bench.At(0, () => _bench.Modem.Receive((byte)character));
        }

        _bench.Run(3000);

        _bench.AssertLine("modem: ready");
        _bench.AssertDialed();
        Assert.Contains("ATD5559999", _bench.Modem.Spoiled);
    }

    [Fact]
    public void Stop_takes_a_number_back_that_the_modem_does_not_echo()
    {
        _bench.Modem.Wire = (line, value) => line.StartsWith("ATD") && value == ';' ? null : value;
        long said = SayNumber();
        _bench.Hold(said + 1200, said + 3200);
        _bench.Run(said + 9000);

        _bench.AssertLine("call: hanging up");
        _bench.AssertLine("call: hung up");
        _bench.AssertDialed();
    }

    [Fact]
    public void A_modem_with_a_power_key_is_switched_on()
    {
        using FirmwareBench bench = new("Ripac.HandsFree", board: "lilygo-t-sim7600", modem: new AtModem(ModemAnswer.Ok));
        bench.Run(25_000);

        bench.AssertLine("modem: powering up");
        bench.AssertLine("modem: ready");
        Assert.Single(bench.Lines, "modem: powering up");
        Assert.DoesNotContain("modem: not answering", bench.Lines);
        Assert.True(bench.Board.Pin(bench.Description.Modem.FlightMode!.Value).Level);
    }

    // Returns when it has been dialed, with a good wire.
    private long SayNumber()
    {
        _bench.Say(2000, "computer");
        return _bench.Say(3000, "five five five one go") + 700;
    }
}
