using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ripac.Emulator.Scenarios;
using Ripac.Emulator.Session;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;
using Ripac.VirtualDevice.Recording;
using Ripac.VirtualDevice.Tracing;

namespace Ripac.Emulator.Commands;

/// <summary><c>run</c>: runs any firmware on the virtual board, by itself or as scenarios say.</summary>
internal sealed class RunCommand : ExplainedCommand
{
    private readonly Argument<string> _firmware = new("firmware.exe")
    {
        Description = "The firmware as it was built, its assemblies beside it; the folder that it was built into; or Ripac.HandsFree, Ripac.VoiceSwitch",
    };

    private readonly Option<string[]> _scenarios = new("--scenario")
    {
        Description = "What is done and expected; again for each further file. Each has a freshly powered board",
        HelpName = "file",
    };

    private readonly Option<string> _board = new("--board")
    {
        Description = "The board and what is wired to it, where a scenario names none: a name of boards/, or a .json file like those",
        DefaultValueFactory = _ => InputFiles.DefaultBoard,
    };

    private readonly Option<string?> _target = new("--target")
    {
        Description = "nanoFramework's firmware as `nanoff --target` names it: which pins and buses there are, and their default pins [default: the board's]",
        HelpName = "name",
    };

    private readonly Option<int> _timeout = new("--timeout-ms")
    {
        Description = "Without a scenario: virtual time after which the run ends",
        DefaultValueFactory = _ => 10_000,
    };

    private readonly Option<int> _seed = new("--seed") { Description = "Of what is random on the board and around it" };

    private readonly Option<string?> _junit = new("--junit") { Description = "Write the results as JUnit XML", HelpName = "file.xml" };

    private readonly Option<string?> _trace = new("--trace")
    {
        Description = "Write a value change dump of every line; of several scenarios, the last one's",
        HelpName = "file.vcd",
    };

    private readonly Option<bool> _realTime = new("--real-time") { Description = "No faster than a real board, to watch or to debug" };

    private readonly Option<string?> _budget = new("--budget")
    {
        Description = "Fail a run that uses more: a JSON file with maxInstructionsPerSecond, maxMicrosecondsPerFrame, maxBytesPerFrame, maxHeapBytes",
        HelpName = "file.json",
    };

    private readonly Option<string?> _statistics = new("--statistics")
    {
        Description = "Write what the board counted, as JSON; of several scenarios, the last one's",
        HelpName = "file.json",
    };

    private readonly Option<int?> _statisticsAt = new("--statistics-at")
    {
        Description = "Virtual time of --statistics [default: the end of the run]",
        HelpName = "ms",
    };

    private readonly Option<int> _speed = new("--instructions-per-second")
    {
        Description = "How fast the firmware's IL runs in virtual time. The default is a guess: nobody has measured a board for us",
        DefaultValueFactory = _ => new VirtualBoardOptions().InstructionsPerSecond,
        HelpName = "number",
    };

    private readonly Option<string?> _recordBus = new("--record-bus")
    {
        Description = "Write what passes between firmware and coprocessor; of several scenarios, the last one's",
        HelpName = "file",
    };

    private readonly Option<string?> _replayBus = new("--replay-bus")
    {
        Description = "Answer the firmware from such a file, without a coprocessor; it is told where the firmware does otherwise",
        HelpName = "file",
    };

    public RunCommand()
        : base("run", "Runs firmware on the virtual board; with scenarios, tests it.")
    {
        _timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--timeout-ms takes a number from 1 on.");
            }
        });
        _speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--instructions-per-second takes a number from 1 on.");
            }
        });
        _target.AcceptOnlyFromAmong([.. FirmwareTarget.Names]);
        Arguments.Add(_firmware);
        foreach (Option option in (Option[])[_scenarios, _board, _target, _junit, _budget, _statistics, _statisticsAt, _trace, _recordBus, _replayBus, _timeout, _seed, _speed, _realTime])
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
    }

    public override string Explanation =>
        $"""
        A scenario is a text file, one statement a line:
          name  Dials a number                     # what the report calls it
          expect line "modem: ready" within 2000 ms   # passes over the lines before it
          press talk
          play call.wav                            # until its end
          release talk
          expect number 5550123 within 10000 ms
        All statements: the README of Ripac.Emulator. All times are virtual.

        What --record-bus writes is played to the firmware by --replay-bus, and to the coprocessor, without firmware, by `replay`.

        {ExitCode.Meaning}

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        string given = parsed.GetValue(_firmware)!;
        string firmware = InputFiles.FirmwareOf(given);
        Scenario[] scenarios = [.. parsed.GetValue(_scenarios)!.Select(ScenarioReader.Read)];
        FirmwareBudget budget = parsed.GetValue(_budget) is string path ? InputFiles.ReadBudget(path) : new FirmwareBudget();
        TextWriter output = parsed.InvocationConfiguration.Output;
        if (scenarios.Length == 0)
        {
            return RunAlone(parsed, firmware, budget, output, cancellation);
        }

        List<ScenarioResult> results = [];
        foreach (Scenario scenario in scenarios)
        {
            results.Add(RunScenario(parsed, scenario, firmware, budget, output, cancellation));
            if (cancellation.IsCancellationRequested)
            {
                return ExitCode.Cancelled;
            }
        }

        OutputFiles.Write(parsed.GetValue(_junit), "report", path => JUnitReport.Write(path, results));
        int failed = results.Count(result => result.Failure is not null);
        output.WriteLine($"{results.Count - failed} passed, {failed} failed");
        return failed == 0 ? ExitCode.Met : ExitCode.NotMet;
    }

    private int RunAlone(ParseResult parsed, string firmware, FirmwareBudget budget, TextWriter output, CancellationToken cancellation)
    {
        Scenario nothing = new() { Name = Path.GetFileNameWithoutExtension(firmware), Path = firmware, Setup = [], Steps = [] };
        using ScenarioBench bench = Open(parsed, nothing, firmware);
        bench.Board.ConsoleLine += line => output.WriteLine(line);
        using BoardVcd? trace = Trace(parsed, bench.Board);
        Action writeMeasured = Measure(parsed, bench);
        RunResult result = bench.Board.RunFor(TimeSpan.FromMilliseconds(parsed.GetValue(_timeout)), () => cancellation.IsCancellationRequested);
        if (result.End is not (RunEnd.Finished or RunEnd.Satisfied))
        {
            output.WriteLine(result.Message);
        }

        writeMeasured();
        string[] excess = Excess(bench, budget);
        Array.ForEach(excess, output.WriteLine);
        return result.End switch
        {
            RunEnd.Finished when excess.Length > 0 => ExitCode.NotMet,
            RunEnd.Finished => ExitCode.Met,
            RunEnd.Satisfied => ExitCode.Cancelled,
            RunEnd.TimeLimit => ExitCode.TimedOut,
            _ => ExitCode.FirmwareFault,
        };
    }

    private ScenarioResult RunScenario(ParseResult parsed, Scenario scenario, string firmware, FirmwareBudget budget, TextWriter output, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        List<string> told = [];
        string? failure = null;
        using ScenarioBench bench = Open(parsed, scenario, firmware);
        bench.Board.ConsoleLine += line => told.Add(string.Create(CultureInfo.InvariantCulture, $"{bench.Board.Clock.NowNanoseconds / 1e6,10:0.0} ms  | {line}"));
        using BoardVcd? trace = Trace(parsed, bench.Board);
        Action writeMeasured = Measure(parsed, bench);
        try
        {
            new ScenarioRunner(bench, told.Add).Run(cancellation);
            string[] excess = Excess(bench, budget);
            failure = excess.Length > 0 ? string.Join("; ", excess) : null;
        }
        catch (ExpectationException problem)
        {
            failure = problem.Message;
        }
        catch (OperationCanceledException)
        {
            failure = "interrupted";
        }

        writeMeasured();
        output.WriteLine($"{(failure is null ? "passed" : "FAILED")}  {scenario.Name}");
        if (failure is not null)
        {
            told.ForEach(line => output.WriteLine($"  {line}"));
            output.WriteLine($"  {failure}");
        }

        return new ScenarioResult(scenario.Name, scenario.Path, watch.Elapsed.TotalSeconds, failure, told);
    }

    private ScenarioBench Open(ParseResult parsed, Scenario scenario, string firmware)
    {
        VirtualBoardOptions options = new() { Seed = parsed.GetValue(_seed), RealTime = parsed.GetValue(_realTime), InstructionsPerSecond = parsed.GetValue(_speed) };
        return new ScenarioBench(
            scenario, firmware, options, parsed.GetValue(_board)!, parsed.GetValue(_target),
            parsed.GetValue(_replayBus) is string path ? InputFiles.ReadBusRecording(path) : null);
    }

    /// <summary>Where the firmware used more than it may, and where it did something else than when the bus was recorded.</summary>
    private static string[] Excess(ScenarioBench bench, FirmwareBudget budget) =>
        [.. budget.Check(bench.Board), .. bench.Replayed?.Differences.Select(line => $"not as recorded: {line}") ?? []];

    private BoardVcd? Trace(ParseResult parsed, VirtualBoard board) => OutputFiles.Try(parsed.GetValue(_trace), "trace", board.TraceTo);

    /// <summary>Counts and records from now on; what it returns writes what was asked for: what was counted by then, or at the time given.</summary>
    private Action Measure(ParseResult parsed, ScenarioBench bench)
    {
        string? counted = null;
        if (parsed.GetValue(_statisticsAt) is int milliseconds)
        {
            bench.Board.Clock.At(milliseconds * 1_000_000L, () => counted = bench.Board.Statistics.ToJson());
        }

        BusRecorder? recorder = parsed.GetValue(_recordBus) is null ? null : bench.Record();
        return () =>
        {
            OutputFiles.Write(
                parsed.GetValue(_statistics), "statistics", path => WholeFile.Write(path, Encoding.UTF8.GetBytes(counted ?? bench.Board.Statistics.ToJson())));
            OutputFiles.Write(parsed.GetValue(_recordBus), "recording", path => recorder!.Recording.Write(path));
        };
    }
}
