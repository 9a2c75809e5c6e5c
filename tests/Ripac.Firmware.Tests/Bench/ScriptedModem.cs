using System.Text;
using Ripac.VirtualDevice;

namespace Ripac.Tests.Firmware.Bench;

/// <summary>A modem that answers each command as the test says; null = silence. Echoes what it gets, and says nothing to lines without AT.</summary>
internal sealed class ScriptedModem : ISerialPart
{
    private const long ThinkingNanoseconds = 50_000_000;

    private readonly StringBuilder _command = new();
    private ISerialLine? _line;

    /// <summary>What is sent back, line ends included, for a command without its carriage return.</summary>
    public Func<string, string?> Answer { get; set; } = _ => "\r\nOK\r\n";

    /// <summary>What becomes of each byte on its way to the modem, whose line so far is given; null = it does not arrive.</summary>
    public Func<string, byte, byte?> Wire { get; set; } = (_, value) => value;

    /// <summary>Whether it sends back what it gets.</summary>
    public bool Echoes { get; set; } = true;

    /// <summary>All commands that came.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>What stood in the lines that the firmware spoiled.</summary>
    public List<string> Spoiled { get; } = [];

    /// <summary>The numbers of the dial commands that came.</summary>
    public IEnumerable<string> Dialed => Commands.Where(c => c.StartsWith("ATD")).Select(c => c[3..].TrimEnd(';'));

    public void Connect(ISerialLine line) => _line = line;

    public void Receive(byte sent)
    {
        if (Wire(_command.ToString(), sent) is not byte value)
        {
            return;
        }

        if (Echoes)
        {
            _line!.Send([value]);
        }

        if (value != '\r')
        {
            _command.Append((char)value);
            return;
        }

        string command = _command.ToString();
        _command.Clear();
        if (command.Contains('?'))
        {
            Spoiled.Add(command.TrimEnd('?'));
            return;
        }

        Commands.Add(command);
        if (Answer(command) is string answer)
        {
            _line!.Clock.After(ThinkingNanoseconds, () => Say(answer));
        }
    }

    /// <summary>Sends unasked.</summary>
    public void Say(string text) => _line!.Send(Encoding.Latin1.GetBytes(text));
}
