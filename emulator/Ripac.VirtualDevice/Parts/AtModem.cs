using System.Text;

namespace Ripac.VirtualDevice.Parts;

/// <summary>
/// A modem that takes AT commands (ITU-T V.250: command echo, verbose result codes) and dials voice calls with ATD...;. Every call ends
/// as <see cref="ModemAnswer"/> says.
/// </summary>
public sealed class AtModem(ModemAnswer answer) : ISerialPart
{
    private const int LongestCommand = 80;
    private const int LongestShown = 20;
    private const string DialCharacters = "0123456789*#+ABCD,TPW!@-() ";

    // A modem thinks a few milliseconds; a call takes its time to be set up, or to fail.
    private const long CommandNanoseconds = 5_000_000;
    private const long ErrorNanoseconds = 50_000_000;
    private const long CallNanoseconds = 1_200_000_000;

    private readonly StringBuilder _command = new();
    private readonly List<string> _dialed = [];
    private ISerialLine? _line;
    private IDisposable? _pendingCall;
    private bool _echo = true;

    /// <summary>A command line came from the firmware; of one that is too long, its beginning.</summary>
    public event Action<string>? CommandReceived;

    /// <summary>A result code goes to the firmware.</summary>
    public event Action<string>? ResultSent;

    /// <summary>It was switched on, and answers now.</summary>
    public event Action? PoweredUp;

    /// <summary>Whether it answers: true, unless a <see cref="ModemPowerKey"/> switched it off.</summary>
    public bool IsPowered { get; private set; } = true;

    /// <summary>The numbers that were dialed, in order: digits, *, # and + only.</summary>
    public IReadOnlyList<string> Dialed => _dialed;

    /// <summary>A number was dialed and the call has no result yet; with <see cref="ModemAnswer.Silent"/> it never has.</summary>
    public bool IsCalling { get; private set; }

    public void Connect(ISerialLine line) => _line = line;

    /// <summary>Switches the modem on or off, now.</summary>
    internal void SetPower(bool on)
    {
        IsPowered = on;
        HangUp();
        _command.Clear();
        _echo = true;
        if (on)
        {
            PoweredUp?.Invoke();
        }
    }

    public void Receive(byte value)
    {
        if (!IsPowered)
        {
            return;
        }

        if (_echo)
        {
            _line!.Send([value]);
        }

        if (value == '\r')
        {
            string command = _command.ToString();
            _command.Clear();
            Obey(command);
        }
        else if (value >= ' ' && _command.Length <= LongestCommand)
        {
            _command.Append((char)value);
        }
    }

    private void Obey(string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        CommandReceived?.Invoke(line.Length > LongestCommand ? $"{line.AsSpan(0, LongestShown)}..." : line);
        HangUp();
        string command = line.ToUpperInvariant();
        if (line.Length > LongestCommand || !command.StartsWith("AT", StringComparison.Ordinal))
        {
            After(CommandNanoseconds, "ERROR");
        }
        else if (command.StartsWith("ATD", StringComparison.Ordinal))
        {
            Dial(command[3..]);
        }
        else
        {
            switch (command)
            {
                case "AT" or "ATH" or "ATH0" or "ATV1" or "ATQ0" or "AT+CVHU=0":
                    After(CommandNanoseconds, "OK");
                    break;
                case "ATE0" or "ATE1":
                    _echo = command == "ATE1";
                    After(CommandNanoseconds, "OK");
                    break;
                case "ATZ" or "AT&F":
                    _echo = true;
                    After(CommandNanoseconds, "OK");
                    break;
                default:
                    After(CommandNanoseconds, "ERROR");
                    break;
            }
        }
    }

    private void Dial(string text)
    {
        string number = text.TrimEnd(';');
        if (number.Length == 0 || text.Length - number.Length > 1 || number.Any(character => !DialCharacters.Contains(character)))
        {
            After(CommandNanoseconds, "ERROR");
            return;
        }

        _dialed.Add(string.Concat(number.Where(character => char.IsAsciiDigit(character) || character is '*' or '#' or '+')));
        IsCalling = true;
        _pendingCall = answer switch
        {
            // A voice call (;) that stands is OK, a data call CONNECT.
            ModemAnswer.Ok => After(CallNanoseconds, text.EndsWith(';') ? "OK" : "CONNECT"),
            ModemAnswer.Busy => After(CallNanoseconds, "BUSY"),
            ModemAnswer.NoCarrier => After(CallNanoseconds, "NO CARRIER"),
            ModemAnswer.Error => After(ErrorNanoseconds, "ERROR"),
            _ => null,
        };
    }

    private void HangUp()
    {
        _pendingCall?.Dispose();
        _pendingCall = null;
        IsCalling = false;
    }

    private IDisposable After(long nanoseconds, string result) => _line!.Clock.After(nanoseconds, () =>
    {
        IsCalling = false;
        ResultSent?.Invoke(result);
        _line.Send(Encoding.ASCII.GetBytes($"\r\n{result}\r\n"));
    });
}
