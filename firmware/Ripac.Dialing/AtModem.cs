using System;
using System.IO.Ports;

namespace Ripac.Dialing;

/// <summary>
/// A modem that takes AT commands (ITU-T V.250) on a serial port: dials voice calls with <c>ATD&lt;number&gt;;</c>, answers them with ATA.
/// Whatever a modem does not answer in time ends in asking it anew: AT, ATZ (which also hangs up), AT+CVHU=0 (3GPP TS 27.007: without it
/// the SIM7600 family leaves voice calls up when ATH comes; modems that do not know it say ERROR, which is as good).
/// </summary>
public sealed class AtModem : IDialLine
{
    /// <summary>How long a modem may think about AT, ATZ and ATH.</summary>
    public const int CommandTimeoutMilliseconds = 2000;

    /// <summary>How long a modem may be silent after ATD.</summary>
    public const int DialTimeoutMilliseconds = 60000;

    /// <summary>A caller who has not rung for so long has given up: rings are at most 6 s apart (ITU-T E.180).</summary>
    public const int RingMilliseconds = 7000;

    /// <summary>How long after an unanswered command the modem is asked again.</summary>
    public const int RetryMilliseconds = 3000;

    private const int BufferBytes = 256;

    private static readonly byte[] Attention = Command("AT");
    private static readonly byte[] Reset = Command("ATZ");
    private static readonly byte[] VoiceHangUp = Command("AT+CVHU=0");
    private static readonly byte[] HangUpCommand = Command("ATH");
    private static readonly byte[] AnswerCommand = Command("ATA");

    private readonly SerialPort _port;
    private readonly ModemLine _line = new();
    private readonly byte[] _received = new byte[BufferBytes];
    private readonly byte[] _dial = new byte[DialString.MaximumLength + 5];

    private int _next;
    private int _count;
    private Phase _phase = Phase.Unanswered;
    private long _deadline;
    private bool _reported;

    /// <summary>Opens the port, 8 data bits, no parity.</summary>
    public AtModem(string portName, int baudRate)
    {
        _port = new SerialPort(portName, baudRate)
        {
            ReadBufferSize = 2 * BufferBytes,
            WriteTimeout = CommandTimeoutMilliseconds,
        };
        _port.Open();
    }

    private enum Phase
    {
        Unanswered,
        Probing,
        Resetting,
        SettingUp,
        Idle,
        Ringing,
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
                case Phase.Dialing:
                    return LineState.Dialing;
                case Phase.InCall:
                    return LineState.InCall;
                case Phase.HangingUp:
                    return LineState.HangingUp;
                default:
                    return LineState.NotReady;
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

        int count = 0;
        _dial[count++] = (byte)'A';
        _dial[count++] = (byte)'T';
        _dial[count++] = (byte)'D';
        for (int i = 0; i < number.Length; i++)
        {
            _dial[count++] = (byte)number[i];
        }

        _dial[count++] = (byte)';';
        _dial[count++] = (byte)'\r';
        Send(_dial, count, Phase.Dialing, now + DialTimeoutMilliseconds);
        return true;
    }

    /// <inheritdoc/>
    public void Answer(long now)
    {
        if (_phase == Phase.Ringing)
        {
            Send(AnswerCommand, AnswerCommand.Length, Phase.Dialing, now + DialTimeoutMilliseconds);
        }
    }

    /// <inheritdoc/>
    public void HangUp(long now)
    {
        if (_phase == Phase.Dialing || _phase == Phase.InCall || _phase == Phase.Ringing)
        {
            Send(HangUpCommand, HangUpCommand.Length, Phase.HangingUp, now + CommandTimeoutMilliseconds);
        }
    }

    /// <inheritdoc/>
    public LineEvent Poll(long now)
    {
        if (_next == _count)
        {
            Receive();
        }

        while (_next < _count)
        {
            ModemReply reply = _line.Take(_received[_next++]);
            LineEvent happened = reply == ModemReply.None ? LineEvent.None : Handle(reply, now);
            if (happened != LineEvent.None)
            {
                return happened;
            }
        }

        return HasDeadline && now >= _deadline ? HandleSilence(now) : LineEvent.None;
    }

    private bool HasDeadline => _phase != Phase.Idle && _phase != Phase.InCall;

    private LineEvent Handle(ModemReply reply, long now)
    {
        switch (_phase)
        {
            case Phase.Probing:
                Send(Reset, Reset.Length, Phase.Resetting, now + CommandTimeoutMilliseconds);
                return LineEvent.None;
            case Phase.Resetting:
                return HandleReset(reply, now);
            case Phase.SettingUp:
                return reply == ModemReply.Ok || reply == ModemReply.Error ? BecomeReady() : LineEvent.None;
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

    private LineEvent HandleReset(ModemReply reply, long now)
    {
        if (reply == ModemReply.Ok)
        {
            Send(VoiceHangUp, VoiceHangUp.Length, Phase.SettingUp, now + CommandTimeoutMilliseconds);
            return LineEvent.None;
        }

        return reply == ModemReply.Error ? HandleSilence(now) : LineEvent.None;
    }

    private LineEvent BecomeReady()
    {
        _phase = Phase.Idle;
        _reported = false;
        return LineEvent.Ready;
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
        if (_phase == Phase.Dialing)
        {
            // The number may still be on its way out: take the line back before anything else is done.
            Send(HangUpCommand, HangUpCommand.Length, Phase.Probing, now + CommandTimeoutMilliseconds);
            return LineEvent.DialTimeout;
        }

        if (_phase == Phase.Ringing)
        {
            return GiveUpRinging();
        }

        if (_phase == Phase.Unanswered)
        {
            Send(Attention, Attention.Length, Phase.Probing, now + CommandTimeoutMilliseconds);
            return LineEvent.None;
        }

        _phase = Phase.Unanswered;
        _deadline = now + RetryMilliseconds;
        bool first = !_reported;
        _reported = true;
        return first ? LineEvent.NotAnswering : LineEvent.None;
    }

    private void Send(byte[] command, int count, Phase next, long deadline)
    {
        // What was on its way before the command is not its answer.
        Receive();
        _count = 0;
        _line.Clear();
        _phase = next;
        _deadline = deadline;
        try
        {
            _port.Write(command, 0, count);
        }
        catch (Exception)
        {
            // A port that cannot be written to is found by the silence that follows.
        }
    }

    // Fills the buffer with what has arrived, at most once a poll: a modem that never stops talking must not hold the loop.
    private void Receive()
    {
        _next = 0;
        _count = 0;
        try
        {
            int available = _port.BytesToRead;
            _count = available == 0 ? 0 : _port.Read(_received, 0, available < _received.Length ? available : _received.Length);
        }
        catch (Exception)
        {
            // A port that cannot be read from is found by the silence that follows.
        }
    }

    private static byte[] Command(string text)
    {
        byte[] command = new byte[text.Length + 1];
        for (int i = 0; i < text.Length; i++)
        {
            command[i] = (byte)text[i];
        }

        command[text.Length] = (byte)'\r';
        return command;
    }
}
