using Ripac.Link;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Module;

/// <summary>
/// The coprocessor module as its bus sees it: SPI bytes with an explicit end of each transaction, and the lines READY, INT and RESET
/// (firmware/Ripac.Link/README.md). Everything it does takes time on its clock, and happens in the clock's thread.
/// </summary>
public sealed class CoprocessorModule
{
    private const int RecogniseSamples = LinkLimits.SampleRate / 100;

    private readonly IModuleTimer _timer;
    private readonly ModuleTiming _timing;
    private readonly CommandProcessor _processor;

    private readonly byte[] _request = new byte[LinkFrame.MaximumLength];
    private readonly byte[] _response = new byte[LinkFrame.MaximumLength];
    private readonly byte[] _note = new byte[LinkFrame.Overhead];
    private readonly byte[] _busyNote = new byte[LinkFrame.Overhead];

    // What the next transaction is to send, and what the present one does send.
    private byte[] _prepared;
    private int _preparedLength;
    private byte[] _sending;
    private int _sendingLength;

    private int _received;

    // The last request that was believed, and what became of it.
    private byte _sequence;
    private LinkOpcode _opcode;
    private int _requestCrc;
    private Answer _answer;

    private int _epoch;
    private bool _recognising;
    private bool _ready;
    private bool _interrupt;
    private bool _resetLine = true;

    /// <summary>Powers the module up.</summary>
    /// <param name="timer">The clock it lives by.</param>
    /// <param name="createRecogniser">Called for each grammar that is loaded; may throw a GrammarException.</param>
    /// <param name="options">How much it holds and how fast it is.</param>
    public CoprocessorModule(
        IModuleTimer timer, Func<AcousticModel, Grammar, IRecogniser> createRecogniser, ModuleOptions? options = null)
    {
        options ??= new ModuleOptions();
        _timer = timer;
        _timing = options.Timing;
        _processor = new CommandProcessor(options, createRecogniser);
        _processor.Decided += (decision, word) => Decided?.Invoke(decision, word);
        _prepared = _sending = _note;
        Start();
    }

    /// <summary>The level of READY: true while a transaction may begin.</summary>
    public bool Ready
    {
        get => _ready;
        private set => Change(ref _ready, value, ReadyChanged);
    }

    /// <summary>Whether the module asks to be read; INT is low while it does.</summary>
    public bool Interrupt
    {
        get => _interrupt;
        private set => Change(ref _interrupt, value, InterruptChanged);
    }

    /// <summary>The level of RESET: false holds the module in reset, in the middle of any byte; true lets it start over.</summary>
    public bool ResetLine
    {
        get => _resetLine;
        set
        {
            if (_resetLine && !value)
            {
                Stop();
            }
            else if (!_resetLine && value)
            {
                Start();
            }

            _resetLine = value;
        }
    }

    /// <summary>What the next transaction will bring; to be looked at while READY is high.</summary>
    public ReadOnlySpan<byte> Response => _prepared.AsSpan(0, _preparedLength);

    /// <summary>Where it stands.</summary>
    public LinkState State => _processor.State;

    /// <summary><see cref="Ready"/> has changed to this.</summary>
    public event Action<bool>? ReadyChanged;

    /// <summary><see cref="Interrupt"/> has changed to this.</summary>
    public event Action<bool>? InterruptChanged;

    /// <summary>A request was executed (Poll and repeats are not): what it was and how it ended.</summary>
    public event Action<LinkOpcode, LinkStatus>? Executed;

    /// <summary>A transaction could not be believed or came while READY was low: why.</summary>
    public event Action<LinkStatus>? Refused;

    /// <summary>A decision was made; with the word's name, empty when it is about no word.</summary>
    public event Action<Decision, string>? Decided;

    /// <summary>How often something happened since power-up.</summary>
    public int Count(LinkCounter counter) => _processor.Counters[counter];

    /// <summary>One byte both ways while chip select is low.</summary>
    public byte Transmit(byte mosi)
    {
        if (State == LinkState.Booting)
        {
            return 0;
        }

        if (_received == 0)
        {
            (_sending, _sendingLength) = Ready ? (_prepared, _preparedLength) : (_busyNote, WriteNote(_busyNote, LinkStatus.Busy));
        }

        byte miso = _received < _sendingLength ? _sending[_received] : (byte)0;
        if (_received < _request.Length)
        {
            _request[_received] = mosi;
        }

        _received++;
        return miso;
    }

    /// <summary>Chip select was released: the bytes since then are a transaction, whole or not.</summary>
    public void EndTransaction()
    {
        int received = _received;
        _received = 0;
        if (received == 0 || State == LinkState.Booting)
        {
            return;
        }

        _processor.Counters.Count(LinkCounter.Transactions);
        if (_sending == _busyNote)
        {
            Refuse(LinkStatus.Busy);
            return;
        }

        Ready = false;
        LinkStatus status = Check(received);
        if (status == LinkStatus.Ok)
        {
            Accept();
        }
        else
        {
            Refuse(status);
            After(_timing.Transaction, () =>
            {
                (_prepared, _preparedLength) = (_note, WriteNote(_note, status));
                Ready = true;
            });
        }
    }

    private LinkStatus Check(int received)
    {
        if (received > _request.Length)
        {
            return LinkStatus.BadLength;
        }

        LinkStatus status = LinkFrame.Check(_request, received, LinkFrame.RequestSync);
        bool followed = status == LinkStatus.Ok
            && _request.AsSpan(LinkFrame.Length(_request)..received).ContainsAnyExcept((byte)0);
        return followed ? LinkStatus.BadLength : status;
    }

    private void Refuse(LinkStatus status)
    {
        _processor.Counters.Count(status switch
        {
            LinkStatus.BadSync => LinkCounter.BadSync,
            LinkStatus.BadCrc => LinkCounter.BadCrc,
            LinkStatus.Busy => LinkCounter.Busy,
            _ => LinkCounter.BadFrameLength,
        });
        Refused?.Invoke(status);
    }

    private void Accept()
    {
        long work = 0;
        LinkOpcode opcode = LinkFrame.Opcode(_request);
        if (opcode == LinkOpcode.Poll && LinkFrame.PayloadLength(_request) == 0)
        {
            // The response to the last executed request goes out again.
        }
        else if (IsRepeat(opcode))
        {
            _processor.Counters.Count(LinkCounter.Repeated);
        }
        else
        {
            work = Execute(opcode);
        }

        work += _timing.Transaction + ((LinkFrame.PayloadLength(_request) + _answer.PayloadLength) * _timing.PayloadByte);
        After(work, Present);
    }

    private bool IsRepeat(LinkOpcode opcode) =>
        _answer.Status == LinkStatus.Ok && opcode == _opcode && opcode != LinkOpcode.Poll
        && LinkFrame.Sequence(_request) == _sequence && LinkFrame.ReadCrc(_request) == _requestCrc;

    private long Execute(LinkOpcode opcode)
    {
        _sequence = LinkFrame.Sequence(_request);
        _opcode = opcode;
        _requestCrc = LinkFrame.ReadCrc(_request);
        _answer = _processor.Execute(_request, _response);
        if (State == LinkState.Booting)
        {
            StopWork();
        }

        UpdateInterrupt();
        if (!_recognising && _processor.Queued > 0)
        {
            RecogniseNext();
        }

        Executed?.Invoke(opcode, _answer.Status);
        return _answer.Work;
    }

    // The samples that wait are recognised 10 ms at a time, beside the transactions: first what is before the core, then the core.
    private void RecogniseNext()
    {
        int count = Math.Min(RecogniseSamples, _processor.Queued);
        _recognising = count > 0;
        if (_recognising)
        {
            After(count * _timing.Sample, () =>
            {
                long core = _processor.Recognise(count);
                After(core, () =>
                {
                    _processor.GiveOut();
                    UpdateInterrupt();
                    RecogniseNext();
                });
            });
        }
    }

    private void Present()
    {
        if (State == LinkState.Booting)
        {
            _processor.Boot();
            UpdateInterrupt();
        }

        _prepared = _response;
        _preparedLength = LinkFrame.WriteResponse(
            _response, _sequence, _opcode, _answer.Status, _processor.Flags, _answer.PayloadLength);
        Ready = true;
    }

    private int WriteNote(byte[] note, LinkStatus status) =>
        LinkFrame.WriteResponse(note, _sequence, LinkOpcode.Poll, status, _processor.Flags, 0);

    private void Stop()
    {
        _processor.Clear();
        StopWork();
        UpdateInterrupt();
        _received = 0;
        Ready = false;
    }

    private void StopWork()
    {
        _epoch++;
        _recognising = false;
    }

    private void Start()
    {
        _sequence = 0;
        _opcode = LinkOpcode.Poll;
        _answer = default;
        After(_timing.Boot, Present);
    }

    private void UpdateInterrupt() => Interrupt = State != LinkState.Booting
        && (_processor.Flags & (LinkFlags.DecisionsPending | LinkFlags.ResetSinceIdentify)) != 0;

    // What was going on when the module is reset does not end.
    private void After(long nanoseconds, Action action)
    {
        int epoch = _epoch;
        _timer.After(nanoseconds, () =>
        {
            if (epoch == _epoch)
            {
                action();
            }
        });
    }

    private static void Change(ref bool line, bool value, Action<bool>? changed)
    {
        if (line != value)
        {
            line = value;
            changed?.Invoke(value);
        }
    }
}
