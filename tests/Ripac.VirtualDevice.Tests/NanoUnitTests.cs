using Ripac.VirtualDevice.Testing;

namespace Ripac.VirtualDevice.Tests;

/// <summary>Runs every test of the nanoFramework.TestFramework assembly on a board of its own.</summary>
public sealed class NanoUnitTests : IDisposable
{
    private const long TenSeconds = 10_000_000_000;

    private readonly string _drive = Directory.CreateTempSubdirectory("ripac-").FullName;

    public NanoUnitTests() => File.WriteAllText(Path.Combine(_drive, "hello.txt"), "hello");

    public static TheoryData<string> Names => [.. NanoTestCase.Find(Firmware.PathOf("NFUnitTest")).Select(test => test.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes(string name)
    {
        NanoTestCase test = NanoTestCase.Find(Firmware.PathOf("NFUnitTest")).Single(test => test.ToString() == name);
        using VirtualBoard board = new(new VirtualBoardOptions { HeapBytes = 8 << 20 }); // How deep a recursion can go follows from it.
        board.AttachSpi(1, 10, new InvertingPart());
        board.AttachMicrophone(1, new CountingSource());
        board.AttachSerial("COM2", new EchoPart());
        board.AttachSpi(2, 15, new SummingPart());
        board.AttachI2c(1, 0x50, new I2cMemory());
        board.AttachAnalog(3, new Ramp());
        board.AttachLoudspeaker(2, new Listener());
        board.MapDrive("I:", _drive);
        board.Pin(5).Changed += pin => board.Pin(4).Drive(pin.Level);
        board.Clock.At(100_000_000, () => board.InsertCard(Directory.CreateDirectory(Path.Combine(_drive, "card")).FullName));
        board.Clock.At(200_000_000, () => board.RemoveCard());
        board.Clock.At(100_000_000, board.TouchPad(3).Touch);
        board.Clock.At(200_000_000, board.TouchPad(3).Release);

        RunResult result = board.Run(board.LoadTest(test), TenSeconds);

        Assert.True(result.End == RunEnd.Finished, result.Message);
    }

    public void Dispose() => Directory.Delete(_drive, recursive: true);
}
