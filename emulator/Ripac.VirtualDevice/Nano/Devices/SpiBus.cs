using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// An SPI bus of the board with the parts on it. The driver pulls a chip select for each call; firmware that opened the bus without one
/// pulls it itself, as any pin, and the part sees one frame from fall to rise.
/// </summary>
internal sealed class SpiBus(VirtualBoard board, int number)
{
    private const int MostDevices = 3;

    /// <summary>The chip-select number of a device that has none.</summary>
    private const int ByFirmware = -1;

    private readonly string _mosiLine = $"spi{number}.mosi";
    private readonly string _misoLine = $"spi{number}.miso";
    private readonly Dictionary<int, ISpiPart> _parts = [];
    private readonly HashSet<int> _open = [];
    private int[] _pins = [];
    private VirtualPin? _selected;

    public void Attach(VirtualPin chipSelect, ISpiPart part)
    {
        if (!_parts.TryAdd(chipSelect.Number, part))
        {
            throw new ArgumentException($"SPI bus {number} has a part at chip select {chipSelect.Number} already");
        }

        chipSelect.Changed += pin =>
        {
            if (pin.Level && _selected == pin)
            {
                _selected = null;
                part.EndTransaction();
            }
        };
    }

    /// <summary>Opens a device, and with the first one the bus.</summary>
    public void Open(int[] pins, int chipSelect, bool activeHigh)
    {
        if (_open.Contains(chipSelect))
        {
            throw new SpiDeviceAlreadyInUseException();
        }

        if (_open.Count == MostDevices)
        {
            throw new ArgumentOutOfRangeException(nameof(chipSelect), $"an SPI bus has at most {MostDevices} devices");
        }

        Reserve([.. _open.Count == 0 ? pins : [], .. chipSelect == ByFirmware ? (int[])[] : [chipSelect]]);
        _pins = _open.Count == 0 ? pins : _pins;
        if (chipSelect != ByFirmware)
        {
            Processor.Scheduler.CallHost(() => board.Pin(chipSelect).SetFirmwareSide(!activeHigh, pulledUp: false));
        }

        _open.Add(chipSelect);

        // Once, however often the bus is opened and closed.
        Processor.Scheduler.Over -= LetGoOfAll;
        Processor.Scheduler.Over += LetGoOfAll;
    }

    public void Close(int chipSelect) => Processor.Scheduler.CallHost(() => LetGo(chipSelect));

    /// <summary>One call of firmware's device; returns what came back. A line that nobody drives reads as ones.</summary>
    public byte[] Transfer(int chipSelect, bool activeHigh, int clockHertz, byte[] mosi)
    {
        byte[] miso = new byte[mosi.Length];
        Scheduler scheduler = Processor.Scheduler;
        scheduler.Settle();
        long start = board.Clock.NowNanoseconds;
        scheduler.CallHost(() =>
        {
            VirtualPin? select = chipSelect == ByFirmware ? SelectedByFirmware() : board.Pin(chipSelect);
            ISpiPart? part = select is null ? null : _parts.GetValueOrDefault(select.Number);
            if (chipSelect != ByFirmware)
            {
                select!.SetFirmwareSide(activeHigh, pulledUp: false);
            }

            for (int i = 0; i < mosi.Length; i++)
            {
                board.Clock.AdvanceTo(start + ((i + 1) * 8_000_000_000L / clockHertz));
                miso[i] = part?.Transmit(mosi[i]) ?? 0xFF;
                board.RaiseBusByte(_mosiLine, mosi[i]);
                board.RaiseBusByte(_misoLine, miso[i]);
            }

            if (chipSelect != ByFirmware)
            {
                select!.SetFirmwareSide(!activeHigh, pulledUp: false);
                part?.EndTransaction();
            }

            board.RaiseSpiTransferred(new SpiTransfer(number, select?.Number ?? ByFirmware, start, clockHertz, mosi, miso));
        });
        board.Statistics.SpiTransfers++;
        board.Statistics.SpiBytes += mosi.Length;
        scheduler.Advance(0);
        return miso;
    }

    private void LetGoOfAll() => Array.ForEach([.. _open], LetGo);

    private void LetGo(int chipSelect)
    {
        if (!_open.Remove(chipSelect))
        {
            return;
        }

        if (chipSelect != ByFirmware)
        {
            board.ReservedPins.Remove(chipSelect);
            board.Pin(chipSelect).SetFirmwareSide(null, pulledUp: false);
        }

        if (_open.Count == 0)
        {
            board.ReservedPins.ExceptWith(_pins);
        }
    }

    private void Reserve(int[] pins)
    {
        if (pins.FirstOrDefault(board.ReservedPins.Contains, -1) is int taken and >= 0)
        {
            throw new ArgumentException($"pin {taken}, which SPI bus {number} wants, is in use already");
        }

        board.ReservedPins.UnionWith(pins);
    }

    /// <summary>The part whose pin firmware drives low at the moment; two at once would fight on the line, and the first is taken.</summary>
    private VirtualPin? SelectedByFirmware()
    {
        foreach (int chipSelect in _parts.Keys)
        {
            VirtualPin pin = board.Pin(chipSelect);
            if (!_open.Contains(chipSelect) && pin is { Level: false, IsDrivenByFirmware: true })
            {
                return _selected = pin;
            }
        }

        return null;
    }
}
