using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// One call is one chip-select frame of at most 16,384 bytes, and every managed thread stands still while it lasts: what the
/// ESP32's driver does.
/// </summary>
[NanoType("System.Device.Spi.SpiDevice")]
public class SpiDevice : IDisposable
{
    private const int LongestTransfer = 16_384;

    private readonly SpiConnectionSettings _settings;
    private readonly SpiBus _bus;
    private bool _disposed;

    public SpiDevice(SpiConnectionSettings settings)
    {
        _settings = settings.Copy();
        if (_settings.ClockFrequency is < 1 or > 80_000_000)
        {
            throw new ArgumentException($"{_settings.ClockFrequency} Hz is no SPI clock");
        }

        if (_settings.ChipSelectLine != -1 && !Processor.Board.Chip.CanDrive(_settings.ChipSelectLine))
        {
            throw new ArgumentException($"pin {_settings.ChipSelectLine} cannot be a chip select");
        }

        _bus = Processor.Board.SpiBus(_settings.BusId) ?? throw new ArgumentOutOfRangeException(nameof(settings), $"there is no SPI bus {_settings.BusId}");
        _bus.Open(Processor.Board.PinFunctions.Require($"SPI{_settings.BusId}", ["MOSI", "MISO", "CLOCK"]), _settings.ChipSelectLine, IsActiveHigh);
    }

    public SpiConnectionSettings ConnectionSettings => _settings.Copy();

    private bool IsActiveHigh => _settings.ChipSelectLineActiveState == PinValue.High;

    public static SpiDevice Create(SpiConnectionSettings settings) => new(settings);

    public static SpiBusInfo GetBusInfo(int busId) =>
        Processor.Board.SpiBus(busId) is null ? throw new ArgumentOutOfRangeException(nameof(busId)) : new SpiBusInfo();

    public void Dispose() => Dispose(true);

    public byte ReadByte()
    {
        byte[] buffer = new byte[1];
        Read(buffer);
        return buffer[0];
    }

    public void Read(SpanByte buffer) => Transfer(new byte[buffer.Length], buffer.AsSpan());

    public void Read(ushort[] buffer) => TransferWords([], buffer);

    public void WriteByte(byte value) => Write(new byte[] { value });

    public void Write(SpanByte buffer) => Transfer(buffer.ToArray(), default);

    public void Write(ushort[] buffer) => TransferWords(buffer, []);

    public void TransferFullDuplex(SpanByte writeBuffer, SpanByte readBuffer)
    {
        RequireFullDuplex(writeBuffer.Length, readBuffer.Length);
        Transfer(writeBuffer.ToArray(), readBuffer.AsSpan());
    }

    public void TransferFullDuplex(ushort[] writeBuffer, ushort[] readBuffer)
    {
        RequireFullDuplex(writeBuffer.Length, readBuffer.Length);
        TransferWords(writeBuffer, readBuffer);
    }

    protected void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            _bus.Close(_settings.ChipSelectLine);
        }
    }

    private void RequireFullDuplex(int write, int read)
    {
        if (_settings.Configuration != SpiBusConfiguration.FullDuplex)
        {
            throw new InvalidOperationException("the device was not opened for full duplex");
        }

        if (write != read)
        {
            throw new ArgumentException($"a full-duplex transfer of {write} bytes out and {read} bytes in: a board would run past the shorter buffer");
        }
    }

    private void TransferWords(ushort[] write, ushort[] read)
    {
        int words = Math.Max(write.Length, read.Length);
        byte[] mosi = new byte[2 * words];
        for (int i = 0; i < write.Length; i++)
        {
            mosi[2 * i] = (byte)(write[i] >> 8);
            mosi[(2 * i) + 1] = (byte)write[i];
        }

        byte[] miso = new byte[2 * words];
        Transfer(mosi, miso);
        for (int i = 0; i < read.Length; i++)
        {
            read[i] = (ushort)((miso[2 * i] << 8) | miso[(2 * i) + 1]);
        }
    }

    private void Transfer(byte[] mosi, Span<byte> read)
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(SpiDevice));
        }

        if (mosi.Length > LongestTransfer)
        {
            throw new ArgumentException($"{mosi.Length} bytes in one SPI transfer, a board does at most {LongestTransfer}");
        }

        if (_settings.DataFlow == DataFlow.LsbFirst)
        {
            mosi = [.. mosi.Select(Reverse)];
        }

        byte[] miso = _bus.Transfer(_settings.ChipSelectLine, IsActiveHigh, _settings.ClockFrequency, mosi);
        if (_settings.DataFlow == DataFlow.LsbFirst)
        {
            miso = [.. miso.Select(Reverse)];
        }

        miso.AsSpan(0, read.Length).CopyTo(read);
    }

    private static byte Reverse(byte value)
    {
        int reversed = 0;
        for (int bit = 0; bit < 8; bit++)
        {
            reversed |= ((value >> bit) & 1) << (7 - bit);
        }

        return (byte)reversed;
    }
}
