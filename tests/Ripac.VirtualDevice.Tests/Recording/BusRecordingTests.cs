using Ripac.Tests;
using Ripac.VirtualDevice.Parts;
using Ripac.VirtualDevice.Recording;

namespace Ripac.VirtualDevice.Tests.Recording;

public sealed class BusRecordingTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_recording_takes_the_parts_place()
    {
        BusRecording recording = Record();
        using VirtualBoard board = Board(out Button button);
        ReplayedPart replayed = new(board, recording);
        board.AttachSpi(2, 15, replayed);
        PressTwice(board, button);

        Assert.Empty(replayed.Differences);
        Assert.True(replayed.IsAtEnd);
        Assert.Equal(4, replayed.FramesPlayed);
    }

    [Fact]
    public void Firmware_that_does_something_else_is_told_of()
    {
        BusRecording recording = Record();
        using VirtualBoard board = Board(out Button button);
        ReplayedPart replayed = new(board, recording);
        board.AttachSpi(2, 15, replayed);
        PressTwice(board, button);
        button.Press(held: TimeSpan.FromMilliseconds(50));
        board.RunFor(Soon);

        Assert.Equal(["frame 5: a frame after the last one", "frame 5: a frame after the last one"], replayed.Differences);
    }

    [Fact]
    public void A_recording_takes_the_firmwares_place()
    {
        BusRecording recording = Record();
        using VirtualBoard board = new();
        SpiRam ram = new();

        Assert.Empty(ReplayedFirmware.Play(board, recording, ram));
        Assert.Equal(2, ram.Bytes[7]);
        Assert.Equal("frame 1: byte 4 is 0x02, was 0x00", ReplayedFirmware.Play(new VirtualBoard(), recording, ram)[0]);
    }

    [Fact]
    public void A_file_holds_all_of_it()
    {
        BusRecording recording = Record();
        recording.Write(_folder.File("a.bus"));

        BusRecording read = BusRecording.Read(_folder.File("a.bus"));

        Assert.Equal(recording.Events.Count, read.Events.Count);
        Assert.Empty(ReplayedFirmware.Play(new VirtualBoard(), read, new SpiRam()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("ripac-bus 1\nspi 1 1000 00")]
    [InlineData("ripac-bus 1\nspi 1 1000 00 0")]
    [InlineData("ripac-bus 1\nspi 1 0 00 00")]
    [InlineData("ripac-bus 1\npin 1 64 1")]
    [InlineData("ripac-bus 1\npin -1 4 1")]
    [InlineData("ripac-bus 1\npin 2 4 1\npin 1 4 0")]
    [InlineData("ripac-bus 1\nspi 99999999999999999999 1 00 00")]
    public void What_is_no_recording_is_refused(string content)
    {
        File.WriteAllText(_folder.File("bad.bus"), content);

        Assert.Throws<FormatException>(() => BusRecording.Read(_folder.File("bad.bus")));
    }

    private static BusRecording Record()
    {
        using VirtualBoard board = Board(out Button button);
        board.AttachSpi(2, 15, new SpiRam());
        BusRecorder recorder = new(board, 2, 15, pinsOfPart: [], pinsOfFirmware: [5]);
        PressTwice(board, button);
        return recorder.Recording;
    }

    private static VirtualBoard Board(out Button button)
    {
        VirtualBoard board = new();
        button = new Button(board, 4);
        board.AttachI2c(1, 0x3C, new Ssd1306());
        board.Load(Firmware.PathOf("PartsBoard"));
        return board;
    }

    private static void PressTwice(VirtualBoard board, Button button)
    {
        board.ExpectLine("ready", Soon);
        for (int i = 0; i < 2; i++)
        {
            button.Press(held: TimeSpan.FromMilliseconds(50));
            board.RunFor(Soon);
        }
    }
}
