using Ripac.VirtualDevice.Faults;
using Ripac.VirtualDevice.Parts;

namespace Ripac.VirtualDevice.Tests.Faults;

public class FaultTests
{
    private const int Often = 200_000;

    private readonly VirtualClock _clock = new();

    [Fact]
    public void The_same_seed_gives_the_same_faults()
    {
        Assert.Equal(SpiLog(7), SpiLog(7));
        Assert.NotEqual(SpiLog(7), SpiLog(8));
    }

    [Fact]
    public void Without_rates_everything_passes()
    {
        FaultSource faults = new(_clock, 1);
        FaultySpi spi = new(new InvertingPart(), faults, new FaultRates());

        Assert.Equal([0xFE, 0xFD], [spi.Transmit(1), spi.Transmit(2)]);
        Assert.Equal(0, faults.Count);
        Assert.Equal(-1, faults.LastNanoseconds);
    }

    [Fact]
    public void A_source_that_is_not_active_makes_no_faults()
    {
        FaultSource faults = new(_clock, 1) { IsActive = false };
        FaultySpi spi = new(new InvertingPart(), faults, FaultRates.All(1_000_000));

        Assert.Equal(0xFE, spi.Transmit(1));
    }

    [Fact]
    public void Each_kind_does_what_it_says()
    {
        Assert.Equal(0, int.PopCount(Answer(new FaultRates { Flipped = 1_000_000 }, 0x55) ^ 0xAA) % 2); // one bit each way
        Assert.Equal(0xFF, Answer(new FaultRates { Dropped = 1_000_000 }, 0x55));
        Assert.Equal(0xFF, Answer(new FaultRates { Unplugged = 1_000_000 }, 0x55));
        Assert.Equal(0xFF, Answer(new FaultRates { Late = 1_000_000 }, 0x55));
    }

    [Fact]
    public void A_serial_line_drops_doubles_and_delays()
    {
        Assert.Empty(Echoed(new FaultRates { Dropped = 1_000_000 }));
        Assert.Equal(4, Echoed(new FaultRates { Duplicated = 1_000_000 }).Count);
        Assert.Empty(Echoed(new FaultRates { Late = 1_000_000 }));
        _clock.AdvanceTo(2_000_000_000);
    }

    [Fact]
    public void A_pin_bounces_and_comes_to_rest_where_it_was_driven()
    {
        using VirtualBoard board = new();
        VirtualPin pin = board.Pin(3);
        FaultSource faults = new(board.Clock, 5);
        FaultyPin faulty = new(pin, faults, bouncesPerMillion: 1_000_000);
        int changes = 0;
        pin.Changed += _ => changes++;

        pin.Drive(true);
        board.Clock.AdvanceTo(100_000_000);

        Assert.True(pin.Level);
        Assert.InRange(changes, 3, 11);
        faulty.Stick(high: false, TimeSpan.FromMilliseconds(1));
        Assert.False(pin.Level);
        board.Clock.AdvanceTo(200_000_000);
        Assert.True(pin.Level);
        Assert.Equal(2, faults.Count);
    }

    [Fact]
    public void Firmware_counts_a_bouncing_button_once()
    {
        using VirtualBoard board = new();
        board.AttachSpi(bus: 2, chipSelect: 15, new SpiRam());
        board.AttachI2c(bus: 1, address: 0x3C, new Ssd1306());
        Button button = new(board, pin: 4);
        FaultyPin unused = new(board.Pin(4), new FaultSource(board.Clock, 3), bouncesPerMillion: 1_000_000);
        board.Load(Firmware.PathOf("PartsBoard"));
        board.ExpectLine("ready", TimeSpan.FromMilliseconds(100));
        for (int i = 0; i < 5; i++)
        {
            button.Press(held: TimeSpan.FromMilliseconds(60));
            board.RunFor(TimeSpan.FromMilliseconds(200));
        }

        Assert.Equal("pressed 5", board.Console.Lines[^1]);
        Assert.Equal(6, board.Console.Lines.Count);
        Assert.NotNull(unused);
    }

    private string SpiLog(int seed)
    {
        FaultSource faults = new(_clock, seed);
        FaultySpi spi = new(new InvertingPart(), faults, FaultRates.All(Often));
        string answers = string.Concat(Enumerable.Range(0, 100).Select(i => $"{spi.Transmit((byte)i):X2}"));
        Assert.NotEqual(0, faults.Count);
        return answers + string.Join('\n', faults.Log);
    }

    private byte Answer(FaultRates rates, byte sent) => new FaultySpi(new InvertingPart(), new FaultSource(_clock, 1), rates).Transmit(sent);

    private List<byte> Echoed(FaultRates rates)
    {
        TestLine line = new(_clock);
        FaultySerial serial = new(new EchoPart(), new FaultSource(_clock, 1), toPart: rates, fromPart: rates);
        serial.Connect(line);
        serial.Receive(65);
        return line.Sent;
    }

    private sealed class TestLine(VirtualClock clock) : ISerialLine
    {
        public List<byte> Sent { get; } = [];

        public VirtualClock Clock { get; } = clock;

        public int BaudRate => 9600;

        public void Send(ReadOnlySpan<byte> bytes) => Sent.AddRange(bytes);
    }
}
