using System;
using System.IO.Ports;

namespace Ripac.Dialing;

/// <summary>
/// A modem that takes AT commands (ITU-T V.250) on a serial port: dials voice calls with <c>ATD&lt;number&gt;;</c>. It never waits:
/// <see cref="Poll"/>, called from the application's loop, takes what has arrived and looks at the clock. Whatever a modem does
/// not answer in time ends in asking it anew: AT, ATZ (which also hangs up).
/// </summary>
public sealed class AtModem
{
    /// <summary>How long a modem may think about AT, ATZ and ATH.</summary>
    public const int CommandTimeoutMilliseconds = 2000;

    /// <summary>How long a modem may be silent after ATD.</summary>
    public const int DialTimeoutMilliseconds = 60000;

    /// <summary>How long after an unanswered command the modem is asked again.</summary>
    public const int RetryMilliseconds = 3000;

    private const int BufferBytes = 256;

    private static readonly byte[] Attention = Command("AT");
    private static readonly byte[] Reset = Command("ATZ");
    private static readonly byte[] HangUpCommand = Command("ATH");

    private readonly SerialPort _port;
    private readonly ModemLine _line = new();
    private readonly byte[] _received = new byte[BufferBytes];
    private readonly byte[] _dial = new byte[DialString.MaximumLength + 5];

    private int _next;
    private int _count;
    private State _state = State.Unanswered;
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

    private enum State
    {
        Unanswered,
        Probing,
        Resetting,
        Idle,
        Dialing,
        InCall,
        HangingUp,
    }

    /// <summary>Whether <see cref="Dial"/> will be taken.</summary>
    public bool IsReady => _state == State.Idle;

    /// <summary>Whether a number is being dialed or a call is on.</summary>
    public bool IsBusy => _state == State.Dialing || _state == State.InCall;

    /// <summary>Sends the number. False when the modem is not ready: nothing is dialed then, now or later.</summary>
    public bool Dial(DialString number, long nowMilliseconds)
    {
        if (_state != State.Idle)
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
        Send(_dial, count, State.Dialing, nowMilliseconds + DialTimeoutMilliseconds);
        return true;
    }

    /// <summary>Ends dialing or a call; without either it does nothing.</summary>
    public void HangUp(long nowMilliseconds)
    {
        if (IsBusy)
        {
            Send(HangUpCommand, HangUpCommand.Length, State.HangingUp, nowMilliseconds + CommandTimeoutMilliseconds);
        }
    }

    /// <summary>Takes what the modem has said, at most one event a call. Call it every few tens of milliseconds.</summary>
    public ModemEvent Poll(long nowMilliseconds)
    {
        if (_next == _count)
        {
            Receive();
        }

        while (_next < _count)
        {
            ModemReply reply = _line.Take(_received[_next++]);
            ModemEvent happened = reply == ModemReply.None ? ModemEvent.None : Handle(reply, nowMilliseconds);
            if (happened != ModemEvent.None)
            {
                return happened;
            }
        }

        return HasDeadline && nowMilliseconds >= _deadline ? HandleSilence(nowMilliseconds) : ModemEvent.None;
    }

    private bool HasDeadline => _state != State.Idle && _state != State.InCall;

    private ModemEvent Handle(ModemReply reply, long now)
    {
        switch (_state)
        {
            case State.Probing:
                Send(Reset, Reset.Length, State.Resetting, now + CommandTimeoutMilliseconds);
                return ModemEvent.None;
            case State.Resetting:
                return HandleReset(reply, now);
            case State.Dialing:
                return HandleDialing(reply);
            case State.InCall:
                return HandleCall(reply);
            case State.HangingUp:
                return HandleHangUp(reply, now);
            default:
                return ModemEvent.None;
        }
    }

    private ModemEvent HandleReset(ModemReply reply, long now)
    {
        if (reply == ModemReply.Ok)
        {
            _state = State.Idle;
            _reported = false;
            return ModemEvent.Ready;
        }

        return reply == ModemReply.Error ? HandleSilence(now) : ModemEvent.None;
    }

    private ModemEvent HandleDialing(ModemReply reply)
    {
        bool connected = reply == ModemReply.Ok || reply == ModemReply.Connect;
        _state = connected ? State.InCall : State.Idle;
        return connected ? ModemEvent.Connected : reply == ModemReply.Error ? ModemEvent.Refused : EndOfCall(reply);
    }

    private ModemEvent HandleCall(ModemReply reply)
    {
        ModemEvent ended = EndOfCall(reply);
        if (ended != ModemEvent.None)
        {
            _state = State.Idle;
        }

        return ended;
    }

    private ModemEvent HandleHangUp(ModemReply reply, long now)
    {
        // NO CARRIER may come before the OK that answers ATH.
        if (reply == ModemReply.Ok)
        {
            _state = State.Idle;
            return ModemEvent.HungUp;
        }

        return reply == ModemReply.Error ? HandleSilence(now) : ModemEvent.None;
    }

    private static ModemEvent EndOfCall(ModemReply reply)
    {
        switch (reply)
        {
            case ModemReply.Busy:
                return ModemEvent.Busy;
            case ModemReply.NoCarrier:
                return ModemEvent.NoCarrier;
            case ModemReply.NoAnswer:
                return ModemEvent.NoAnswer;
            case ModemReply.NoDialtone:
                return ModemEvent.NoDialtone;
            default:
                return ModemEvent.None;
        }
    }

    private ModemEvent HandleSilence(long now)
    {
        if (_state == State.Dialing)
        {
            // The number may still be on its way out: take the line back before anything else is done.
            Send(HangUpCommand, HangUpCommand.Length, State.Probing, now + CommandTimeoutMilliseconds);
            return ModemEvent.DialTimeout;
        }

        if (_state == State.Unanswered)
        {
            Send(Attention, Attention.Length, State.Probing, now + CommandTimeoutMilliseconds);
            return ModemEvent.None;
        }

        _state = State.Unanswered;
        _deadline = now + RetryMilliseconds;
        bool first = !_reported;
        _reported = true;
        return first ? ModemEvent.NotAnswering : ModemEvent.None;
    }

    private void Send(byte[] command, int count, State next, long deadline)
    {
        // What was on its way before the command is not its answer.
        Receive();
        _count = 0;
        _line.Clear();
        _state = next;
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
