using Ripac.VirtualDevice.Parts;

namespace Ripac.VirtualDevice.Tests.Parts;

public sealed class ModemPowerKeyTests : IDisposable
{
    private const long Millisecond = 1_000_000;

    private readonly VirtualBoard _board = new();
    private readonly AtModem _modem = new(ModemAnswer.Ok);

    public ModemPowerKeyTests()
    {
        _board.AttachSerial("COM2", _modem);
        _ = new ModemPowerKey(_board, pin: 4, _modem);
    }

    public void Dispose() => _board.Dispose();

    [Theory]
    [InlineData(50, false)]
    [InlineData(500, true)]
    public void A_press_of_100_ms_switches_on_and_the_port_answers_13_s_later(int milliseconds, bool on)
    {
        long released = Press(milliseconds);
        _board.Clock.AdvanceTo(released + (12_900 * Millisecond));
        Assert.False(_modem.IsPowered);
        _board.Clock.AdvanceTo(released + (13_100 * Millisecond));
        Assert.Equal(on, _modem.IsPowered);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(3000, false)]
    public void Only_a_long_press_switches_off(int milliseconds, bool on)
    {
        _board.Clock.AdvanceTo(Press(500) + (14_000 * Millisecond));
        Press(milliseconds);
        Assert.Equal(on, _modem.IsPowered);
    }

    private long Press(int milliseconds)
    {
        _board.Pin(4).Drive(true);
        _board.Clock.AdvanceTo(_board.Clock.NowNanoseconds + (milliseconds * Millisecond));
        _board.Pin(4).Drive(false);
        return _board.Clock.NowNanoseconds;
    }
}
