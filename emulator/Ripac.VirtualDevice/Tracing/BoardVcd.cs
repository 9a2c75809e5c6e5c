namespace Ripac.VirtualDevice.Tracing;

/// <summary>
/// A value change dump of every line of a board, for GTKWave: all pins as levels, each bus byte by byte (<c>_n</c> toggles with every byte, so
/// that equal ones are told apart), the firmware's console as text. Made by <see cref="VirtualBoard.TraceTo"/>.
/// </summary>
public sealed class BoardVcd : IDisposable
{
    private static readonly string[] Lines =
    [
        "spi1.mosi", "spi1.miso", "spi2.mosi", "spi2.miso", "i2c1.sda", "i2c2.sda",
        "com1.tx", "com1.rx", "com2.tx", "com2.rx", "com3.tx", "com3.rx",
    ];

    private readonly VirtualBoard _board;
    private readonly VcdWriter _vcd;
    private readonly Dictionary<string, (VcdWriter.Signal Value, VcdWriter.Signal Count)> _lines = [];
    private readonly VcdWriter.Signal[] _pins;
    private readonly VcdWriter.Signal _console;

    internal BoardVcd(VirtualBoard board, string path)
    {
        _board = board;
        _vcd = new VcdWriter(path);
        _pins = [.. Enumerable.Range(0, VirtualBoard.PinCount).Select(pin => _vcd.AddWire("gpio", $"gpio{pin}"))];
        foreach (string line in Lines)
        {
            string scope = line[..line.IndexOf('.')];
            string name = line[(line.IndexOf('.') + 1)..];
            _lines.Add(line, (_vcd.AddWire(scope, name, 8), _vcd.AddWire(scope, name + "_n")));
        }

        _console = _vcd.AddText("firmware", "console");
        for (int i = 0; i < VirtualBoard.PinCount; i++)
        {
            Show(board.Pin(i));
            board.Pin(i).Changed += Show;
        }

        board.BusByte += Show;
        board.ConsoleLine += Show;
    }

    /// <summary>Ends the trace, at the time of the board's clock: only now the file has its name.</summary>
    public void Dispose()
    {
        for (int i = 0; i < VirtualBoard.PinCount; i++)
        {
            _board.Pin(i).Changed -= Show;
        }

        _board.BusByte -= Show;
        _board.ConsoleLine -= Show;
        _vcd.Complete(_board.Clock.NowNanoseconds);
    }

    private void Show(VirtualPin pin) => _vcd.Set(_board.Clock.NowNanoseconds, _pins[pin.Number], pin.Level ? 1u : 0u);

    private void Show(BusByte sent)
    {
        (VcdWriter.Signal value, VcdWriter.Signal count) = _lines[sent.Line];
        _vcd.Set(_board.Clock.NowNanoseconds, value, sent.Value);
        _vcd.Set(_board.Clock.NowNanoseconds, count, (count.Value ?? 0) ^ 1);
    }

    private void Show(string line) => _vcd.SetText(_board.Clock.NowNanoseconds, _console, line);
}
