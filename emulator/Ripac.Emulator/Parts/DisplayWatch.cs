using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Parts;

namespace Ripac.Emulator.Parts;

/// <summary>The board's display, and somebody who looks at it: tells what it says when that has changed and stands still.</summary>
internal sealed class DisplayWatch
{
    // Firmware writes a page at a time, once in its loop.
    private const long StandsStill = 50_000_000;

    private const string Dark = "dark";

    private readonly VirtualClock _clock;
    private readonly Action<string> _saw;
    private string _text = Dark;
    private long _writtenAt;

    public DisplayWatch(VirtualBoard board, DisplayPins pins, Action<string> saw)
    {
        _clock = board.Clock;
        _saw = saw;
        board.AttachI2c(pins.I2cBus, Ssd1306.Address, Display);
        board.I2cTransferred += transfer =>
        {
            if (transfer.Bus == pins.I2cBus && transfer.Acknowledged)
            {
                LookLater();
            }
        };
    }

    public Ssd1306 Display { get; } = new();

    private void LookLater()
    {
        _writtenAt = _clock.NowNanoseconds;
        long written = _writtenAt;
        _clock.After(StandsStill, () =>
        {
            if (written == _writtenAt)
            {
                Look();
            }
        });
    }

    private void Look()
    {
        string text = Display.IsOn ? DisplayReader.Text(Display) : Dark;
        if (text != _text)
        {
            _text = text;
            _saw(text);
        }
    }
}
