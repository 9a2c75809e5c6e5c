namespace Ripac.Dialing;

/// <summary>
/// A modem that takes AT commands (ITU-T V.250) on a serial port: dials voice calls with <c>ATD&lt;number&gt;;</c>, answers them with ATA.
/// No number is dialed before the modem's echo has shown that it got it right: a digit that is damaged on its way is a wrong number.
/// Whatever a modem does not answer in time ends in asking it anew: a spoiled line, ATH, ATZ, ATE1, AT+CVHU=0 (3GPP TS 27.007: without it
/// the SIM7600 family leaves voice calls up when ATH comes; modems that do not know it say ERROR, which is as good).
/// </summary>
public sealed class AtModem : IDialLine
{
    /// <summary>How long a modem may think about a command that does not dial.</summary>
    public const int CommandTimeoutMilliseconds = 2000;

    /// <summary>How long a modem may be silent after ATD.</summary>
    public const int DialTimeoutMilliseconds = 60000;

    /// <summary>A caller who has not rung for so long has given up: rings are at most 6 s apart (ITU-T E.180).</summary>
    public const int RingMilliseconds = 7000;

    /// <summary>How long after an unanswered command the modem is asked again.</summary>
    public const int RetryMilliseconds = 3000;

    /// <summary>How long a number's echo may take; a modem sends it as the bytes come.</summary>
    public const int EchoTimeoutMilliseconds = 1000;

    /// <summary>How often a number is sent whose echo is wrong.</summary>
    public const int MaximumAttempts = 3;

    /// <summary>How long the answer to a spoiled line is waited for; there need not be one.</summary>
    public const int SpoilMilliseconds = 300;

    private readonly ModemPort _port;
    private readonly ModemPower? _power;
    private readonly ModemLine _line = new();
    private readonly DialCommand _dial = new();

    private Phase _phase = Phase.Unanswered;
    private DialString? _number;
    private int _attempts;
    private bool _hangingUp;
    private long _deadline;
    private bool _reported;

    /// <summary>Opens the port.</summary>
    /// <param name="portName">COM1 ...</param>
    /// <param name="baudRate">Bits a second.</param>
    /// <param name="power">The modem's power key, if the board has it.</param>
    public AtModem(string portName, int baudRate, ModemPower? power)
    {
        _port = new ModemPort(portName, baudRate);
        _power = power;
    }

    // The first six are passed in this order on the way to Idle.
    private enum Phase
    {
        Unanswered,
        Spoiling,
        Probing,
        Resetting,
        SettingEcho,
        SettingHangUp,
        Idle,
        Ringing,
        Echoing,
        Dialing,
        InCall,
        HangingUp,
    }

    /// <inheritdoc/>
    public string Name => "modem";

    /// <inheritdoc/>
    public LineState State
    {
        get
        {
            switch (_phase)
            {
                case Phase.Idle:
                    return LineState.Idle;
                case Phase.Ringing:
                    return LineState.Ringing;
                case Phase.Echoing:
                case Phase.Dialing:
                    return LineState.Dialing;
                case Phase.InCall:
                    return LineState.InCall;
                case Phase.HangingUp:
                    return LineState.HangingUp;
                default:
                    return _number != null ? LineState.Dialing : _hangingUp ? LineState.HangingUp : LineState.NotReady;
            }
        }
    }

    /// <inheritdoc/>
    public long NextEdge => long.MaxValue;

    /// <inheritdoc/>
    public bool Dial(DialString number, long now)
    {
        if (_phase != Phase.Idle)
        {
            return false;
        }

        _number = number;
        _attempts = 0;
        SendNumber(now);
        return true;
    }

    /// <inheritdoc/>
    public void Answer(long now)
    {
        if (_phase == Phase.Ringing)
        {
            Send(ModemCommands.Answer, Phase.Dialing, now + DialTimeoutMilliseconds);
        }
    }

    /// <inheritdoc/>
    public void HangUp(long now)
    {
        if (_number != null || _phase == Phase.Dialing)
        {
            // A command behind a number that is not finished, or whose end was lost, would be taken for a part of it.
            _number = null;
            _hangingUp = true;
            if (_phase == Phase.Echoing || _phase == Phase.Dialing)
            {
                SpoilLine(now);
            }
        }
        else if (_phase == Phase.InCall || _phase == Phase.Ringing)
        {
            Ask(ModemCommands.HangUp, Phase.HangingUp, now);
        }
    }

    /// <inheritdoc/>
    public LineEvent Poll(long now)
    {
        _power?.Poll(now);
        _port.Receive();
        while (_port.HasBytes)
        {
            LineEvent happened = Take(_port.Take(), now);
            if (happened != LineEvent.None)
            {
                return happened;
            }
        }

        return HasDeadline && now >= _deadline ? HandleSilence(now) : LineEvent.None;
    }

    private bool HasDeadline => _phase != Phase.Idle && _phase != Phase.InCall;

    private LineEvent Take(byte value, long now)
    {
        if (_phase == Phase.Echoing)
        {
            return TakeEcho(value, now);
        }

        ModemReply reply = _line.Take(value);
        return reply == ModemReply.None ? LineEvent.None : Handle(reply, now);
    }

    private LineEvent TakeEcho(byte value, long now)
    {
        if (!_dial.Matches(value))
        {
            return HandleDamage(now);
        }

        if (_dial.IsEchoed)
        {
            _number = null;
            Send(ModemCommands.EndOfLine, Phase.Dialing, now + DialTimeoutMilliseconds);
        }

        return LineEvent.None;
    }

    // The modem has another number than it should, or only a part of it: the line must not end as it is.
    private LineEvent HandleDamage(long now)
    {
        SpoilLine(now);
        _attempts++;
        if (_attempts < MaximumAttempts)
        {
            return LineEvent.None;
        }

        _number = null;
        return LineEvent.Garbled;
    }

    private LineEvent Handle(ModemReply reply, long now)
    {
        switch (_phase)
        {
            case Phase.Spoiling:
                Ask(ModemCommands.HangUp, Phase.Probing, now);
                return LineEvent.None;
            case Phase.Probing:
                Ask(ModemCommands.Reset, Phase.Resetting, now);
                return LineEvent.None;
            case Phase.Resetting:
                return GoOn(reply, ModemCommands.EchoOn, Phase.SettingEcho, now);
            case Phase.SettingEcho:
                return GoOn(reply, ModemCommands.VoiceHangUp, Phase.SettingHangUp, now);
            case Phase.SettingHangUp:
                return reply == ModemReply.Ok || reply == ModemReply.Error ? BecomeReady(now) : LineEvent.None;
            case Phase.Idle:
            case Phase.Ringing:
                return HandleRinging(reply, now);
            case Phase.Dialing:
                return HandleDialing(reply);
            case Phase.InCall:
                return HandleCall(reply);
            case Phase.HangingUp:
                return HandleHangUp(reply, now);
            default:
                return LineEvent.None;
        }
    }

    private LineEvent GoOn(ModemReply reply, byte[] command, Phase next, long now)
    {
        if (reply == ModemReply.Ok)
        {
            Ask(command, next, now);
            return LineEvent.None;
        }

        return reply == ModemReply.Error ? HandleSilence(now) : LineEvent.None;
    }

    private LineEvent BecomeReady(long now)
    {
        _reported = false;
        if (_number != null)
        {
            SendNumber(now);
            return LineEvent.None;
        }

        _phase = Phase.Idle;
        bool hungUp = _hangingUp;
        _hangingUp = false;
        return hungUp ? LineEvent.HungUp : LineEvent.Ready;
    }

    private LineEvent HandleRinging(ModemReply reply, long now)
    {
        bool rang = _phase == Phase.Ringing;
        if (reply == ModemReply.Ring)
        {
            _phase = Phase.Ringing;
            _deadline = now + RingMilliseconds;
            return rang ? LineEvent.None : LineEvent.Ringing;
        }

        return rang && EndOfCall(reply) != LineEvent.None ? GiveUpRinging() : LineEvent.None;
    }

    private LineEvent GiveUpRinging()
    {
        _phase = Phase.Idle;
        return LineEvent.Missed;
    }

    private LineEvent HandleDialing(ModemReply reply)
    {
        bool connected = reply == ModemReply.Ok || reply == ModemReply.Connect;
        if (reply == ModemReply.Ring)
        {
            return LineEvent.None;
        }

        _phase = connected ? Phase.InCall : Phase.Idle;
        return connected ? LineEvent.Connected : reply == ModemReply.Error ? LineEvent.Refused : EndOfCall(reply);
    }

    private LineEvent HandleCall(ModemReply reply)
    {
        LineEvent ended = EndOfCall(reply);
        if (ended != LineEvent.None)
        {
            _phase = Phase.Idle;
        }

        return ended;
    }

    private LineEvent HandleHangUp(ModemReply reply, long now)
    {
        // NO CARRIER may come before the OK that answers ATH.
        if (reply == ModemReply.Ok)
        {
            _phase = Phase.Idle;
            return LineEvent.HungUp;
        }

        return reply == ModemReply.Error ? HandleSilence(now) : LineEvent.None;
    }

    private static LineEvent EndOfCall(ModemReply reply)
    {
        switch (reply)
        {
            case ModemReply.Busy:
                return LineEvent.Busy;
            case ModemReply.NoCarrier:
                return LineEvent.NoCarrier;
            case ModemReply.NoAnswer:
                return LineEvent.NoAnswer;
            case ModemReply.NoDialtone:
                return LineEvent.NoDialtone;
            default:
                return LineEvent.None;
        }
    }

    private LineEvent HandleSilence(long now)
    {
        switch (_phase)
        {
            case Phase.Unanswered:
                // A command line may be left from before, a number perhaps.
                SpoilLine(now);
                return LineEvent.None;
            case Phase.Spoiling:
                Ask(ModemCommands.HangUp, Phase.Probing, now);
                return LineEvent.None;
            case Phase.Echoing:
                return HandleDamage(now);
            case Phase.Dialing:
                // The modem may not have got the end of the line, or may be dialing still.
                SpoilLine(now);
                return LineEvent.DialTimeout;
            case Phase.Ringing:
                return GiveUpRinging();
            default:
                return BecomeUnanswered(now);
        }
    }

    private LineEvent BecomeUnanswered(long now)
    {
        _phase = Phase.Unanswered;
        _deadline = now + RetryMilliseconds;
        _hangingUp = false;
        if (_number != null)
        {
            _number = null;
            return LineEvent.Garbled;
        }

        bool first = !_reported;
        _reported = true;
        if (_power != null && _power.Press(now))
        {
            return LineEvent.PoweringUp;
        }

        return first ? LineEvent.NotAnswering : LineEvent.None;
    }

    private void SendNumber(long now)
    {
        _dial.Set(_number!);
        Send(_dial.Text, _dial.Count, Phase.Echoing, now + EchoTimeoutMilliseconds);
    }

    private void SpoilLine(long now) => Send(ModemCommands.Spoil, Phase.Spoiling, now + SpoilMilliseconds);

    private void Ask(byte[] command, Phase next, long now) => Send(command, next, now + CommandTimeoutMilliseconds);

    private void Send(byte[] command, Phase next, long deadline) => Send(command, command.Length, next, deadline);

    private void Send(byte[] command, int count, Phase next, long deadline)
    {
        _line.Clear();
        _phase = next;
        _deadline = deadline;
        _port.Send(command, count);
    }
}
