using System;
using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>
/// The speech coprocessor, on SPI or a UART: typed calls that end with a <see cref="LinkStatus"/>, never with an exception for what the
/// bus does. Every wait has a limit. To be used by one thread at a time.
/// </summary>
public sealed partial class CoprocessorDevice : IDisposable
{
    private readonly LinkTransport _transport;
    private readonly LinkMaster _master;
    private readonly AudioSender _audio;

    /// <summary>Takes a way to the coprocessor; <see cref="Connect"/> comes next.</summary>
    /// <param name="transport">SPI or a UART.</param>
    /// <param name="samplesPerFrame">Samples in an audio frame, 1 to 2,000; 160 are 20 ms.</param>
    public CoprocessorDevice(LinkTransport transport, int samplesPerFrame = 160)
    {
        _transport = transport;
        _master = new LinkMaster(transport);
        _audio = new AudioSender(_master, samplesPerFrame);
    }

    /// <summary>What the coprocessor said of itself in <see cref="Connect"/>.</summary>
    public IdentityRecord Identity { get; } = new IdentityRecord();

    /// <summary>Why the last BadModel, BadGrammar, BadWord or SelfTestFailed was given; empty before the first.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Flags of the last response that could be believed.</summary>
    public LinkFlags Flags => _master.Flags;

    /// <summary>What went wrong on the bus.</summary>
    public LinkErrors Errors => _master.Errors;

    /// <summary>Resets the coprocessor and agrees with it on the version. Everything in it is gone then.</summary>
    public LinkStatus Connect()
    {
        _audio.Start();
        Vocabulary = new VocabularyWord[0];
        LinkStatus status = _transport.Reset(_master);
        if (status == LinkStatus.Ok)
        {
            status = _master.Exchange(LinkOpcode.Identify, 0, IdentityRecord.Length);
        }

        if (status != LinkStatus.Ok)
        {
            return status;
        }

        if (_master.AnswerLength != IdentityRecord.Length || !Identity.Read(_master.Response, LinkFrame.PayloadOffset))
        {
            return Unbelievable();
        }

        return Identity.LowestVersion <= LinkFrame.Version && Identity.HighestVersion >= LinkFrame.Version
            ? _transport.SpeedUp(_master) : LinkStatus.UnsupportedVersion;
    }

    /// <summary>Lets the coprocessor test itself. Tables, model and grammars are gone then.</summary>
    public LinkStatus SelfTest() => Request(LinkOpcode.SelfTest, 0, LinkLimits.MessageLength);

    /// <summary>Reads state, position and queues.</summary>
    public LinkStatus ReadStatus(StatusRecord record)
    {
        LinkStatus status = Request(LinkOpcode.Status, 0, StatusRecord.Length);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        return _master.AnswerLength == StatusRecord.Length && record.Read(_master.Response, LinkFrame.PayloadOffset)
            ? LinkStatus.Ok : Unbelievable();
    }

    /// <summary>Reads the coprocessor's counters; <see cref="LinkCounter"/> gives the places.</summary>
    public LinkStatus ReadCounters(int[] counters)
    {
        const int Length = LinkLimits.Counters * 4;
        LinkStatus status = Request(LinkOpcode.ReadCounters, 0, Length);
        if (status != LinkStatus.Ok)
        {
            return status;
        }

        if (_master.AnswerLength != Length)
        {
            return Unbelievable();
        }

        for (int i = 0; i < counters.Length && i < LinkLimits.Counters; i++)
        {
            counters[i] = LinkBytes.ReadInt32(_master.Response, LinkFrame.PayloadOffset + (4 * i));
        }

        return LinkStatus.Ok;
    }

    /// <summary>Lets the bus go; the lines are the caller's.</summary>
    public void Dispose() => _transport.Dispose();

    private LinkStatus Request(LinkOpcode opcode, int payloadLength, int longestAnswer)
    {
        LinkStatus status = _audio.Confirm();
        if (status == LinkStatus.Ok)
        {
            status = _master.Exchange(opcode, payloadLength, longestAnswer);
        }

        if (status == LinkStatus.BadModel || status == LinkStatus.BadGrammar || status == LinkStatus.SelfTestFailed
            || status == LinkStatus.BadWord)
        {
            Message = Text(LinkFrame.PayloadOffset, _master.AnswerLength);
        }

        return status;
    }

    // What is not ASCII becomes a byte that is not, and is refused.
    private void WriteText(string text, int offset)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            _master.Request[offset + i] = character < 0x80 ? (byte)character : (byte)0xFF;
        }
    }

    private string Text(int offset, int length)
    {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++)
        {
            characters[i] = (char)_master.Response[offset + i];
        }

        return new string(characters);
    }

    private LinkStatus Unbelievable()
    {
        _master.Errors.Unexpected++;
        return LinkStatus.NoResponse;
    }
}
