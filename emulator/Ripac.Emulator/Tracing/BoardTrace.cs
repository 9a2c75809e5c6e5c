using Ripac.Emulator.Parts;
using Ripac.Emulator.Session;
using Ripac.Emulator.Timeline;
using Ripac.Speech.Decoding;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Tracing;

namespace Ripac.Emulator.Tracing;

/// <summary>
/// Records what a logic analyser on the board would see, and what the coprocessor decided, as a value change dump. The bus is
/// recorded byte by byte, each at its end: <c>byte</c> counts them within a transaction. Or bit by bit, for a logic
/// analyser's program: then there are only single lines.
/// </summary>
internal sealed class BoardTrace : IDisposable
{
    private readonly VcdWriter _vcd;
    private readonly VirtualClock _clock;
    private readonly VcdWriter.Signal _chipSelect;
    private readonly VcdWriter.Signal _byte;
    private readonly VcdWriter.Signal _mosi;
    private readonly VcdWriter.Signal _miso;
    private readonly SpiBitTrace? _bits;
    private readonly long _byteNanoseconds;
    private readonly VcdWriter.Signal _word;
    private readonly VcdWriter.Signal _kind;
    private readonly VcdWriter.Signal _confidence;
    private readonly VcdWriter.Signal _count;
    private readonly VcdWriter.Signal _toModem;
    private readonly VcdWriter.Signal _fromModem;
    private readonly VcdWriter.Signal _console;
    private readonly VcdWriter.Signal _display;
    private uint _bytes;
    private uint _decisions;

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public BoardTrace(string path, bool bits, DialSession session, BoardDescription board)
    {
        _vcd = new VcdWriter(path, nanosecondsPerUnit: bits ? 10 : 100, linesOnly: bits);
        _clock = session.Board.Clock;

        _chipSelect = _vcd.AddWire("spi", "cs_n");
        _byte = _vcd.AddWire("spi", "byte", 16);
        _mosi = _vcd.AddWire("spi", "mosi", 8);
        _miso = _vcd.AddWire("spi", "miso", 8);
        _byteNanoseconds = 8_000_000_000L / (board.Coprocessor?.ClockHz ?? 8_000_000);
        _bits = bits ? new SpiBitTrace(_vcd, _byteNanoseconds) : null;
        (VcdWriter.Signal Signal, int? Gpio)[] pins =
        [
            (_vcd.AddWire("coprocessor", "ready"), board.Coprocessor?.Ready),
            (_vcd.AddWire("coprocessor", "int_n"), board.Coprocessor?.Interrupt),
            (_vcd.AddWire("coprocessor", "reset_n"), board.Coprocessor?.Reset),
            (_vcd.AddWire("board", "push_to_talk_n"), board.PushToTalk),
            (_vcd.AddWire("board", "status_led"), board.StatusLed),
        ];
        _count = _vcd.AddWire("decision", "count", 16);
        _kind = _vcd.AddWire("decision", "kind", 3);
        _confidence = _vcd.AddWire("decision", "confidence", 7);
        _word = _vcd.AddText("decision", "word");
        _toModem = _vcd.AddText("modem", "command");
        _fromModem = _vcd.AddText("modem", "result");
        _console = _vcd.AddText("firmware", "console");
        _display = _vcd.AddText("board", "display");

        Set(_chipSelect, 1);
        foreach ((VcdWriter.Signal signal, int? gpio) in pins.Where(pin => pin.Gpio is not null))
        {
            VirtualPin pin = session.Board.Pin(gpio!.Value);
            Set(signal, pin.Level ? 1u : 0u);
            pin.Changed += pin => Set(signal, pin.Level ? 1u : 0u);
        }

        if (session.Coprocessor is CoprocessorPart coprocessor)
        {
            coprocessor.Transmitted += RecordByte;
            coprocessor.Ended += () => Set(_chipSelect, 1);
        }

        session.Module.Decided += RecordDecision;
        session.Happened += RecordText;
    }

    /// <summary>Ends the trace now; the file is there from then on.</summary>
    public void Complete() => _vcd.Complete(_clock.NowNanoseconds);

    public void Dispose() => _vcd.Dispose();

    private void RecordByte(byte mosi, byte miso)
    {
        long start = _clock.NowNanoseconds - _byteNanoseconds;
        if (_chipSelect.Value != 0)
        {
            _vcd.Set(start, _chipSelect, 0);
            _bytes = 0;
        }

        _bits?.Record(start, mosi, miso);

        Set(_byte, ++_bytes);
        Set(_mosi, mosi);
        Set(_miso, miso);
    }

    private void RecordDecision(Decision decision, string word)
    {
        Set(_count, ++_decisions & 0xFFFF);
        Set(_kind, (uint)decision.Kind);
        Set(_confidence, (uint)decision.Confidence);
        _vcd.SetText(_clock.NowNanoseconds, _word, word.Length == 0 ? "-" : word);
    }

    private void RecordText(TimelineEvent happened)
    {
        VcdWriter.Signal? signal = happened.Source switch
        {
            TimelineSource.ToModem => _toModem,
            TimelineSource.FromModem => _fromModem,
            TimelineSource.Firmware => _console,
            TimelineSource.Display => _display,
            _ => null,
        };
        if (signal is not null)
        {
            _vcd.SetText(happened.Nanoseconds, signal, happened.Text);
        }
    }

    private void Set(VcdWriter.Signal signal, uint value) => _vcd.Set(_clock.NowNanoseconds, signal, value);
}
