using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>
/// The lowest layer: takes back whatever is on the line, and tells what becomes of it. "Stop" ends ringing and dialing; during a call,
/// when the speaker talks to someone else, the wake word or the button comes first. Holding the button hangs up without any word, so also
/// without a coprocessor. Nothing is on the wire from here to the line: no layer above can keep it from hanging up.
/// </summary>
internal sealed class HangUpLayer : Layer
{
    /// <summary>How long a command is listened for during a call.</summary>
    public const int CommandMilliseconds = 8000;

    /// <summary>How long the button is held to hang up.</summary>
    public const int HoldMilliseconds = 1500;

    private readonly Dialer _dialer;
    private long _commandsUntil;
    private long _hangUpAt = long.MaxValue;

    public HangUpLayer(Dialer dialer)
    {
        _dialer = dialer;
    }

    public override string Name => "hang-up";

    public override int Ears
    {
        get
        {
            switch (_dialer.Line.State)
            {
                case LineState.Ringing:
                    return Grammars.Answer;
                case LineState.Dialing:
                    return Grammars.Number;
                case LineState.InCall:
                    return _commandsUntil != 0 ? Grammars.Number : Grammars.WakeWord;
                default:
                    return Nothing;
            }
        }
    }

    public override int Signal
    {
        get
        {
            switch (_dialer.Line.State)
            {
                case LineState.NotReady:
                    return Signals.NotReady;
                case LineState.Dialing:
                    return Signals.Dialing;
                case LineState.HangingUp:
                    return Signals.HangingUp;
                case LineState.InCall:
                    return _commandsUntil != 0 ? Signals.Command : Signals.InCall;
                default:
                    return Signals.Idle;
            }
        }
    }

    public override void Reset()
    {
        _commandsUntil = 0;
        _hangUpAt = long.MaxValue;
    }

    public override void Heard(string word, int certainty, long now)
    {
        if (certainty == 0 || !_dialer.IsLineBusy)
        {
            return;
        }

        bool inCall = _dialer.Line.State == LineState.InCall;
        if (inCall && word == _dialer.Words.WakeWord)
        {
            OpenForCommand(now);
        }
        else if (word == _dialer.Words.Stop && (!inCall || _commandsUntil != 0))
        {
            HangUp(now);
        }
    }

    public override void ButtonChanged(bool pressed, long now)
    {
        // A button that was held before there was something to hang up does not count.
        _hangUpAt = pressed && _dialer.IsLineBusy ? now + HoldMilliseconds : long.MaxValue;
        if (pressed && _dialer.Line.State == LineState.InCall)
        {
            OpenForCommand(now);
        }
    }

    public override void LineReported(LineEvent report, long now)
    {
        _commandsUntil = 0;
        _hangUpAt = long.MaxValue;
        string? said = Describe(report);
        if (said != null)
        {
            _dialer.Print(said);
        }
    }

    public override void Tick(long now)
    {
        if (_commandsUntil != 0 && now >= _commandsUntil)
        {
            _commandsUntil = 0;
        }

        if (now >= _hangUpAt)
        {
            HangUp(now);
        }
    }

    private void HangUp(long now)
    {
        _hangUpAt = long.MaxValue;
        _dialer.Print("call: hanging up");
        _dialer.Line.HangUp(now);
    }

    private void OpenForCommand(long now)
    {
        _dialer.Print("listening: " + _dialer.Words.Stop + " hangs up");
        _commandsUntil = now + CommandMilliseconds;
    }

    private string? Describe(LineEvent report)
    {
        switch (report)
        {
            case LineEvent.Ready:
                return _dialer.Line.Name + ": ready";
            case LineEvent.NotAnswering:
                return _dialer.Line.Name + ": not answering";
            case LineEvent.Ringing:
                return "call: ringing";
            case LineEvent.Missed:
                return "call: missed";
            case LineEvent.Connected:
                return "call: connected";
            case LineEvent.Busy:
                return "call: busy";
            case LineEvent.NoCarrier:
                return "call: no carrier";
            case LineEvent.NoAnswer:
                return "call: no answer";
            case LineEvent.NoDialtone:
                return "call: no dial tone";
            case LineEvent.Refused:
                return "call: refused by the " + _dialer.Line.Name;
            case LineEvent.DialTimeout:
                return "call: " + _dialer.Line.Name + " silent";
            case LineEvent.Garbled:
                return "not dialed: " + _dialer.Line.Name + " did not get the number right";
            case LineEvent.PoweringUp:
                return _dialer.Line.Name + ": powering up";
            case LineEvent.HungUp:
                return "call: hung up";
            default:
                return null;
        }
    }
}
