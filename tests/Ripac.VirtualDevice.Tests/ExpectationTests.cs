using Ripac.Tests;
using Ripac.VirtualDevice.Parts;

namespace Ripac.VirtualDevice.Tests;

/// <summary>What a test of firmware looks like.</summary>
public sealed class ExpectationTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    private readonly VirtualBoard _board = new();
    private readonly Button _button;
    private readonly Led _led;
    private readonly SpiRam _memory = new();
    private readonly Ssd1306 _display = new();

    public ExpectationTests()
    {
        _button = new Button(_board, pin: 4);
        _led = new Led(_board, pin: 5);
        _board.AttachSpi(bus: 2, chipSelect: 15, _memory);
        _board.AttachI2c(bus: 1, address: 0x3C, _display);
        _board.Load(Firmware.PathOf("PartsBoard"));
    }

    public void Dispose() => _board.Dispose();

    [Fact]
    public void Presses_are_counted_kept_and_shown()
    {
        _board.ExpectLine("ready", within: Soon);
        Assert.True(_display.IsOn);

        _button.Press(held: TimeSpan.FromMilliseconds(50));
        _board.ExpectPin(5, high: true, within: Soon);
        Assert.True(_led.IsLit);
        _board.ExpectPin(5, high: false, within: Soon);
        _button.Press(held: TimeSpan.FromMilliseconds(50));

        Assert.Equal("pressed 2", _board.ExpectLine("pressed 2", within: Soon));
        Assert.Equal(2, _memory.Bytes[7]);
        Assert.Equal(2, _led.TimesLit);
        Assert.Equal(4, Enumerable.Range(0, 5).Count(x => _display.Pixel(x, 0)));
        Assert.False(_display.Pixel(4, 0));
        Assert.True(_display.Pixel(5, 7));
        Assert.False(_display.Pixel(5, 8));
        Assert.Equal(0, _display.UnknownCommands);
    }

    [Fact]
    public void A_press_shorter_than_the_debounce_time_is_none()
    {
        _board.ExpectLine("ready", within: Soon);
        _button.Press(held: TimeSpan.FromMilliseconds(2));

        Assert.Equal(RunEnd.TimeLimit, _board.RunFor(Soon).End);
        Assert.Equal(["ready"], _board.Console.Lines);
    }

    [Fact]
    public void What_did_not_happen_is_told_with_what_did()
    {
        ExpectationException failure = Assert.Throws<ExpectationException>(() => _board.ExpectLine("steady", within: Soon));

        Assert.Contains("expected a line with \"steady\": not within 100 ms", failure.Message, StringComparison.Ordinal);
        Assert.Contains("seed 0", failure.Message, StringComparison.Ordinal);
        Assert.Contains("| ready", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Firmware_that_ends_is_told_with_its_stack()
    {
        using VirtualBoard board = new();
        board.Load(Firmware.PathOf("PartsBoard"));

        ExpectationException failure = Assert.Throws<ExpectationException>(() => board.ExpectLine("ready", within: Soon));

        Assert.Contains("InvalidOperationException: no display", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Program.cs:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_trace_shows_every_line()
    {
        using TemporaryFolder folder = new();
        using (_board.TraceTo(folder.File("a.vcd")))
        {
            _board.ExpectLine("ready", within: Soon);
            _button.Press(held: TimeSpan.FromMilliseconds(50));
            _board.ExpectLine("pressed 1", within: Soon);
        }

        string trace = File.ReadAllText(folder.File("a.vcd"));
        Assert.All(["gpio4", "gpio5", "mosi", "miso", "sda", "console", "spressed_1 "], text => Assert.Contains(text, trace, StringComparison.Ordinal));
        Assert.Contains("b11 ", trace, StringComparison.Ordinal); // the RAM's read instruction
    }
}
