using Ripac.Emulator.Tracing;
using Ripac.Tests;
using Ripac.VirtualDevice.Tracing;

namespace Ripac.Emulator.Tests.Tracing;

public sealed class SpiBitTraceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_read_at_rising_edges_is_what_was_sent()
    {
        string path = _folder.File("bits.vcd");
        byte[] mosi = [0xA5, 0x00, 0xFF, 0x01];
        byte[] miso = [0x5A, 0x80, 0x00, 0x7F];
        using (VcdWriter vcd = new(path, nanosecondsPerUnit: 10))
        {
            SpiBitTrace trace = new(vcd, byteNanoseconds: 800);
            for (int i = 0; i < mosi.Length; i++)
            {
                trace.Record(1000 + (i * 800), mosi[i], miso[i]);
            }

            vcd.Complete(10_000);
        }

        (byte[] Mosi, byte[] Miso) read = ReadAtRisingEdges(path);
        Assert.Equal(mosi, read.Mosi);
        Assert.Equal(miso, read.Miso);
    }

    /// <summary>What an analyser does in SPI mode 0. The signals are declared in the order SCK, MOSI, MISO.</summary>
    private static (byte[] Mosi, byte[] Miso) ReadAtRisingEdges(string path)
    {
        int[] lines = new int[3];
        List<int>[] bits = [[], []];
        string[] text = File.ReadAllLines(path);
        string[] identifiers = [.. text.Where(line => line.StartsWith("$var", StringComparison.Ordinal)).Select(line => line.Split(' ')[3])];
        foreach (string change in text.Where(line => line[0] is '0' or '1'))
        {
            int signal = Array.IndexOf(identifiers, change[1..]);
            lines[signal] = change[0] - '0';
            if (signal == 0 && lines[0] == 1)
            {
                bits[0].Add(lines[1]);
                bits[1].Add(lines[2]);
            }
        }

        return (Pack(bits[0]), Pack(bits[1]));
    }

    private static byte[] Pack(List<int> bits) => [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (value, bit) => (value << 1) | bit))];
}
