using System.Text;
using Ripac.Link;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;
using Ripac.Speech.Templates;

namespace Ripac.Module;

/// <summary>
/// What the module does once a request is believed: tables, model, grammars, the stream and its decisions. Knows no lines and no bytes
/// of the bus. A command that does not end with Ok has changed nothing.
/// </summary>
internal sealed class CommandProcessor(ModuleOptions options, Func<AcousticModel, Grammar, IRecogniser> createRecogniser)
{
    private readonly PagedTables _tables = new(options.TableBytes);
    private readonly DecisionQueue _decisions = new(options.Decisions);
    // One for each grammar slot.
    private readonly IRecogniser?[] _recognisers = new IRecogniser?[LinkLimits.GrammarSlots];

    private AcousticModel? _model;
    private int _modelCrc;
    private AudioStream? _stream;
    private EnrolmentStream? _enrolment;
    private LinkStatus _lastError;
    private int _boots;

    // Decided by a core that is still at it: the time that it counted has not passed.
    private readonly Queue<Decision> _held = new();
    private long _heldWork;

    public ModuleCounters Counters { get; } = new();

    public LinkState State { get; private set; } = LinkState.Booting;

    public LinkFlags Flags =>
        (_decisions.Pending > 0 ? LinkFlags.DecisionsPending : LinkFlags.None)
        | (State <= LinkState.Unidentified ? LinkFlags.ResetSinceIdentify : LinkFlags.None)
        | (State == LinkState.Listening ? LinkFlags.Listening : LinkFlags.None)
        | (_decisions.Lost ? LinkFlags.DecisionsLost : LinkFlags.None)
        | (_model is not null ? LinkFlags.ModelLoaded : LinkFlags.None);

    /// <summary>Samples that wait to be recognised.</summary>
    public int Queued => _stream?.Queued ?? 0;

    /// <summary>A decision was made; with the word's name, empty when it is about no word.</summary>
    public event Action<Decision, string>? Decided;

    /// <summary>Forgets everything but the counters; <see cref="Boot"/> follows.</summary>
    public void Clear()
    {
        State = LinkState.Booting;
        ForgetModel();
        _tables.Clear();
        _decisions.Clear();
        _held.Clear();
        _stream = null;
        _lastError = LinkStatus.Ok;
    }

    /// <summary>Ready to be identified.</summary>
    public void Boot()
    {
        State = LinkState.Unidentified;
        if (_boots++ > 0)
        {
            Counters.Count(LinkCounter.Resets);
        }
    }

    /// <summary>Recognises up to so many of the samples that wait. What is decided is held until <see cref="GiveOut"/>.</summary>
    /// <returns>How long the core takes for it by its own count, in nanoseconds.</returns>
    public long Recognise(int most)
    {
        _stream?.Recognise(most, _held.Enqueue);
        return _heldWork = CoreWork();
    }

    /// <summary>Gives out what was held.</summary>
    public void GiveOut()
    {
        while (_held.TryDequeue(out Decision decision))
        {
            Decide(decision);
        }

        _heldWork = 0;
    }

    /// <summary>Runs a command whose frame was believed. Its response's payload goes into <paramref name="response"/>.</summary>
    public Answer Execute(byte[] request, byte[] response)
    {
        Answer answer = Run(request, response);
        Counters.Count(LinkCounter.Accepted);
        if (answer.Status != LinkStatus.Ok)
        {
            Counters.Count(LinkCounter.Refused);
            _lastError = answer.Status;
        }

        return answer;
    }

    private Answer Run(byte[] request, byte[] response)
    {
        LinkOpcode opcode = LinkFrame.Opcode(request);
        int length = LinkFrame.PayloadLength(request);
        (int smallest, int largest) = CommandRules.PayloadLengths(opcode);
        if (LinkFrame.ReadVersion(request) != LinkFrame.Version && opcode != LinkOpcode.Identify)
        {
            return new(LinkStatus.UnsupportedVersion);
        }

        if (largest < 0)
        {
            return new(LinkStatus.UnknownCommand);
        }

        if (length < smallest || length > largest)
        {
            return new(LinkStatus.BadLength);
        }

        if (!CommandRules.Allows(State, opcode))
        {
            return new(LinkStatus.NotReady);
        }

        return opcode switch
        {
            LinkOpcode.Identify => Identify(response),
            LinkOpcode.Status => Status(response),
            LinkOpcode.Reset => Reset(),
            LinkOpcode.SelfTest => SelfTest(response),
            LinkOpcode.ReadCounters => ReadCounters(response),
            LinkOpcode.WriteTable or LinkOpcode.WriteImage => WriteTable(request, length),
            LinkOpcode.ReadTable => ReadTable(request, response),
            LinkOpcode.VerifyTable => VerifyTable(request, response),
            LinkOpcode.LoadModel => LoadModel(request, response),
            LinkOpcode.ReadVocabulary => ReadVocabulary(request, response),
            LinkOpcode.LoadGrammar => LoadGrammar(request, length, response),
            LinkOpcode.StartListening => StartListening(request),
            LinkOpcode.StopListening => StopListening(response),
            LinkOpcode.AudioPcm or LinkOpcode.AudioMuLaw => Audio(opcode, request, length, response),
            LinkOpcode.StartEnrolment => StartEnrolment(request, length, response),
            LinkOpcode.ReadEnrolment => ReadEnrolment(response),
            LinkOpcode.FinishEnrolment => FinishEnrolment(response),
            LinkOpcode.ReadTemplate => ReadTemplate(request, response),
            LinkOpcode.AddTemplate => AddTemplate(request, length, response),
            LinkOpcode.RemoveWord => RemoveWord(request),
            _ => ReadDecisions(request, response),
        };
    }

    private Answer Identify(byte[] response)
    {
        new IdentityRecord
        {
            LowestVersion = LinkFrame.Version,
            HighestVersion = LinkFrame.Version,
            Capabilities = LinkCapabilities.PcmAudio | LinkCapabilities.MuLawAudio | LinkCapabilities.TableReadback
                | LinkCapabilities.PartialDecisions | LinkCapabilities.Enrolment,
            TableBytes = options.TableBytes,
            AudioSamples = options.AudioSamples,
            Decisions = options.Decisions,
            GrammarSlots = LinkLimits.GrammarSlots,
            Boots = _boots,
        }.Write(response, LinkFrame.PayloadOffset);
        if (State == LinkState.Unidentified)
        {
            State = LinkState.Identified;
        }

        return new(LinkStatus.Ok, IdentityRecord.Length);
    }

    private Answer Status(byte[] response)
    {
        new StatusRecord
        {
            State = State,
            Grammars = _recognisers.Select((recogniser, slot) => recogniser is null ? 0 : 1 << slot).Sum(),
            Words = _model?.Words.Count ?? 0,
            ModelCrc = _modelCrc,
            Pending = _decisions.Pending,
            Position = _stream?.NextPosition ?? 0,
            Queued = Queued,
            LastSerial = _decisions.LastSerial,
            LastError = _lastError,
        }.Write(response, LinkFrame.PayloadOffset);
        return new(LinkStatus.Ok, StatusRecord.Length);
    }

    private Answer Reset()
    {
        Clear();
        return new(LinkStatus.Ok, 0, options.Timing.Boot);
    }

    private Answer SelfTest(byte[] response)
    {
        ForgetModel();
        if (ModuleSelfTest.Run(_tables, options.Core.Engine, out int coreSignature) is string failure)
        {
            return Refuse(LinkStatus.SelfTestFailed, failure, response, options.Timing.SelfTest);
        }

        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset, coreSignature);
        LinkBytes.WriteInt32(response, LinkFrame.PayloadOffset + 2, _tables.Size);
        return new(LinkStatus.Ok, 6, options.Timing.SelfTest);
    }

    private Answer ReadCounters(byte[] response)
    {
        Counters.Write(response, LinkFrame.PayloadOffset);
        return new(LinkStatus.Ok, LinkLimits.Counters * 4);
    }

    private Answer WriteTable(byte[] request, int length)
    {
        int address = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset);
        int count = length - 4;
        if (!_tables.Contains(address, count))
        {
            return new(LinkStatus.OutOfRange);
        }

        _tables.Write(address, request.AsSpan(LinkFrame.PayloadOffset + 4, count));
        return new(LinkStatus.Ok);
    }

    private Answer ReadTable(byte[] request, byte[] response)
    {
        int address = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset);
        int count = LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset + 4);
        if (count is 0 or > LinkFrame.MaximumPayload || !_tables.Contains(address, count))
        {
            return new(LinkStatus.OutOfRange);
        }

        _tables.Read(address, response.AsSpan(LinkFrame.PayloadOffset, count));
        return new(LinkStatus.Ok, count);
    }

    private Answer VerifyTable(byte[] request, byte[] response)
    {
        int address = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset);
        int count = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset + 4);
        if (count == 0 || !_tables.Contains(address, count))
        {
            return new(LinkStatus.OutOfRange);
        }

        int crc = _tables.Crc(address, count);
        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset, crc);
        bool same = crc == LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset + 8);
        return new(same ? LinkStatus.Ok : LinkStatus.Mismatch, 2, count * options.Timing.VerifiedByte);
    }

    private Answer LoadModel(byte[] request, byte[] response)
    {
        int address = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset);
        int count = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset + 4);
        if (count == 0 || !_tables.Contains(address, count))
        {
            return new(LinkStatus.OutOfRange);
        }

        byte[] bytes = new byte[count];
        _tables.Read(address, bytes);
        AcousticModel model;
        try
        {
            model = AcousticModel.Read(bytes);
        }
        catch (ModelFormatException error)
        {
            return Refuse(LinkStatus.BadModel, error.Message, response, count * options.Timing.ModelByte);
        }

        ForgetModel();
        _model = model;
        _modelCrc = Crc16.Compute(bytes, 0, count);
        State = LinkState.ModelLoaded;
        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset, model.Words.Count);
        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset + 2, _modelCrc);
        return new(LinkStatus.Ok, 4, count * options.Timing.ModelByte);
    }

    private Answer ReadVocabulary(byte[] request, byte[] response)
    {
        int first = LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset);
        int limit = LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset + 2);
        if (first > _model!.Words.Count || limit is < 6 + LinkLimits.WordNameLength or > LinkFrame.MaximumPayload)
        {
            return new(LinkStatus.OutOfRange);
        }

        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset, _model.Words.Count);
        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset + 2, first);
        int length = 4;
        foreach (AcousticWord word in _model.Words.Skip(first))
        {
            byte[] name = Ascii(word.Name, LinkLimits.WordNameLength);
            if (length + 2 + name.Length > limit)
            {
                break;
            }

            response[LinkFrame.PayloadOffset + length] = (byte)word.Kind;
            response[LinkFrame.PayloadOffset + length + 1] = (byte)name.Length;
            name.CopyTo(response, LinkFrame.PayloadOffset + length + 2);
            length += 2 + name.Length;
        }

        return new(LinkStatus.Ok, length);
    }

    private Answer LoadGrammar(byte[] request, int length, byte[] response)
    {
        int slot = request[LinkFrame.PayloadOffset];
        if (slot >= LinkLimits.GrammarSlots)
        {
            return new(LinkStatus.OutOfRange);
        }

        long work = length * options.Timing.GrammarByte;
        ReadOnlySpan<byte> text = request.AsSpan(LinkFrame.PayloadOffset + 1, length - 1);
        if (!System.Text.Ascii.IsValid(text))
        {
            return Refuse(LinkStatus.BadGrammar, "the text is not ASCII", response, work);
        }

        try
        {
            Grammar grammar = Grammar.Parse(Encoding.ASCII.GetString(text), [.. _model!.Words.Select(word => word.Name)]);
            _recognisers[slot] = createRecogniser(_model, grammar);
        }
        catch (GrammarException error)
        {
            return Refuse(LinkStatus.BadGrammar, error.Message, response, work);
        }

        return new(LinkStatus.Ok, 0, work);
    }

    private Answer StartListening(byte[] request)
    {
        int slot = request[LinkFrame.PayloadOffset];
        if (slot >= LinkLimits.GrammarSlots)
        {
            return new(LinkStatus.OutOfRange);
        }

        if (_recognisers[slot] is not IRecogniser recogniser)
        {
            return new(LinkStatus.NotReady);
        }

        recogniser.Reset();
        Listen(recogniser);
        return new(LinkStatus.Ok);
    }

    private void Listen(IRecogniser recogniser)
    {
        _decisions.Clear();
        _stream = new AudioStream(recogniser, options.AudioSamples);
        State = LinkState.Listening;
    }

    private Answer StopListening(byte[] response)
    {
        long work = (Queued * options.Timing.Sample) + _heldWork;
        GiveOut();
        _stream!.Finish(Decide);
        work += CoreWork();
        LinkBytes.WriteInt32(response, LinkFrame.PayloadOffset, _stream.NextPosition);
        _stream = null;
        State = LinkState.ModelLoaded;
        return new(LinkStatus.Ok, 4, work);
    }

    private long CoreWork() => (_stream?.TakeMicrocycles() ?? 0) * options.Timing.Microcycle;

    private Answer Audio(LinkOpcode opcode, byte[] request, int length, byte[] response)
    {
        int width = opcode == LinkOpcode.AudioPcm ? 2 : 1;
        int bytes = length - 4;
        if (bytes % width != 0)
        {
            return new(LinkStatus.BadLength);
        }

        int position = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset);
        int count = bytes / width;
        if (position < 0 || position > int.MaxValue - count || count > options.AudioSamples)
        {
            return new(LinkStatus.OutOfRange);
        }

        LinkStatus status = Take(_stream!, position, count, width, request);
        LinkBytes.WriteInt32(response, LinkFrame.PayloadOffset, _stream!.NextPosition);
        LinkBytes.WriteInt32(response, LinkFrame.PayloadOffset + 4, _stream.Room);
        return new(status, 8);
    }

    private LinkStatus Take(AudioStream stream, int position, int count, int width, byte[] request)
    {
        if (position + count <= stream.NextPosition)
        {
            return LinkStatus.Ok; // Taken before.
        }

        if (position != stream.NextPosition)
        {
            Counters.Count(LinkCounter.AudioGaps);
            return LinkStatus.Gap;
        }

        if (count > stream.Room)
        {
            Counters.Count(LinkCounter.AudioOverflows);
            return LinkStatus.Overflow;
        }

        Counters.Count(LinkCounter.AudioFrames);
        int offset = LinkFrame.PayloadOffset + 4;
        for (int i = 0; i < count; i++)
        {
            stream.Add(width == 2
                ? (short)LinkBytes.ReadInt16(request, offset + (2 * i))
                : G711.DecodeMuLaw(request[offset + i]));
        }

        return LinkStatus.Ok;
    }

    private Answer ReadDecisions(byte[] request, byte[] response)
    {
        int after = LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset);
        int most = request[LinkFrame.PayloadOffset + 2];
        if (most is 0 or > LinkLimits.DecisionsPerRead || !_decisions.Forget(after))
        {
            return new(LinkStatus.OutOfRange);
        }

        return new(LinkStatus.Ok, _decisions.Write(response, LinkFrame.PayloadOffset, most) * DecisionRecord.Length);
    }

    private Answer StartEnrolment(byte[] request, int length, byte[] response)
    {
        try
        {
            Enrolment enrolment = new(_model!, Encoding.Latin1.GetString(request, LinkFrame.PayloadOffset, length));
            _enrolment = new EnrolmentStream(_model!, enrolment);
        }
        catch (ModelFormatException error)
        {
            return Refuse(LinkStatus.BadWord, error.Message, response, 0);
        }

        Listen(_enrolment);
        return new(LinkStatus.Ok);
    }

    private Answer ReadEnrolment(byte[] response)
    {
        if (_enrolment is not { Last: TakeReport last })
        {
            return new(LinkStatus.NotReady);
        }

        new EnrolmentRecord
        {
            Outcome = (LinkTakeOutcome)last.Outcome,
            Accepted = _enrolment.Enrolment.Accepted,
            Utterances = Math.Min(_enrolment.Utterances, ushort.MaxValue),
            Word = last.Word < 0 ? EnrolmentRecord.NoWord : last.Word,
            Distance = last.Distance < 0 ? EnrolmentRecord.NoDistance : Math.Min(last.Distance, EnrolmentRecord.NoDistance - 1),
            StartSample = (int)_enrolment.LastStart,
        }.Write(response, LinkFrame.PayloadOffset);
        return new(LinkStatus.Ok, EnrolmentRecord.Length);
    }

    private Answer FinishEnrolment(byte[] response)
    {
        if (_enrolment is not { Enrolment: { Accepted: > 0 } enrolment })
        {
            return new(LinkStatus.NotReady);
        }

        return AddWord(response, _ => enrolment.Build());
    }

    private Answer ReadTemplate(byte[] request, byte[] response)
    {
        if (EnrolledWord(request) is not AcousticWord word)
        {
            return new(LinkStatus.OutOfRange);
        }

        byte[] template = _model!.TemplateOf(word).ToBytes(_model);
        template.CopyTo(response, LinkFrame.PayloadOffset);
        return new(LinkStatus.Ok, template.Length);
    }

    private Answer AddTemplate(byte[] request, int length, byte[] response) =>
        AddWord(response, model => WordTemplate.Read(request.AsSpan(LinkFrame.PayloadOffset, length), model));

    private Answer AddWord(byte[] response, Func<AcousticModel, WordTemplate> getTemplate)
    {
        try
        {
            UseModel(_model!.With(getTemplate(_model)));
        }
        catch (ModelFormatException error)
        {
            return Refuse(LinkStatus.BadWord, error.Message, response, options.Timing.Template);
        }

        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset, _model.Words.Count - 1);
        return new(LinkStatus.Ok, 2, options.Timing.Template);
    }

    private Answer RemoveWord(byte[] request)
    {
        if (EnrolledWord(request) is not AcousticWord word)
        {
            return new(LinkStatus.OutOfRange);
        }

        UseModel(_model!.Without(word));
        return new(LinkStatus.Ok);
    }

    private AcousticWord? EnrolledWord(byte[] request)
    {
        int number = LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset);
        return number < _model!.Words.Count && _model.IsEnrolled(_model.Words[number]) ? _model.Words[number] : null;
    }

    /// <summary>What was made for another vocabulary is gone: grammars, and an enrolment that was not finished.</summary>
    private void UseModel(AcousticModel? model)
    {
        _model = model;
        Array.Clear(_recognisers);
        _enrolment = null;
    }

    private void Decide(Decision decision)
    {
        Counters.Count(LinkCounter.Decisions);
        if (!_decisions.Add(decision))
        {
            Counters.Count(LinkCounter.DecisionsLost);
        }

        Decided?.Invoke(decision, decision.Word >= 0 ? _model!.Words[decision.Word].Name : "");
    }

    private void ForgetModel()
    {
        UseModel(null);
        _modelCrc = 0;
        if (State > LinkState.Identified)
        {
            State = LinkState.Identified;
        }
    }

    private static Answer Refuse(LinkStatus status, string message, byte[] response, long work)
    {
        byte[] text = Ascii(message, LinkLimits.MessageLength);
        text.CopyTo(response, LinkFrame.PayloadOffset);
        return new(status, text.Length, work);
    }

    private static byte[] Ascii(string text, int longest) =>
        Encoding.ASCII.GetBytes(text.Length > longest ? text[..longest] : text);
}
