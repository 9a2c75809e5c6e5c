using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Ripac.Emulator.Session;
using Ripac.Emulator.Timeline;
using Ripac.Emulator.Tracing;
using Ripac.Module;
using Ripac.VirtualDevice;

namespace Ripac.Emulator.Commands;

/// <summary><c>dial</c>: speaks recordings to the dialer and tells what it did.</summary>
internal sealed class DialCommand : ExplainedCommand
{
    private readonly Argument<string[]> _recordings = new("FILE.wav")
    {
        Description = "What is spoken, in order. Any usual rate, width and number of channels [default: a shipped recording]",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _expect = new("--expect")
    {
        Description = "The number to be dialed; again for each further number, in order. Nothing else may be dialed",
        HelpName = "number",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "The time line as JSON Lines: {\"ms\", \"source\", \"text\", \"confidence\"}, at last {\"result\"}",
    };

    private readonly Option<string?> _trace = new("--trace")
    {
        Description = "Write a value change dump: SPI bytes, READY, INT, RESET, button, LED, display, decisions, modem",
        HelpName = "file.vcd",
    };

    private readonly Option<bool> _traceBits = new("--trace-bits")
    {
        Description = "Trace single lines only, SCK, MOSI and MISO too: for PulseView and its SPI decoder",
    };

    private readonly Option<bool> _logLink = new("--log-link") { Description = "Show each transaction on the SPI link, decoded" };

    private readonly Option<bool> _display = new("--display") { Description = "Show what the board's display says, where it has one" };

    private readonly BenchOptions _bench = new();

    public DialCommand()
        : base("dial", "Speaks recordings to the dialer and tells, in virtual time, what was heard and dialed.")
    {
        Arguments.Add(_recordings);
        Options.Add(_expect);
        _bench.AddTo(this);
        Options.Add(_json);
        Options.Add(_trace);
        Options.Add(_traceBits);
        Options.Add(_logLink);
        Options.Add(_display);
        SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
    }

    public override string Explanation =>
        $"""
        The firmware runs on a virtual board, streams the microphone over SPI to the coprocessor, and dials on its modem. The
        push-to-talk button is held around each recording, unless --wake. Same inputs and seed, same output and trace; only the
        speed, on standard error, depends on this machine.

        Examples:
          dial                                    the recording that the project ships
          dial call.wav --expect 5550123          held button; fails unless exactly this is dialed
          dial call.wav yes.wav                   answers with "yes" when the dialer asks whether the number is right
          dial hello.wav --wake --modem busy      the recording says "computer" first
          dial --display                          what the display says, too
          dial call.wav --trace call.vcd          then: gtkwave call.vcd

        {ExitCode.Meaning}

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        DialSetup setup = _bench.Read(parsed, parsed.GetValue(_recordings)!);
        using DialSession session = Open(setup);
        using BoardTrace? trace = OutputFiles.Try(
            parsed.GetValue(_trace), "trace", path => new BoardTrace(path, parsed.GetValue(_traceBits), session, setup.Board));
        TextWriter output = parsed.InvocationConfiguration.Output;
        ITimeline timeline = parsed.GetValue(_json) ? new JsonTimeline(output) : new TextTimeline(output);
        bool showsDisplay = parsed.GetValue(_display);
        session.Happened += happened =>
        {
            if (showsDisplay || happened.Source != TimelineSource.Display)
            {
                timeline.Add(happened);
            }
        };
        if (parsed.GetValue(_logLink))
        {
            session.Board.SpiTransferred += transfer => timeline.Add(new TimelineEvent(
                transfer.StartNanoseconds, TimelineSource.Link, LinkDecoder.Describe(transfer.Mosi.Span, transfer.Miso.Span)));
        }

        Stopwatch watch = Stopwatch.StartNew();
        DialOutcome outcome = session.Run(cancellation);
        double elapsed = watch.Elapsed.TotalSeconds;
        trace?.Complete();

        if (session.CoreLoad.Counted)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"core: {session.CoreLoad}");
        }

        (int exitCode, string verdict) = Judge(outcome, parsed.GetValue(_expect)!);
        timeline.Conclude(outcome, verdict);
        parsed.InvocationConfiguration.Error.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{elapsed:0.00} s on this machine: {outcome.Seconds / elapsed:0}x real time"));
        return exitCode;
    }

    private static DialSession Open(DialSetup setup)
    {
        try
        {
            return new DialSession(setup);
        }
        catch (FirmwareLoadException problem)
        {
            throw new InputException(problem.Message);
        }
    }

    private static (int ExitCode, string Verdict) Judge(DialOutcome outcome, string[] expected)
    {
        string dialed = outcome.Dialed.Count > 0 ? $"dialed {string.Join(", ", outcome.Dialed)}"
            : outcome.ToConfirm is { } number ? $"nothing was dialed: nobody said yes to {number}"
            : "nothing was dialed";
        return outcome.End switch
        {
            DialEnd.Cancelled => (ExitCode.Cancelled, $"interrupted; {dialed}"),
            DialEnd.NotReady => (ExitCode.NotMet, $"the firmware never listened; {dialed}"),
            DialEnd.TimedOut => (ExitCode.TimedOut, $"timed out; {dialed}"),
            DialEnd.FirmwareFault => (ExitCode.FirmwareFault, $"the firmware stopped: {outcome.Message}; {dialed}"),
            _ when expected.Length > 0 && !expected.SequenceEqual(outcome.Dialed) =>
                (ExitCode.NotMet, $"{dialed}, expected {string.Join(", ", expected)}"),
            _ => (outcome.Dialed.Count > 0 ? ExitCode.Met : ExitCode.NotMet, dialed),
        };
    }
}
