using System.Globalization;
using System.Text;

namespace Ripac.VirtualDevice.Recording;

/// <summary>
/// What passed between firmware and one SPI part: its frames and the pins beside the bus, with their times. As a file, lines of text:
/// <c>ripac-bus 1</c>, then <c>pin TIME NUMBER LEVEL</c> (driven by the part), <c>set TIME NUMBER LEVEL</c> (driven by the firmware) and
/// <c>spi TIME HERTZ MOSI MISO</c>, in order, times in nanoseconds since power-on, bytes as hexadecimal.
/// </summary>
public sealed class BusRecording
{
    private const string Title = "ripac-bus 1";

    /// <summary>Some hours of a busy link.</summary>
    private const long LargestFile = 1L << 30;

    private readonly List<RecordedEvent> _events = [];

    /// <summary>In the order in which they happened.</summary>
    public IReadOnlyList<RecordedEvent> Events => _events;

    /// <summary>Reads a recording.</summary>
    /// <exception cref="FormatException">It is none; the message names the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static BusRecording Read(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
        {
            throw new FormatException($"{path} is larger than a bus recording can be");
        }

        BusRecording recording = new();
        int number = 0;
        foreach (string line in File.ReadLines(path, Encoding.ASCII))
        {
            number++;
            if (number == 1 ? line != Title : !recording.TryAdd(line))
            {
                throw new FormatException($"{path}, line {number}: {(number == 1 ? $"the first line is not \"{Title}\"" : "not a line of a bus recording")}");
            }
        }

        return number > 0 ? recording : throw new FormatException($"{path} is empty");
    }

    /// <summary>Writes the recording; the file has its name only once it is complete.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path)
    {
        using WholeFile file = new(path);
        using (StreamWriter writer = new(file.Content, Encoding.ASCII) { NewLine = "\n" })
        {
            writer.WriteLine(Title);
            foreach (RecordedEvent happened in _events)
            {
                writer.WriteLine(happened switch
                {
                    RecordedPin pin => string.Create(CultureInfo.InvariantCulture, $"{(pin.ByFirmware ? "set" : "pin")} {pin.Nanoseconds} {pin.Pin} {(pin.High ? 1 : 0)}"),
                    RecordedFrame frame => string.Create(CultureInfo.InvariantCulture, $"spi {frame.Nanoseconds} {frame.ClockHertz} {Convert.ToHexString(frame.Mosi)} {Convert.ToHexString(frame.Miso)}"),
                    _ => throw new InvalidOperationException(),
                });
            }
        }

        file.Complete();
    }

    /// <summary>A frame is known at its end, and counts from its start: pins that changed meanwhile come after it.</summary>
    internal void Add(RecordedEvent happened)
    {
        int at = _events.Count;
        while (at > 0 && _events[at - 1].Nanoseconds > happened.Nanoseconds)
        {
            at--;
        }

        _events.Insert(at, happened);
    }

    private bool TryAdd(string line)
    {
        string[] parts = line.Split(' ');
        if (parts.Length < 4 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long time)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || (_events.Count > 0 && time < _events[^1].Nanoseconds))
        {
            return false;
        }

        switch (parts)
        {
            case ["pin" or "set", _, _, "0" or "1"] when number < VirtualBoard.PinCount:
                _events.Add(new RecordedPin(time, number, parts[3] == "1", parts[0] == "set"));
                return true;
            case ["spi", _, _, string mosi, string miso] when number > 0 && mosi.Length == miso.Length && IsHex(mosi) && IsHex(miso):
                _events.Add(new RecordedFrame(time, number, Convert.FromHexString(mosi), Convert.FromHexString(miso)));
                return true;
            default:
                return false;
        }
    }

    private static bool IsHex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);
}

/// <summary>Something that happened on a bus, at a time since power-on.</summary>
public abstract record RecordedEvent(long Nanoseconds);

/// <summary>A pin beside the bus changed, driven by the firmware or by the part.</summary>
public sealed record RecordedPin(long Nanoseconds, int Pin, bool High, bool ByFirmware) : RecordedEvent(Nanoseconds);

/// <summary>A chip-select frame; the time is its start.</summary>
public sealed record RecordedFrame(long Nanoseconds, int ClockHertz, byte[] Mosi, byte[] Miso) : RecordedEvent(Nanoseconds);
