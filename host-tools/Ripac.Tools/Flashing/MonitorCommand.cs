using System.CommandLine;
using Ripac.Tools.Commands;
using Spectre.Console;

namespace Ripac.Tools.Flashing;

/// <summary><c>ripac monitor</c>: the board's console.</summary>
public static class MonitorCommand
{
    public static Command Create(IAnsiConsole console)
    {
        Option<string?> port = new("--port") { Description = "The board's serial port [default: the only one there is]" };
        Option<int> baud = new("--baud")
        {
            Description = "Bits a second; 115200 for what the chip itself says at its start",
            DefaultValueFactory = _ => BoardConsole.Baud,
            HelpName = "rate",
        };
        Option<bool> reset = new("--reset") { Description = "Reset the board first, by its USB adapter's RTS" };
        baud.Require(result => result.GetValueOrDefault<int>() is >= 1200 and <= 5_000_000, "--baud is 1200 to 5000000");
        Command command = new("monitor", "Show what the board writes on its console, until Ctrl-C") { port, baud, reset };
        command.SetAction((arguments, cancellation) => Task.Run(() =>
        {
            BoardConsole.Show(
                arguments.GetValue(port) ?? SerialPorts.TheOne(), arguments.GetValue(baud), arguments.GetValue(reset), console.Profile.Out.Writer, cancellation);
            return ExitCodes.Success;
        }, CancellationToken.None));
        return command;
    }
}
