using System.CommandLine;
using Ripac.Tools.Boards;
using Ripac.Tools.Commands;
using Spectre.Console;

namespace Ripac.Tools.Flashing;

/// <summary><c>ripac doctor</c>: what is missing between a clone and a board that dials, and what to do.</summary>
public static class DoctorCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Argument<string?> board = new("board") { Description = "A name of boards/, or a board file", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> port = new("--port") { Description = "Ask the board on this serial port [default: the only one there is]" };
        Option<string?> coprocessor = new("--coprocessor") { Description = "Ask a coprocessor too: at the other end of this serial port, or host:port of serve --tcp", HelpName = "place" };
        Option<string> nanoff = new("--nanoff") { Description = "The flashing tool", DefaultValueFactory = _ => "nanoff", HelpName = "path" };
        Command command = new("doctor", "Look at SDK, nanoff, ports, permissions, board and coprocessor, and say what to do; exit code 1 when something asked for is wrong")
        {
            board, port, coprocessor, nanoff,
        };
        command.SetAction((arguments, cancellation) => Task.Run(() => Run(
            arguments.GetValue(board), arguments.GetValue(port), arguments.GetValue(coprocessor),
            new Checkup(BoardFiles.ProjectRoot(), arguments.GetValue(nanoff)!, cancellation), console)));
        return command;
    }

    private static int Run(string? board, string? port, string? coprocessor, Checkup checkup, IAnsiConsole console)
    {
        bool good = true;
        foreach (CheckupResult result in Results(board, port, coprocessor, checkup))
        {
            string mark = result.Health switch { Health.Good => "[green]good   [/]", Health.Missing => "[yellow]missing[/]", _ => "[red]wrong  [/]" };
            console.MarkupLine($"{mark} {result.Name}: {Markup.Escape(result.Found)}");
            if (result.Advice.Length > 0)
            {
                console.MarkupLineInterpolated($"        -> {result.Advice}");
            }

            good &= result.Health != Health.Bad;
        }

        return good ? ExitCodes.Success : ExitCodes.Failed;
    }

    private static IEnumerable<CheckupResult> Results(string? board, string? port, string? coprocessor, Checkup checkup)
    {
        yield return checkup.Sdk();
        yield return checkup.Model();
        yield return Checkup.Boards(board);
        yield return checkup.Tool();
        yield return checkup.Image();
        yield return Checkup.Ports();
        if ((port ?? (SerialPorts.Find() is [FoundPort only] ? only.Name : null)) is string boardPort)
        {
            yield return checkup.Board(boardPort);
        }

        if (coprocessor is not null)
        {
            yield return Checkup.Coprocessor(coprocessor);
        }
    }
}
