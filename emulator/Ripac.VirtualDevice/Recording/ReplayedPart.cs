namespace Ripac.VirtualDevice.Recording;

/// <summary>
/// Plays a recording to the firmware, without the part: answers each frame as the part did, and drives its pins as long after the
/// frames as it did. Attach it in the part's place. Firmware that does something else than when the recording was made is told of in
/// <see cref="Differences"/>.
/// </summary>
public sealed class ReplayedPart : ISpiPart
{
    /// <summary>More than anybody reads.</summary>
    private const int MostDifferences = 100;

    private readonly VirtualBoard _board;
    private readonly List<(RecordedFrame? Frame, List<RecordedPin> Pins)> _steps = [(null, [])];
    private readonly List<string> _differences = [];
    private int _frame = 1;
    private int _byte;
    private bool _differs;

    public ReplayedPart(VirtualBoard board, BusRecording recording)
    {
        _board = board;
        foreach (RecordedEvent happened in recording.Events)
        {
            if (happened is RecordedFrame frame)
            {
                _steps.Add((frame, []));
            }
            else if (happened is RecordedPin { ByFirmware: false } pin)
            {
                _steps[^1].Pins.Add(pin);
            }
        }

        DrivePins(0, 0);
    }

    /// <summary>Frames that were answered so far.</summary>
    public int FramesPlayed => _frame - 1;

    /// <summary>All frames of the recording were played.</summary>
    public bool IsAtEnd => _frame == _steps.Count;

    /// <summary>Where the firmware sent something else than in the recording: the first 100, a line each.</summary>
    public IReadOnlyList<string> Differences => _differences;

    public byte Transmit(byte mosi)
    {
        RecordedFrame? frame = _frame < _steps.Count ? _steps[_frame].Frame : null;
        int at = _byte++;
        if (frame is null || at >= frame.Mosi.Length)
        {
            Differ(frame is null ? "a frame after the last one" : $"more than {frame.Mosi.Length} bytes");
            return 0xFF;
        }

        if (frame.Mosi[at] != mosi)
        {
            Differ($"byte {at} is 0x{mosi:X2}, was 0x{frame.Mosi[at]:X2}");
        }

        return frame.Miso[at];
    }

    public void EndTransaction()
    {
        if (_frame < _steps.Count)
        {
            RecordedFrame frame = _steps[_frame].Frame!;
            if (_byte < frame.Mosi.Length)
            {
                Differ($"{_byte} bytes, were {frame.Mosi.Length}");
            }

            DrivePins(_frame, frame.Nanoseconds + (frame.Mosi.Length * 8_000_000_000L / frame.ClockHertz));
            _frame++;
        }

        _byte = 0;
        _differs = false;
    }

    private void DrivePins(int step, long recordedNow)
    {
        foreach (RecordedPin pin in _steps[step].Pins)
        {
            _board.Clock.After(Math.Max(0, pin.Nanoseconds - recordedNow), () => _board.Pin(pin.Pin).Drive(pin.High));
        }
    }

    // The first difference of a frame says it all.
    private void Differ(string what)
    {
        if (!_differs && _differences.Count < MostDifferences)
        {
            _differences.Add($"frame {_frame}: {what}");
        }

        _differs = true;
    }
}
