using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>An I2C bus of the board with the parts on it.</summary>
internal sealed class I2cBus(VirtualBoard board, int number)
{
    /// <summary>Eight bits and the acknowledgement.</summary>
    private const long ClocksPerByte = 9;

    private readonly string _line = $"i2c{number}.sda";
    private readonly Dictionary<int, II2cPart> _parts = [];

    public void Attach(int address, II2cPart part)
    {
        if (!_parts.TryAdd(address, part))
        {
            throw new ArgumentException($"I2C bus {number} has a part at address 0x{address:X2} already");
        }
    }

    /// <summary>A start, the bytes to write, a repeated start where both are asked for, the bytes to read, a stop.</summary>
    /// <returns>True if all was acknowledged.</returns>
    public bool Transfer(int address, int clockHertz, ReadOnlySpan<byte> write, Span<byte> read)
    {
        Scheduler scheduler = Processor.Scheduler;
        scheduler.Settle();
        long start = board.Clock.NowNanoseconds;
        byte[] toWrite = write.ToArray();
        byte[] toRead = new byte[read.Length];
        bool acknowledged = true;
        scheduler.CallHost(() =>
        {
            II2cPart? part = _parts.GetValueOrDefault(address);
            long clocks = 0;
            acknowledged = (toWrite.Length == 0 || Send(part, toWrite, ref clocks)) && (toRead.Length == 0 || Receive(part, toRead, ref clocks));
            After(ref clocks, 1);
            part?.Stop();
            board.RaiseI2cTransferred(new I2cTransfer(number, address, start, toWrite, toRead, acknowledged));
        });
        toRead.CopyTo(read);
        board.Statistics.I2cTransfers++;
        board.Statistics.I2cBytes += toWrite.Length + toRead.Length;
        scheduler.Advance(0);
        return acknowledged;

        bool Send(II2cPart? part, byte[] bytes, ref long clocks)
        {
            After(ref clocks, 1 + ClocksPerByte);
            bool ok = part?.Start(reading: false) == true;
            for (int i = 0; ok && i < bytes.Length; i++)
            {
                After(ref clocks, ClocksPerByte);
                ok = part!.Write(bytes[i]);
                board.RaiseBusByte(_line, bytes[i]);
            }

            return ok;
        }

        bool Receive(II2cPart? part, byte[] bytes, ref long clocks)
        {
            After(ref clocks, 1 + ClocksPerByte);
            bool ok = part?.Start(reading: true) == true;
            for (int i = 0; ok && i < bytes.Length; i++)
            {
                After(ref clocks, ClocksPerByte);
                bytes[i] = part!.Read();
                board.RaiseBusByte(_line, bytes[i]);
            }

            return ok;
        }

        void After(ref long clocks, long more)
        {
            clocks += more;
            board.Clock.AdvanceTo(start + (clocks * 1_000_000_000 / clockHertz));
        }
    }
}
