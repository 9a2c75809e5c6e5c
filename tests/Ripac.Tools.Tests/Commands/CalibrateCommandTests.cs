using System.CommandLine;
using Ripac.Tools.Commands;
using Ripac.Tools.Data;
using Spectre.Console;

namespace Ripac.Tools.Tests.Commands;

public class CalibrateCommandTests
{
    [Theory]
    [InlineData("network", "fold-0-of-3.ripac")]
    [InlineData("discrete", "fold-0-of-3-discrete.ripac")]
    public void The_folds_models_of_each_kind_of_emissions_have_names_of_their_own(string emissions, string missing)
    {
        Command command = CalibrateCommand.Create(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));
        ParseResult parsed = command.Parse(["--data", ".", "--cache", "none", "--folds", "3", "--emissions", emissions]);
        DataException problem = Assert.Throws<DataException>(() => parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
        Assert.Contains(missing, problem.Message, StringComparison.Ordinal);
    }
}
