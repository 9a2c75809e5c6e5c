using System;
using System.Threading;
using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>
/// Audio frames in two buffers in turn: while one is filled, the other holds the frame that was sent but may not have arrived. A
/// frame's transaction brings the answer to the one before it; when that is not the good one, both are sent again as far as needed.
/// </summary>
internal sealed class AudioSender
{
    private const int PositionLength = 4;
    private const int AnswerLength = 8;
    private const int Attempts = 12;
    private const int OverflowPauseMilliseconds = 2;

    private readonly LinkMaster _master;
    private readonly int _samples;
    private readonly int _frameLength;
    private byte[] _filling;
    private byte[] _sent;
    private byte _sentSequence;
    private bool _unconfirmed;

    public AudioSender(LinkMaster master, int samples)
    {
        _master = master;
        _samples = samples;
        _frameLength = LinkFrame.Overhead + PositionLength + (2 * samples);
        _filling = new byte[_frameLength];
        _sent = new byte[_frameLength];
    }

    /// <summary>Where the next frame's samples go.</summary>
    public SpanByte Samples => new SpanByte(_filling, LinkFrame.PayloadOffset + PositionLength, 2 * _samples);

    /// <summary>The position of the next frame's first sample.</summary>
    public int Position { get; private set; }

    public void Start()
    {
        Position = 0;
        _unconfirmed = false;
    }

    public LinkStatus Send()
    {
        LinkBytes.WriteInt32(_filling, LinkFrame.PayloadOffset, Position);
        byte sequence = _master.NextSequence();
        LinkFrame.WriteRequest(_filling, sequence, LinkOpcode.AudioPcm, PositionLength + (2 * _samples));
        if (!_master.WaitReady(LinkTiming.CommandMilliseconds))
        {
            return LinkStatus.Timeout;
        }

        _master.Send(_filling, _frameLength);
        bool behindIsSafe = !_unconfirmed || ConfirmsTheOneBefore();
        int end = Position + _samples;
        if (!behindIsSafe)
        {
            LinkStatus status = Settle(_filling, _sent, end);
            if (status != LinkStatus.Ok)
            {
                return status;
            }
        }

        byte[] free = _sent;
        _sent = _filling;
        _filling = free;
        _sentSequence = sequence;
        _unconfirmed = behindIsSafe;
        Position = end;
        return LinkStatus.Ok;
    }

    /// <summary>Makes sure that all that was sent has arrived. To be called before any other request.</summary>
    public LinkStatus Confirm()
    {
        if (!_unconfirmed)
        {
            return LinkStatus.Ok;
        }

        _unconfirmed = false;
        return Settle(_sent, null, Position);
    }

    private bool ConfirmsTheOneBefore() =>
        _master.IsBelievable()
        && _master.IsAnswerTo(LinkOpcode.AudioPcm, _sentSequence)
        && _master.StatusUnlessReset() == LinkStatus.Ok
        && _master.AnswerLength == AnswerLength
        && LinkBytes.ReadInt32(_master.Response, LinkFrame.PayloadOffset) == Position;

    // Goes back to the position that the coprocessor asks for until it has everything before `end`.
    private LinkStatus Settle(byte[] newest, byte[]? older, int end)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            LinkStatus status = FetchNextPosition(end - _samples, out int next);
            if (status != LinkStatus.Ok && status != LinkStatus.Gap && status != LinkStatus.Overflow)
            {
                return status;
            }

            if (next == end)
            {
                return LinkStatus.Ok;
            }

            byte[]? frame = next == end - _samples ? newest : next == end - (2 * _samples) ? older : null;
            if (frame == null)
            {
                return LinkStatus.Gap;
            }

            if (status == LinkStatus.Overflow)
            {
                Thread.Sleep(OverflowPauseMilliseconds);
            }

            if (!_master.WaitReady(LinkTiming.CommandMilliseconds))
            {
                return LinkStatus.Timeout;
            }

            _master.Errors.AudioRepeats++;
            _master.Send(frame, _frameLength);
        }

        return LinkStatus.NoResponse;
    }

    // `unheard` is the answer when no frame has arrived since the last command, whose answer comes instead.
    private LinkStatus FetchNextPosition(int unheard, out int next)
    {
        next = unheard;
        int longestAnswer = _master.LongestAnswer > AnswerLength ? _master.LongestAnswer : AnswerLength;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            LinkStatus status = _master.Fetch(LinkTiming.CommandMilliseconds, longestAnswer);
            if (status != LinkStatus.Ok)
            {
                return status;
            }

            status = _master.StatusUnlessReset();
            switch (LinkFrame.Opcode(_master.Response))
            {
                case LinkOpcode.AudioPcm:
                    if (_master.AnswerLength == AnswerLength)
                    {
                        next = LinkBytes.ReadInt32(_master.Response, LinkFrame.PayloadOffset);
                    }

                    return status;
                case LinkOpcode.Poll when status != LinkStatus.CoprocessorReset:
                    _master.Errors.Damaged++;
                    break;
                default:
                    return status;
            }
        }

        return LinkStatus.NoResponse;
    }
}
