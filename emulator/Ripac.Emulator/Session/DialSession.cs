using System.Text.RegularExpressions;
using Ripac.Emulator.Parts;
using Ripac.Emulator.Timeline;
using Ripac.Link;
using Ripac.Module;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Parts;

namespace Ripac.Emulator.Session;

/// <summary>The whole device on the bench: board, firmware, coprocessor, modem, and a person who speaks. It runs once.</summary>
internal sealed partial class DialSession : IDisposable
{
    private const long Millisecond = 1_000_000;

    /// <summary>A person presses the button, then speaks, and lets it go a moment after the last word.</summary>
    private const long ButtonLead = 300 * Millisecond;
    private const long ButtonTail = 400 * Millisecond;

    /// <summary>When nothing has happened for so long, nothing more will: longer than any wait of the firmware, a call apart.</summary>
    private const long Rest = 10_000 * Millisecond;

    /// <summary>Firmware that does not listen yet may be waiting for a modem that powers up.</summary>
    private const long RestBeforeListening = 30_000 * Millisecond;

    /// <summary>After an answered call there is nothing more to wait for than the firmware's word on it.</summary>
    private const long RestAfterCall = 1_000 * Millisecond;

    private readonly DialSetup _setup;
    private readonly BoardDrive _drive;
    private readonly FirmwareProgram _firmware;
    private readonly Speaker _speaker;
    private readonly AtModem _modem;
    private readonly VirtualPin _button;
    private long _lastActivity;
    private string? _toConfirm;
    private bool _listens;
    private long _listeningSince = -1;
    private long _instructionsBefore;
    private long _allocationsBefore;
    private long _lostBefore;

    /// <summary>What the coprocessor's cores had to do.</summary>
    public CoreLoad CoreLoad { get; }

    /// <exception cref="FirmwareLoadException">The firmware uses what a board does not have.</exception>
    /// <exception cref="Ripac.Speech.Audio.WavFormatException">A recording cannot be read.</exception>
    public DialSession(DialSetup setup, Func<AcousticModel, Grammar, IRecogniser>? createRecogniser = null)
    {
        _setup = setup;
        VirtualBoardOptions options = new() { Seed = setup.Seed, Restarts = false, TargetName = setup.Board.NanoFrameworkTarget };
        Board = new VirtualBoard(setup.HasFaults ? options with { InstructionsPerSecond = FaultBench.InstructionsPerSecond(setup.Seed) } : options);
        Faults = setup.HasFaults ? new FaultBench(Board, setup.Board, setup.Seed) : null;
        VirtualClock clock = Board.Clock;

        CoreRecognisers cores = new(setup.Core, setup.Strict);
        CoreLoad = cores.Load;
        ModuleTimer timer = new(clock);
        Module = new CoprocessorModule(Faults?.Jitter(timer) ?? timer, createRecogniser ?? cores.Create, new ModuleOptions { Core = setup.Core });
        Coprocessor = CoprocessorPart.Attach(Board, setup.Board, Module, Faults is null ? null : Faults.Wire);

        Module.Executed += (opcode, status) =>
        {
            _listens |= opcode == LinkOpcode.StartListening && status == LinkStatus.Ok;
            WatchForListening();
        };
        Module.Decided += (decision, word) => Report(TimelineEvent.Of(clock.NowNanoseconds, decision, word));

        _modem = new AtModem(setup.Modem);
        _modem.CommandReceived += line => Report(TimelineSource.ToModem, line);
        _modem.ResultSent += line => Report(TimelineSource.FromModem, line);
        Board.AttachSerial(setup.Board.Modem.Port, Faults?.Wire(_modem) ?? _modem);
        if (setup.Board.Modem.PowerKey is int powerKey)
        {
            _ = new ModemPowerKey(Board, powerKey, _modem);
            _modem.PoweredUp += WatchForListening;
        }

        _speaker = new Speaker(clock, setup.Recordings, setup.GapMilliseconds, setup.Seed);
        _speaker.Began += ReportBegin;
        _speaker.Ended += name => Report(TimelineSource.Microphone, $"{name} ends");
        Board.AttachMicrophone(setup.Board.Microphone.I2sBus, _speaker);

        // The button connects to ground; the firmware's pull-up, or this one, holds it high.
        _button = Board.Pin(setup.Board.PushToTalk);
        _button.Drive(true);
        if (setup.PushToTalk)
        {
            _speaker.Announced += (_, start) => clock.At(start - ButtonLead, () => Press(true));
            _speaker.Ended += _ => clock.After(ButtonTail, () => Press(false));
        }

        if (setup.Board.Display is DisplayPins display)
        {
            _ = new DisplayWatch(Board, display, text => Report(TimelineSource.Display, text));
        }

        Board.ConsoleLine += line =>
        {
            Report(TimelineSource.Firmware, line);
            _toConfirm = Question().Match(line) is { Success: true } question ? question.Groups["number"].Value : _toConfirm;
        };
        _drive = new BoardDrive(setup.ModelPath, setup.Board.Name, setup.SettingsPath);
        try
        {
            Board.MapDrive("I:", _drive.Folder);
            _firmware = Board.Load(setup.FirmwarePath);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Something happened, at the time of the board's clock.</summary>
    public event Action<TimelineEvent>? Happened;

    public VirtualBoard Board { get; }

    public CoprocessorModule Module { get; }

    public AtModem Modem => _modem;

    /// <summary>What is wrong with the device; null without <see cref="DialSetup.HasFaults"/>.</summary>
    public FaultBench? Faults { get; }

    /// <summary>The coprocessor on its SPI bus; null on a board that has it on a UART alone.</summary>
    public CoprocessorPart? Coprocessor { get; }

    /// <summary>A person who sees no sign of listening speaks at this virtual time all the same.</summary>
    public void StartSpeakingBy(long nanoseconds) => Board.Clock.At(nanoseconds, BeginToSpeak);

    /// <summary>Says one more recording, from now on: then <see cref="Run"/> again.</summary>
    public void SayAgain(string recording)
    {
        _lastActivity = Board.Clock.NowNanoseconds;
        _speaker.Say(recording);
    }

    /// <summary>Powers the board on and lets everything happen, until nothing more does; called again, lets it happen from there.</summary>
    public DialOutcome Run(CancellationToken cancellation = default)
    {
        RunResult result = Board.Run(_firmware, _setup.LimitNanoseconds, () => cancellation.IsCancellationRequested || IsAtRest());
        BoardStatistics counted = Board.Statistics;
        double listened = _listeningSince < 0 ? 0 : (result.Nanoseconds - _listeningSince) / 1e9;
        return new DialOutcome
        {
            End = result.End switch
            {
                RunEnd.Satisfied => cancellation.IsCancellationRequested ? DialEnd.Cancelled : _listeningSince < 0 ? DialEnd.NotReady : DialEnd.Done,
                RunEnd.TimeLimit => DialEnd.TimedOut,
                _ => DialEnd.FirmwareFault,
            },
            Message = result.End is RunEnd.Satisfied or RunEnd.TimeLimit ? "" : Describe(result),
            Dialed = _modem.Dialed,
            ToConfirm = _toConfirm,
            Seconds = result.Nanoseconds / 1e9,
            SpokenSeconds = (double)_speaker.SamplesSpoken / LinkLimits.SampleRate,
            InstructionsPerListeningSecond = listened > 0 ? (long)((counted.Instructions - _instructionsBefore) / listened) : 0,
            AllocationsWhileListening = listened > 0 ? counted.Allocations - _allocationsBefore : 0,
            SamplesLost = counted.I2sSamplesLost - _lostBefore,
            SpiBytes = counted.SpiBytes,
            LinkErrors = Module.Count(LinkCounter.BadSync) + Module.Count(LinkCounter.BadCrc) + Module.Count(LinkCounter.BadFrameLength)
                + Module.Count(LinkCounter.Busy) + Module.Count(LinkCounter.Repeated),
        };
    }

    public void Dispose()
    {
        Board.Dispose();
        _speaker.Dispose();
        _drive.Dispose();
    }

    /// <summary>Puts an event on the time line, now.</summary>
    public void Report(TimelineSource source, string text) => Report(new TimelineEvent(Board.Clock.NowNanoseconds, source, text));

    [GeneratedRegex("^confirm: .*?(?<number>[0-9]+), .* or .*\\?$")]
    private static partial Regex Question();

    private static string Describe(RunResult result) => result.End switch
    {
        RunEnd.Finished => "the firmware's Main returned",
        RunEnd.Reboot => "the firmware asked for a reboot",
        _ => result.Message,
    };

    private bool IsAtRest()
    {
        if (_listeningSince < 0)
        {
            return Board.Clock.NowNanoseconds - _lastActivity > RestBeforeListening;
        }

        bool answered = _modem.Dialed.Count > 0 && !_modem.IsCalling;
        return _speaker.IsDone && !(_modem.IsCalling && _setup.Modem != ModemAnswer.Silent)
            && Board.Clock.NowNanoseconds - _lastActivity > (answered ? RestAfterCall : _modem.IsCalling ? 7 * Rest : Rest);
    }

    // What the microphone gave while the firmware was starting is lost, as on a board, and does not count.
    private void ReportBegin(string name)
    {
        if (_speaker.SamplesSpoken == 0)
        {
            _lostBefore = Board.Statistics.I2sSamplesLost;
        }

        Report(TimelineSource.Microphone, $"{name} begins");
    }

    // The person sees that the device listens and has a modem, and begins.
    private void WatchForListening()
    {
        if (_listens && _modem.IsPowered)
        {
            BeginToSpeak();
        }
    }

    private void BeginToSpeak()
    {
        if (_listeningSince < 0)
        {
            _listeningSince = Board.Clock.NowNanoseconds;
            _instructionsBefore = Board.Statistics.Instructions;
            _allocationsBefore = Board.Statistics.Allocations;
            _speaker.Start();
        }
    }

    private void Report(TimelineEvent? happened)
    {
        if (happened is TimelineEvent something)
        {
            _lastActivity = something.Nanoseconds;
            Happened?.Invoke(something);
        }
    }

    private void Press(bool pressed)
    {
        _button.Drive(!pressed);
        Report(TimelineSource.Button, pressed ? "pressed" : "released");
    }
}
