using System.CommandLine;
using System.Globalization;
using Ripac.Chip;
using Ripac.Emulator.Session;
using Ripac.Module;

namespace Ripac.Emulator.Commands.Chip;

/// <summary><c>chip capacity</c>: how many words and states the core extends in real time, by beam.</summary>
internal sealed class CapacityCommand : ExplainedCommand
{
    // Of the published 300 mW (grade C) at 8 million microcycles a second.
    private const double NanojoulesPerMicrocycle = 37.5;

    private const int Frames = 30;

    private static readonly int[] Beams = [50, 100, 200, 400, 4095];

    private readonly Option<int> _states = new("--states") { Description = "Emitting states of a word", DefaultValueFactory = _ => 18 };

    private readonly CoreOptions _core = new();

    public CapacityCommand()
        : base("capacity", "Measures the words that are extended in 10 ms at 16 MHz, by beam, on a synthetic task.")
    {
        Options.Add(_states);
        _states.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1_000)
            {
                result.AddError("--states takes a number from 1 to 1000.");
            }
        });
        _core.AddSizesTo(this);
        SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
    }

    public override string Explanation =>
        """
        All words are entered in every frame, as in connected speech without a grammar, and each has models of its own. Local costs are
        random, 0 to 60 units of 1/8 nat. The load grows evenly with the words: the number that fits is found by trying.
        discrete: symbols of four codebooks; templates: distances of 8 coefficients; given: local costs come from outside.

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        int states = parsed.GetValue(_states);
        CoreSettings settings = _core.Read(parsed) with { Engine = CoreEngine.Microcoded };
        output.WriteLine("local costs    beam   words  states  alive a frame  microcycles  accesses  uJ a frame");
        foreach (SyntheticTask.Local local in Enum.GetValues<SyntheticTask.Local>())
        {
            foreach (int beam in Beams)
            {
                (SyntheticTask task, CoreLoad load) = MostWords(settings, local, states, beam, cancellation);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{local.ToString().ToLowerInvariant(),-12}{beam,7}{task.Words,8}{task.Words * states,8}{task.AliveStates,15:0}{load.Slowest,13}"
                    + $"{load.Accesses / load.Frames,10}{load.Microcycles / load.Frames * NanojoulesPerMicrocycle / 1e3 * settings.Cores,12:0}"));
            }
        }

        return ExitCode.Met;
    }

    // Twice as many until some frame is late, then by halving.
    private static (SyntheticTask Task, CoreLoad Load) MostWords(
        CoreSettings settings, SyntheticTask.Local local, int states, int beam, CancellationToken cancellation)
    {
        (SyntheticTask Task, CoreLoad Load)? best = null;
        int fits = settings.Cores - 1;
        int tooMany = int.MaxValue;
        while (tooMany - fits > 1)
        {
            cancellation.ThrowIfCancellationRequested();
            int words = tooMany == int.MaxValue ? Math.Max(settings.Cores, 2 * fits) : (fits + tooMany) / 2;
            SyntheticTask task = new(settings, local, words, states, beam);
            CoreLoad load = task.Run(Frames);
            if (load.Late == 0)
            {
                (fits, best) = (words, (task, load));
            }
            else
            {
                tooMany = words;
            }
        }

        return best ?? throw new InputException($"not one word of {states} states is extended in time");
    }
}
