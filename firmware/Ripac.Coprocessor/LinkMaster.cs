using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>
/// Requests and their responses, one at a time: waits until one may be sent, checks all that comes back, repeats what may have been lost.
/// Allocates nothing after construction.
/// </summary>
internal sealed class LinkMaster
{
    private const int Attempts = 6;
    private const int Polls = 5;

    private readonly LinkTransport _transport;
    private int _received;
    private byte _sequence;

    public LinkMaster(LinkTransport transport)
    {
        _transport = transport;
    }

    /// <summary>Payloads of requests are put here, from <see cref="LinkFrame.PayloadOffset"/> on.</summary>
    public byte[] Request { get; } = new byte[LinkTransport.LongestFrame];

    /// <summary>The last response; the payload of a believed one begins at <see cref="LinkFrame.PayloadOffset"/>.</summary>
    public byte[] Response { get; } = new byte[LinkTransport.LongestFrame];

    public LinkErrors Errors { get; } = new LinkErrors();

    /// <summary>Flags of the last believed response.</summary>
    public LinkFlags Flags { get; private set; }

    /// <summary>Bytes that the payload of the last request's answer may have.</summary>
    public int LongestAnswer { get; private set; }

    /// <summary>Bytes in the last believed response's payload.</summary>
    public int AnswerLength => LinkFrame.PayloadLength(Response);

    public byte NextSequence() => _sequence = LinkSequence.Next(_sequence);

    /// <summary>
    /// Sends the request whose payload is in <see cref="Request"/> and waits for its answer: at most <paramref name="longestAnswer"/>
    /// bytes of payload.
    /// </summary>
    public LinkStatus Exchange(LinkOpcode opcode, int payloadLength, int longestAnswer)
    {
        LongestAnswer = longestAnswer;
        byte sequence = NextSequence();
        int length = LinkFrame.WriteRequest(Request, sequence, opcode, payloadLength);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (attempt > 0)
            {
                Errors.Repeats++;
            }

            if (!WaitReady(LinkTiming.CommandMilliseconds))
            {
                return LinkStatus.Timeout;
            }

            Send(Request, length);
            LinkStatus status = Fetch(LinkTiming.ReadyMilliseconds(opcode), longestAnswer);
            if (status == LinkStatus.Timeout)
            {
                return status;
            }

            if (status == LinkStatus.Ok && IsAnswerTo(opcode, sequence))
            {
                return opcode == LinkOpcode.Identify || opcode == LinkOpcode.Reset
                    ? LinkFrame.Status(Response) : StatusUnlessReset();
            }
        }

        return LinkStatus.NoResponse;
    }

    /// <summary>Fetches the last response: Ok when <see cref="Response"/> can be believed, Timeout, or NoResponse.</summary>
    public LinkStatus Fetch(int timeoutMilliseconds, int longestAnswer)
    {
        for (int poll = 0; poll < Polls; poll++)
        {
            _received = _transport.Fetch(timeoutMilliseconds, longestAnswer, Response);
            if (_received < 0)
            {
                Errors.Timeouts++;
                return LinkStatus.Timeout;
            }

            if (IsBelievable())
            {
                return LinkStatus.Ok;
            }
        }

        return LinkStatus.NoResponse;
    }

    /// <summary>Sends a request; <see cref="Response"/> gets what came for the one before.</summary>
    public void Send(byte[] frame, int length) => _received = _transport.Send(frame, length, Response);

    /// <summary>Whether <see cref="Response"/> holds a whole frame with values that can be; counts what is wrong with it.</summary>
    public bool IsBelievable()
    {
        switch (LinkFrame.Check(Response, _received, LinkFrame.ResponseSync))
        {
            case LinkStatus.Ok:
                break;
            case LinkStatus.BadSync:
                Errors.NoSync++;
                return false;
            case LinkStatus.BadCrc:
                Errors.BadCrc++;
                return false;
            default:
                Errors.BadLength++;
                return false;
        }

        if (LinkFrame.Status(Response) >= LinkStatus.Timeout)
        {
            Errors.Unexpected++;
            return false;
        }

        Flags = LinkFrame.Flags(Response);
        return true;
    }

    /// <summary>Whether the believed response answers this request; counts what it is otherwise.</summary>
    public bool IsAnswerTo(LinkOpcode opcode, byte sequence)
    {
        if (LinkFrame.Opcode(Response) == opcode && LinkFrame.Sequence(Response) == sequence)
        {
            return true;
        }

        if (LinkFrame.Opcode(Response) == LinkOpcode.Poll && LinkFrame.Status(Response) != LinkStatus.Ok)
        {
            Errors.Damaged++;
        }
        else
        {
            Errors.Unexpected++;
        }

        return false;
    }

    /// <summary>The believed response's status, or CoprocessorReset when its flags say so.</summary>
    public LinkStatus StatusUnlessReset()
    {
        if ((Flags & LinkFlags.ResetSinceIdentify) == 0)
        {
            return LinkFrame.Status(Response);
        }

        Errors.Resets++;
        return LinkStatus.CoprocessorReset;
    }

    public bool WaitReady(int timeoutMilliseconds)
    {
        if (_transport.WaitReady(timeoutMilliseconds))
        {
            return true;
        }

        Errors.Timeouts++;
        return false;
    }
}
