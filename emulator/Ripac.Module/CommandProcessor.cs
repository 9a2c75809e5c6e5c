using Ripac.Link;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Module;

/// <summary>
/// What the module does once a request is believed: which command may run, who runs it, and the state of the module. Knows no lines and
/// no bytes of the bus. A command that does not end with Ok has changed nothing, a failed self-test apart.
/// </summary>
internal sealed class CommandProcessor
{
    private readonly ModuleOptions _options;
    private readonly PagedTables _tables;
    private readonly TableCommands _tableCommands;
    private readonly VocabularyCommands _vocabulary;
    private readonly ListeningCommands _listening;
    private readonly EnrolmentCommands _enrolment;
    private LinkStatus _lastError;
    private int _boots;

    public CommandProcessor(ModuleOptions options, Func<AcousticModel, Grammar, IRecogniser> createRecogniser)
    {
        _options = options;
        _tables = new PagedTables(options.TableBytes);
        _tableCommands = new TableCommands(_tables, options.Timing);
        _vocabulary = new VocabularyCommands(_tables, options.Timing, createRecogniser);
        _listening = new ListeningCommands(_vocabulary, options, Counters);
        _enrolment = new EnrolmentCommands(_vocabulary, _listening, options.Timing);
        _listening.Decided += decision => Decided?.Invoke(decision, decision.Word >= 0 ? _vocabulary.Model!.Words[decision.Word].Name : "");
    }

    public ModuleCounters Counters { get; } = new();

    public LinkState State { get; private set; } = LinkState.Booting;

    public LinkFlags Flags =>
        (_listening.Pending > 0 ? LinkFlags.DecisionsPending : LinkFlags.None)
        | (State <= LinkState.Unidentified ? LinkFlags.ResetSinceIdentify : LinkFlags.None)
        | (State == LinkState.Listening ? LinkFlags.Listening : LinkFlags.None)
        | (_listening.DecisionsLost ? LinkFlags.DecisionsLost : LinkFlags.None)
        | (_vocabulary.Model is not null ? LinkFlags.ModelLoaded : LinkFlags.None);

    /// <summary>Samples that wait to be recognised.</summary>
    public int Queued => _listening.Queued;

    /// <summary>A decision was made; with the word's name, empty when it is about no word.</summary>
    public event Action<Decision, string>? Decided;

    /// <summary>Forgets everything but the counters; <see cref="Boot"/> follows.</summary>
    public void Clear()
    {
        State = LinkState.Booting;
        ForgetModel();
        _tables.Clear();
        _listening.Clear();
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
    public long Recognise(int most) => _listening.Recognise(most);

    /// <summary>Gives out what was held.</summary>
    public void GiveOut() => _listening.GiveOut();

    /// <summary>Runs a command whose frame was believed. Its response's payload goes into <paramref name="response"/>.</summary>
    public Answer Execute(byte[] request, byte[] response)
    {
        LinkOpcode opcode = LinkFrame.Opcode(request);
        LinkStatus judged = Judge(opcode, request);
        Answer answer = judged == LinkStatus.Ok ? Run(opcode, request, response) : new(judged);
        Counters.Count(LinkCounter.Accepted);
        if (answer.Status == LinkStatus.Ok)
        {
            State = StateAfter(opcode);
        }
        else
        {
            Counters.Count(LinkCounter.Refused);
            _lastError = answer.Status;
        }

        return answer;
    }

    private LinkStatus Judge(LinkOpcode opcode, byte[] request)
    {
        (int smallest, int largest) = CommandRules.PayloadLengths(opcode);
        int length = LinkFrame.PayloadLength(request);
        return LinkFrame.ReadVersion(request) != LinkFrame.Version && opcode != LinkOpcode.Identify ? LinkStatus.UnsupportedVersion
            : largest < 0 ? LinkStatus.UnknownCommand
            : length < smallest || length > largest ? LinkStatus.BadLength
            : !CommandRules.Allows(State, opcode) ? LinkStatus.NotReady
            : LinkStatus.Ok;
    }

    private Answer Run(LinkOpcode opcode, byte[] request, byte[] response) => opcode switch
    {
        LinkOpcode.Identify => Identify(response),
        LinkOpcode.Status => Status(response),
        LinkOpcode.Reset => Reset(),
        LinkOpcode.SelfTest => SelfTest(response),
        LinkOpcode.ReadCounters => ReadCounters(response),
        LinkOpcode.WriteTable or LinkOpcode.WriteImage => _tableCommands.Write(request),
        LinkOpcode.ReadTable => _tableCommands.Read(request, response),
        LinkOpcode.VerifyTable => _tableCommands.Verify(request, response),
        LinkOpcode.LoadModel => LoadModel(request, response),
        LinkOpcode.ReadVocabulary => _vocabulary.ReadVocabulary(request, response),
        LinkOpcode.LoadGrammar => _vocabulary.LoadGrammar(request, response),
        LinkOpcode.StartListening => _listening.Start(request),
        LinkOpcode.StopListening => _listening.Stop(response),
        LinkOpcode.AudioPcm => _listening.Audio(request, response, sampleBytes: 2),
        LinkOpcode.AudioMuLaw => _listening.Audio(request, response, sampleBytes: 1),
        LinkOpcode.StartEnrolment => _enrolment.Start(request, response),
        LinkOpcode.ReadEnrolment => _enrolment.Read(response),
        LinkOpcode.FinishEnrolment => _enrolment.Finish(response),
        LinkOpcode.ReadTemplate => _enrolment.ReadTemplate(request, response),
        LinkOpcode.AddTemplate => _enrolment.AddTemplate(request, response),
        LinkOpcode.RemoveWord => _enrolment.RemoveWord(request),
        _ => _listening.ReadDecisions(request, response),
    };

    private LinkState StateAfter(LinkOpcode opcode) => opcode switch
    {
        LinkOpcode.Identify when State == LinkState.Unidentified => LinkState.Identified,
        LinkOpcode.LoadModel or LinkOpcode.StopListening => LinkState.ModelLoaded,
        LinkOpcode.StartListening or LinkOpcode.StartEnrolment => LinkState.Listening,
        _ => State,
    };

    private Answer Identify(byte[] response)
    {
        new IdentityRecord
        {
            LowestVersion = LinkFrame.Version,
            HighestVersion = LinkFrame.Version,
            Capabilities = LinkCapabilities.PcmAudio | LinkCapabilities.MuLawAudio | LinkCapabilities.TableReadback
                | LinkCapabilities.PartialDecisions | LinkCapabilities.Enrolment,
            TableBytes = _options.TableBytes,
            AudioSamples = _options.AudioSamples,
            Decisions = _options.Decisions,
            GrammarSlots = LinkLimits.GrammarSlots,
            Boots = _boots,
        }.Write(response, LinkFrame.PayloadOffset);
        return new(LinkStatus.Ok, IdentityRecord.Length);
    }

    private Answer Status(byte[] response)
    {
        new StatusRecord
        {
            State = State,
            Grammars = _vocabulary.Grammars,
            Words = _vocabulary.Model?.Words.Count ?? 0,
            ModelCrc = _vocabulary.ModelCrc,
            Pending = _listening.Pending,
            Position = _listening.Position,
            Queued = Queued,
            LastSerial = _listening.LastSerial,
            LastError = _lastError,
        }.Write(response, LinkFrame.PayloadOffset);
        return new(LinkStatus.Ok, StatusRecord.Length);
    }

    private Answer Reset()
    {
        Clear();
        return new(LinkStatus.Ok, 0, _options.Timing.Boot);
    }

    private Answer SelfTest(byte[] response)
    {
        ForgetModel();
        if (ModuleSelfTest.Run(_tables, _options.Core.Engine, out int coreSignature) is string failure)
        {
            return Answer.Refuse(LinkStatus.SelfTestFailed, failure, response, _options.Timing.SelfTest);
        }

        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset, coreSignature);
        LinkBytes.WriteInt32(response, LinkFrame.PayloadOffset + 2, _tables.Size);
        return new(LinkStatus.Ok, 6, _options.Timing.SelfTest);
    }

    private Answer ReadCounters(byte[] response)
    {
        Counters.Write(response, LinkFrame.PayloadOffset);
        return new(LinkStatus.Ok, LinkLimits.Counters * 4);
    }

    private Answer LoadModel(byte[] request, byte[] response)
    {
        Answer answer = _vocabulary.LoadModel(request, response);
        if (answer.Status == LinkStatus.Ok)
        {
            _enrolment.Clear();
        }

        return answer;
    }

    private void ForgetModel()
    {
        _vocabulary.Clear();
        _enrolment.Clear();
        if (State > LinkState.Identified)
        {
            State = LinkState.Identified;
        }
    }
}
