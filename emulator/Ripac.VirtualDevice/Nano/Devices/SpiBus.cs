using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>An SPI bus of the board with the parts on it.</summary>
internal sealed class SpiBus(VirtualBoard board, int number)
{
    private const int MostDevices = 3;

    private readonly Dictionary<int, ISpiPart> _parts = [];
    private readonly HashSet<int> _open = [];

    public void Attach(int chipSelect, ISpiPart part)
    {
        if (!_parts.TryAdd(chipSelect, part))
        {
            throw new ArgumentException($"SPI bus {number} has a part at chip select {chipSelect} already");
        }
    }

    public void Open(int chipSelect)
    {
        if (_open.Contains(chipSelect))
        {
            throw new SpiDeviceAlreadyInUseException();
        }

        if (_open.Count == MostDevices)
        {
            throw new ArgumentOutOfRangeException(nameof(chipSelect), $"an SPI bus has at most {MostDevices} devices");
        }

        _open.Add(chipSelect);
    }

    public void Close(int chipSelect) => _open.Remove(chipSelect);

    /// <summary>One frame; returns what came back. A line that nobody drives reads as ones.</summary>
    public byte[] Transfer(int chipSelect, int clockHertz, byte[] mosi)
    {
        byte[] miso = new byte[mosi.Length];
        ISpiPart? part = _parts.GetValueOrDefault(chipSelect);
        Scheduler scheduler = Processor.Scheduler;
        scheduler.Settle();
        long start = board.Clock.NowNanoseconds;
        scheduler.CallHost(() =>
        {
            for (int i = 0; i < mosi.Length; i++)
            {
                board.Clock.AdvanceTo(start + ((i + 1) * 8_000_000_000L / clockHertz));
                miso[i] = part?.Transmit(mosi[i]) ?? 0xFF;
            }

            part?.EndTransaction();
            board.RaiseSpiTransferred(new SpiTransfer(number, chipSelect, start, clockHertz, mosi, miso));
        });
        board.Statistics.SpiTransfers++;
        board.Statistics.SpiBytes += mosi.Length;
        scheduler.Advance(0);
        return miso;
    }
}
