using System.Text;
using Ripac.Tests;

namespace Ripac.VirtualDevice.Tests.Loading;

public sealed class DamageCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("#US\0", 3, 0xEE)]
    [InlineData("#Strings\0", -1, 0x7F)]
    [InlineData("#GUID\0", -5, 0xEE)]
    public void A_damaged_stream_is_refused_and_takes_little_memory(string name, int byteFromName, int value)
    {
        byte[] bytes = File.ReadAllBytes(Firmware.PathOf("HelloBoard"));
        bytes[bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name)) + byteFromName] = (byte)value;
        string path = _folder.Write("HelloBoard.exe", bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();

        using VirtualBoard board = new();
        Assert.Throws<FirmwareLoadException>(() => board.Load(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }
}
