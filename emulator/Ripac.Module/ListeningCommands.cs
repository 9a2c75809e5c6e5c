using Ripac.Link;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;

namespace Ripac.Module;

/// <summary>The commands about listening: one stream of audio at a time, and the decisions on it.</summary>
internal sealed class ListeningCommands(VocabularyCommands vocabulary, ModuleOptions options, ModuleCounters counters)
{
    private readonly DecisionQueue _decisions = new(options.Decisions);

    // Decided by a core that is still at it: the time that it counted has not passed.
    private readonly Queue<Decision> _held = new();
    private long _heldWork;

    private AudioStream? _stream;

    /// <summary>The position of the stream's next sample; 0 while none is open.</summary>
    public int Position => _stream?.NextPosition ?? 0;

    /// <summary>Samples that wait to be recognised.</summary>
    public int Queued => _stream?.Queued ?? 0;

    /// <inheritdoc cref="DecisionQueue.Pending"/>
    public int Pending => _decisions.Pending;

    /// <inheritdoc cref="DecisionQueue.Lost"/>
    public bool DecisionsLost => _decisions.Lost;

    /// <inheritdoc cref="DecisionQueue.LastSerial"/>
    public int LastSerial => _decisions.LastSerial;

    public event Action<Decision>? Decided;

    public void Clear()
    {
        _stream = null;
        _decisions.Clear();
        _held.Clear();
        _heldWork = 0;
    }

    /// <summary>Opens a stream.</summary>
    public void Begin(IRecogniser recogniser)
    {
        _decisions.Clear();
        _stream = new AudioStream(recogniser, options.AudioSamples);
    }

    public Answer Start(byte[] request)
    {
        int slot = request[LinkFrame.PayloadOffset];
        if (slot >= LinkLimits.GrammarSlots)
        {
            return new(LinkStatus.OutOfRange);
        }

        if (vocabulary.Recogniser(slot) is not IRecogniser recogniser)
        {
            return new(LinkStatus.NotReady);
        }

        recogniser.Reset();
        Begin(recogniser);
        return new(LinkStatus.Ok);
    }

    public Answer Stop(byte[] response)
    {
        long work = (Queued * options.Timing.Sample) + _heldWork;
        GiveOut();
        _stream!.Finish(Decide);
        work += CoreWork();
        LinkBytes.WriteInt32(response, LinkFrame.PayloadOffset, _stream.NextPosition);
        _stream = null;
        return new(LinkStatus.Ok, 4, work);
    }

    /// <param name="request">The samples and the position of the first of them.</param>
    /// <param name="response">The position of the next sample and the room that is left.</param>
    /// <param name="sampleBytes">2: 16-bit samples; 1: mu-law.</param>
    public Answer Audio(byte[] request, byte[] response, int sampleBytes)
    {
        int bytes = LinkFrame.PayloadLength(request) - 4;
        if (bytes % sampleBytes != 0)
        {
            return new(LinkStatus.BadLength);
        }

        int position = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset);
        int count = bytes / sampleBytes;
        if (position < 0 || position > int.MaxValue - count || count > options.AudioSamples)
        {
            return new(LinkStatus.OutOfRange);
        }

        LinkStatus status = Take(_stream!, position, count, sampleBytes, request);
        LinkBytes.WriteInt32(response, LinkFrame.PayloadOffset, _stream!.NextPosition);
        LinkBytes.WriteInt32(response, LinkFrame.PayloadOffset + 4, _stream.Room);
        return new(status, 8);
    }

    public Answer ReadDecisions(byte[] request, byte[] response)
    {
        int after = LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset);
        int most = request[LinkFrame.PayloadOffset + 2];
        if (most is 0 or > LinkLimits.DecisionsPerRead || !_decisions.Forget(after))
        {
            return new(LinkStatus.OutOfRange);
        }

        return new(LinkStatus.Ok, _decisions.Write(response, LinkFrame.PayloadOffset, most) * DecisionRecord.Length);
    }

    /// <inheritdoc cref="CommandProcessor.Recognise"/>
    public long Recognise(int most)
    {
        _stream?.Recognise(most, _held.Enqueue);
        return _heldWork = CoreWork();
    }

    /// <inheritdoc cref="CommandProcessor.GiveOut"/>
    public void GiveOut()
    {
        while (_held.TryDequeue(out Decision decision))
        {
            Decide(decision);
        }

        _heldWork = 0;
    }

    private LinkStatus Take(AudioStream stream, int position, int count, int sampleBytes, byte[] request)
    {
        if (position + count <= stream.NextPosition)
        {
            return LinkStatus.Ok; // Taken before.
        }

        if (position != stream.NextPosition)
        {
            counters.Count(LinkCounter.AudioGaps);
            return LinkStatus.Gap;
        }

        if (count > stream.Room)
        {
            counters.Count(LinkCounter.AudioOverflows);
            return LinkStatus.Overflow;
        }

        counters.Count(LinkCounter.AudioFrames);
        int offset = LinkFrame.PayloadOffset + 4;
        for (int i = 0; i < count; i++)
        {
            stream.Add(sampleBytes == 2
                ? (short)LinkBytes.ReadInt16(request, offset + (2 * i))
                : G711.DecodeMuLaw(request[offset + i]));
        }

        return LinkStatus.Ok;
    }

    private long CoreWork() => (_stream?.TakeMicrocycles() ?? 0) * options.Timing.Microcycle;

    private void Decide(Decision decision)
    {
        counters.Count(LinkCounter.Decisions);
        if (!_decisions.Add(decision))
        {
            counters.Count(LinkCounter.DecisionsLost);
        }

        Decided?.Invoke(decision);
    }
}
