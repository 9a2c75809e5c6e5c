using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Ripac.Emulator.Session;
using Ripac.VirtualDevice;

namespace Ripac.Emulator.Commands;

/// <summary><c>faults</c>: the dialer with bad wires, many times over, each time others.</summary>
internal sealed class FaultsCommand : ExplainedCommand
{
    private readonly Option<int> _runs = new("--runs") { Description = "How many runs", DefaultValueFactory = _ => 100 };

    private readonly Option<int> _seed = new("--seed") { Description = "Of the first run; each further one has the next" };

    private readonly Option<string> _expect = new("--expect")
    {
        Description = "The number that the recording says",
        DefaultValueFactory = _ => "5550123",
        HelpName = "number",
    };

    private readonly Option<bool> _log = new("--log") { Description = "Tell what was wrong in each run, and what happened: to look into a single seed" };

    public FaultsCommand()
        : base("faults", "Says a number to a dialer with bad wires, bad contacts and unasked resets; it must dial no wrong one.")
    {
        foreach (Option<int> option in (Option<int>[])[_runs, _seed])
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() < (option == _runs ? 1 : 0))
                {
                    result.AddError($"{option.Name} takes a number from {(option == _runs ? 1 : 0)} on.");
                }
            });
        }

        foreach (Option option in (Option[])[_runs, _seed, _expect, _log])
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
    }

    public override string Explanation =>
        $"""
        Faults come and go for the first 10 s, in which the shipped recording is said once. Then the wires are mended; when nothing was dialed, it
        is said again, up to twice. A run with a wrong number, a hang or a crash is told of with its seed: --runs 1 --seed N --log shows it.

        {ExitCode.Meaning}

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        string expected = parsed.GetValue(_expect)!;
        bool log = parsed.GetValue(_log);
        List<FaultOutcome> outcomes = [];
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < parsed.GetValue(_runs) && !cancellation.IsCancellationRequested; i++)
        {
            FaultOutcome outcome = FaultRun.Run(parsed.GetValue(_seed) + i, expected, log ? output.WriteLine : null, cancellation);
            outcomes.Add(outcome);
            if (outcome.Verdict is not (FaultVerdict.Dialed or FaultVerdict.Recovered))
            {
                output.WriteLine($"seed {outcome.Seed}: {outcome.Message}");
            }
        }

        if (cancellation.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{outcomes.Count} runs, {outcomes.Sum(outcome => (long)outcome.Faults):N0} faults: {Count(FaultVerdict.Dialed)} dialed in spite of them, {Count(FaultVerdict.Recovered)} after they had ended, {Count(FaultVerdict.NotDialed)} not dialed, {Count(FaultVerdict.Wrong)} wrong, {Count(FaultVerdict.Hung)} hung, {Count(FaultVerdict.Crashed)} crashed"));
        double[] back = [.. outcomes.Where(outcome => outcome.MillisecondsToListen is not null).Select(outcome => outcome.MillisecondsToListen!.Value).Order()];
        if (back.Length > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"audio accepted again after the faults' end in {back.Length} runs: half within {back[back.Length / 2]:0} ms, 95 % within {back[back.Length * 95 / 100]:0} ms, all within {back[^1]:0} ms"));
        }

        parsed.InvocationConfiguration.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s on this machine"));
        return outcomes.TrueForAll(outcome => outcome.Verdict is FaultVerdict.Dialed or FaultVerdict.Recovered or FaultVerdict.NotDialed)
            ? ExitCode.Met
            : ExitCode.NotMet;

        int Count(FaultVerdict verdict) => outcomes.Count(outcome => outcome.Verdict == verdict);
    }
}
