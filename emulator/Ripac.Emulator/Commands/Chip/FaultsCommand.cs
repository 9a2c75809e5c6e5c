using System.CommandLine;
using System.Globalization;
using Ripac.Chip.Microcode;

namespace Ripac.Emulator.Commands.Chip;

/// <summary><c>chip faults</c>: the share of injected stuck bits that the self-test finds.</summary>
internal sealed class FaultsCommand : Command
{
    private readonly Option<int> _each = new("--each") { Description = "Stuck bits injected a unit, at most; chosen at random", DefaultValueFactory = _ => 500 };

    private readonly Option<int> _seed = new("--seed") { Description = "Of the choice", DefaultValueFactory = _ => 1 };

    public FaultsCommand()
        : base("faults", "Injects stuck bits, one at a time, and counts those that the self-test finds.")
    {
        Options.Add(_each);
        Options.Add(_seed);
        _each.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--each takes a number from 1 on.");
            }
        });
        SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        output.WriteLine("stuck bits in    injected  diagnostics  with known columns");
        int injected = 0;
        int diagnostics = 0;
        int found = 0;
        foreach (FaultCoverage row in FaultCoverage.Measure(parsed.GetValue(_each), parsed.GetValue(_seed), cancellation))
        {
            output.WriteLine(Line(row.Site.ToString(), row.Injected, row.Diagnostics, row.Found));
            (injected, diagnostics, found) = (injected + row.Injected, diagnostics + row.Diagnostics, found + row.Found);
        }

        output.WriteLine(Line("all", injected, diagnostics, found));
        return ExitCode.Met;
    }

    private static string Line(string name, int injected, int diagnostics, int found) => string.Create(
        CultureInfo.InvariantCulture, $"{name,-15}{injected,10}{100.0 * diagnostics / injected,11:0.0} %{100.0 * found / injected,18:0.0} %");
}
