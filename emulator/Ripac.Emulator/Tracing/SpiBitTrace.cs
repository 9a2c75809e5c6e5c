using Ripac.VirtualDevice.Tracing;

namespace Ripac.Emulator.Tracing;

/// <summary>SCK, MOSI and MISO as single lines, for a logic analyser's SPI decoder: mode 0, most significant bit first.</summary>
internal sealed class SpiBitTrace(VcdWriter vcd, long byteNanoseconds)
{
    private readonly VcdWriter.Signal _clock = vcd.AddWire("spi", "sck");
    private readonly VcdWriter.Signal _mosi = vcd.AddWire("spi", "mosi_bit");
    private readonly VcdWriter.Signal _miso = vcd.AddWire("spi", "miso_bit");

    /// <summary>One byte both ways.</summary>
    /// <param name="start">When its first bit was put on the lines, in nanoseconds.</param>
    /// <param name="mosi">To the coprocessor.</param>
    /// <param name="miso">From it.</param>
    public void Record(long start, byte mosi, byte miso)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            long at = start + (bit * byteNanoseconds / 8);
            vcd.Set(at, _clock, 0);
            vcd.Set(at, _mosi, (uint)(mosi >> (7 - bit)) & 1);
            vcd.Set(at, _miso, (uint)(miso >> (7 - bit)) & 1);
            vcd.Set(at + (byteNanoseconds / 16), _clock, 1); // both ends read at the rising edge
        }

        vcd.Set(start + byteNanoseconds, _clock, 0);
    }
}
