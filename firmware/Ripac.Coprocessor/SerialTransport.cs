using System;
using System.IO.Ports;
using System.Threading;
using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>
/// Frames over a UART (Ripac.Link's README, UART): each request is answered once. An answer that does not come in time is asked for with
/// Poll; one that comes late is known by its sequence number and passed over. Allocates nothing after construction.
/// </summary>
public sealed class SerialTransport : LinkTransport
{
    /// <summary>Slower lines cannot carry 16-bit audio at 8 kHz.</summary>
    public const int SlowestRate = 230_400;

    private const int BitsPerByte = 10;
    private const int WriteMilliseconds = 1000;
    private const int BufferBytes = 256;

    // After so many answers in a row that did not come, nobody is there.
    private const int MostSilences = 3;

    private readonly SerialPort _port;
    private readonly byte[] _poll = new byte[LinkFrame.Overhead];
    private readonly byte[] _wire = new byte[SerialEncoder.WireLength(LongestFrame)];
    private readonly byte[] _frame = new byte[LongestFrame];
    private readonly byte[] _received = new byte[BufferBytes];
    private readonly SerialDecoder _decoder;
    private int _next;
    private int _count;
    private int _rate;
    private int _unanswered;
    private int _silences;
    private byte _sequence;

    /// <summary>Opens the port: 8 data bits, no parity.</summary>
    /// <param name="portName">E.g. <c>COM3</c>.</param>
    /// <param name="highestRate">Baud that are asked for first, at least <see cref="SlowestRate"/>; when they do not work, half of them.</param>
    public SerialTransport(string portName, int highestRate)
    {
        _rate = highestRate;
        _decoder = new SerialDecoder(_frame);
        LinkFrame.WriteRequest(_poll, 0, LinkOpcode.Poll, 0);
        _port = new SerialPort(portName, SerialTiming.StartRate)
        {
            ReadBufferSize = LongestFrame,
            WriteTimeout = WriteMilliseconds,
        };
        _port.Open();
    }

    /// <inheritdoc/>
    public override void Dispose() => _port.Dispose();

    internal override LinkStatus Reset(LinkMaster master)
    {
        _port.BaudRate = SerialTiming.StartRate;

        // A coprocessor at another rate comes back to this one after 0.5 s of what looks like noise to it.
        LinkStatus status = master.Exchange(LinkOpcode.Reset, 0, 0);
        return status == LinkStatus.Ok ? status : master.Exchange(LinkOpcode.Reset, 0, 0);
    }

    internal override LinkStatus SpeedUp(LinkMaster master)
    {
        LinkStatus status = LinkStatus.OutOfRange;
        int rate = _rate;
        for (; status == LinkStatus.OutOfRange && rate >= SlowestRate; rate /= 2)
        {
            LinkBytes.WriteInt32(master.Request, LinkFrame.PayloadOffset, rate);
            status = master.Exchange(LinkOpcode.SetLineRate, 4, 0);
        }

        if (status != LinkStatus.Ok)
        {
            return status == LinkStatus.OutOfRange ? LinkStatus.LineTooSlow : status;
        }

        rate *= 2;
        _port.BaudRate = rate;
        Thread.Sleep(SerialTiming.RateChangeMilliseconds);
        status = master.Exchange(LinkOpcode.Status, 0, StatusRecord.Length);
        if (status != LinkStatus.Ok && rate / 2 >= SlowestRate)
        {
            // Both ends can do it, the wire between them cannot. The next attempt, which begins with Reset, is slower.
            _rate = rate / 2;
        }

        return status;
    }

    internal override bool WaitReady(int milliseconds) => true;

    internal override int Send(byte[] frame, int length, byte[] response)
    {
        Write(frame, length);
        _unanswered++;
        int received = 0;
        if (_unanswered == SerialTiming.MostUnanswered)
        {
            received = Receive(LinkTiming.CommandMilliseconds, response, anySequence: true);

            // The answer to this request says that the one before got lost.
            _unanswered = received > 0 && LinkFrame.Sequence(response) == LinkFrame.Sequence(frame) ? 0 : 1;
        }

        _sequence = LinkFrame.Sequence(frame);
        return received;
    }

    internal override int Fetch(int milliseconds, int longestAnswer, byte[] response)
    {
        // Poll brings the last answer that was given, to whatever request.
        bool polls = _unanswered == 0;
        if (polls)
        {
            Write(_poll, _poll.Length);
        }

        int received = Receive(milliseconds, response, anySequence: polls);
        _unanswered = 0;
        _silences = received > 0 ? 0 : _silences + 1;
        if (_silences < MostSilences)
        {
            return received;
        }

        _silences = 0;
        return -1;
    }

    // A frame's length, or 0 when none came in time.
    private int Receive(int milliseconds, byte[] response, bool anySequence)
    {
        int onTheWire = LongestFrame * BitsPerByte * 1000 / _port.BaudRate;
        long deadline = Environment.TickCount64 + milliseconds + SerialTiming.LatencyMilliseconds + onTheWire;
        while (true)
        {
            int length = TakeFrame();
            if (length > 0 && (anySequence || IsWanted(length)))
            {
                Array.Copy(_frame, 0, response, 0, length);
                return length;
            }

            if (length == 0)
            {
                if (Environment.TickCount64 >= deadline)
                {
                    return 0;
                }

                Thread.Sleep(1);
            }
        }
    }

    // Damaged frames and notes are the caller's to judge; a whole answer to an earlier request is nobody's.
    private bool IsWanted(int length) =>
        LinkFrame.Check(_frame, length, LinkFrame.ResponseSync) != LinkStatus.Ok
        || LinkFrame.Opcode(_frame) == LinkOpcode.Poll
        || LinkFrame.Sequence(_frame) == _sequence;

    // The length of the next frame that has arrived whole, or 0.
    private int TakeFrame()
    {
        while (true)
        {
            while (_next < _count)
            {
                _next += _decoder.Take(_received, _next, _count - _next);
                if (_decoder.FrameLength > 0)
                {
                    return _decoder.FrameLength;
                }
            }

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

            if (_count == 0)
            {
                return 0;
            }
        }
    }

    private void Write(byte[] frame, int length)
    {
        try
        {
            _port.Write(_wire, 0, SerialEncoder.Encode(frame, length, _wire));
        }
        catch (Exception)
        {
            // A port that cannot be written to is found by the silence that follows.
        }
    }
}
