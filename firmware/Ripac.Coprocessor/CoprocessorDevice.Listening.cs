using System;
using System.Device.Gpio;
using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>Grammars, the stream of audio, and decisions.</summary>
public sealed partial class CoprocessorDevice
{
    private int _lastSerial;
    private bool _lossReported;

    /// <summary>Whether <see cref="ReadDecisions"/> has something to tell: decisions, or that the coprocessor was reset.</summary>
    public bool DecisionsWaiting => _transport.Interrupt != null
        ? _transport.Interrupt.Read() == PinValue.Low
        : (Flags & (LinkFlags.DecisionsPending | LinkFlags.ResetSinceIdentify)) != 0;

    /// <summary>Where the next audio frame's samples go (8 kHz, 16 bits, little-endian): a microphone can read straight into it.</summary>
    public SpanByte AudioSamples => _audio.Samples;

    /// <summary>The stream's position of the next audio frame, in samples.</summary>
    public int AudioPosition => _audio.Position;

    /// <summary>Compiles a grammar (JSGF, ASCII, at most 4,081 characters) into a slot, 0 to 3.</summary>
    public LinkStatus LoadGrammar(int slot, string text)
    {
        if (text.Length > LinkTransport.LongestFrame - LinkFrame.Overhead - 1)
        {
            return LinkStatus.BadLength;
        }

        _master.Request[LinkFrame.PayloadOffset] = (byte)slot;
        WriteText(text, LinkFrame.PayloadOffset + 1);
        return Request(LinkOpcode.LoadGrammar, 1 + text.Length, LinkLimits.MessageLength);
    }

    /// <summary>Begins a stream at position 0, recognised with a slot's grammar.</summary>
    public LinkStatus StartListening(int slot)
    {
        _master.Request[LinkFrame.PayloadOffset] = (byte)slot;
        return StartStream(LinkOpcode.StartListening, 1);
    }

    /// <summary>
    /// Sends the frame in <see cref="AudioSamples"/>. Other than Ok: the stream is broken, and to be stopped and started anew.
    /// </summary>
    public LinkStatus SendAudio() => _audio.Send();

    /// <summary>Ends the stream; the decisions that it still had are waiting then. Gap: not all that was sent had arrived.</summary>
    public LinkStatus StopListening()
    {
        LinkStatus status = Request(LinkOpcode.StopListening, 0, 4);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        return _master.AnswerLength == 4
            && LinkBytes.ReadInt32(_master.Response, LinkFrame.PayloadOffset) == _audio.Position ? LinkStatus.Ok : LinkStatus.Gap;
    }

    /// <summary>Takes decisions, as many as wait and fit. DecisionsLost: those given are good, but others before or after are missing.</summary>
    /// <param name="decisions">Records to fill.</param>
    /// <param name="count">How many were filled.</param>
    public LinkStatus ReadDecisions(DecisionRecord[] decisions, out int count)
    {
        count = 0;
        int most = decisions.Length < LinkLimits.DecisionsPerRead ? decisions.Length : LinkLimits.DecisionsPerRead;
        LinkBytes.WriteUInt16(_master.Request, LinkFrame.PayloadOffset, _lastSerial);
        _master.Request[LinkFrame.PayloadOffset + 2] = (byte)most;
        LinkStatus status = Request(LinkOpcode.ReadDecisions, 3, most * DecisionRecord.Length);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        bool lost = (Flags & LinkFlags.DecisionsLost) != 0 && !_lossReported;
        int given = _master.AnswerLength / DecisionRecord.Length;
        int serial = _lastSerial;
        for (int i = 0; i < given; i++)
        {
            DecisionRecord decision = decisions[i];
            if (!decision.Read(_master.Response, LinkFrame.PayloadOffset + (i * DecisionRecord.Length))
                || (decision.Word != DecisionRecord.NoWord && decision.Word >= Vocabulary.Length)
                || LinkSequence.SerialDistance(serial, decision.Serial) <= 0)
            {
                return Unbelievable();
            }

            lost |= decision.Serial != LinkSequence.NextSerial(serial);
            serial = decision.Serial;
        }

        _lastSerial = serial;
        _lossReported |= lost;
        count = given;
        return lost ? LinkStatus.DecisionsLost : LinkStatus.Ok;
    }

    private LinkStatus StartStream(LinkOpcode opcode, int payloadLength)
    {
        LinkStatus status = Request(opcode, payloadLength, LinkLimits.MessageLength);
        _audio.Start();
        _lastSerial = 0;
        _lossReported = false;
        return status;
    }
}
