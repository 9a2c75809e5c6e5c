using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>
/// Dials and watches the call. Until it stands, "stop" takes it back. During the call the speaker talks to someone else: the wake
/// word or the button comes first, then "stop" hangs up.
/// </summary>
internal sealed class CallLayer : Layer
{
    /// <summary>How long a command is listened for during a call.</summary>
    public const int CommandMilliseconds = 8000;

    private bool _connected;
    private long _commandsUntil;

    public CallLayer(Dialer dialer)
        : base(dialer)
    {
    }

    public override int Grammar => TakesCommands ? Grammars.Number : Grammars.WakeWord;

    public override int LedPattern => !_connected ? StatusLed.Dialing : TakesCommands ? StatusLed.Listening : StatusLed.InCall;

    private bool TakesCommands => !_connected || _commandsUntil != 0;

    public void Begin(DialString number, long now)
    {
        _connected = false;
        _commandsUntil = 0;
        if (Dialer.Modem.Dial(number, now))
        {
            Dialer.Print("dialing: " + number.ToString());
            Dialer.Switch(this);
        }
        else
        {
            Close("not dialed: modem not ready");
        }
    }

    public override void Heard(string word, bool trusted, long now)
    {
        if (!trusted)
        {
            return;
        }

        if (word == Dialer.Words.WakeWord && _connected)
        {
            OpenForCommand(now);
        }
        else if (word == Dialer.Words.Stop)
        {
            Dialer.Print("call: hanging up");
            Dialer.Modem.HangUp(now);
        }
    }

    public override void ButtonChanged(bool pressed, long now)
    {
        if (pressed && _connected)
        {
            OpenForCommand(now);
        }
    }

    public override void ModemReported(ModemEvent report, long now)
    {
        switch (report)
        {
            case ModemEvent.Connected:
                Dialer.Print("call: connected");
                _connected = true;
                break;
            case ModemEvent.Busy:
                Close("call: busy");
                break;
            case ModemEvent.NoCarrier:
                Close("call: no carrier");
                break;
            case ModemEvent.NoAnswer:
                Close("call: no answer");
                break;
            case ModemEvent.NoDialtone:
                Close("call: no dial tone");
                break;
            case ModemEvent.Refused:
                Close("call: refused by the modem");
                break;
            case ModemEvent.DialTimeout:
            case ModemEvent.NotAnswering:
                Close("call: modem silent");
                break;
            case ModemEvent.HungUp:
                Close("call: hung up");
                break;
        }
    }

    public override void Tick(long now)
    {
        if (_commandsUntil != 0 && now >= _commandsUntil)
        {
            _commandsUntil = 0;
        }
    }

    private void OpenForCommand(long now)
    {
        Dialer.Print("listening: " + Dialer.Words.Stop + " hangs up");
        _commandsUntil = now + CommandMilliseconds;
    }

    private void Close(string why)
    {
        Dialer.Print(why);
        Dialer.Switch(Dialer.Waiting);
    }
}
