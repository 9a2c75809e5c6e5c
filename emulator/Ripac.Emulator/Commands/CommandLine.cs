using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;
using Ripac.Emulator.Commands.Chip;
using Ripac.Emulator.Session;

namespace Ripac.Emulator.Commands;

/// <summary>The command line: what it is given, and what it returns to the shell.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line. Without arguments it explains itself.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        RootCommand root = new("Runs the hands-free dialer on a virtual board, with its coprocessor, a microphone and a modem.")
        {
            new ServeCommand(),
            new ChipCommand(),
        };
        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            // A native program cannot load firmware's IL.
            root.Subcommands.Insert(0, new DialCommand());
            root.Subcommands.Insert(1, new RunCommand());
            root.Subcommands.Insert(2, new ReplayCommand());
            root.Subcommands.Insert(3, new MeasureCommand());
            root.Subcommands.Insert(4, new FaultsCommand());
            root.Subcommands.Insert(5, new ApiCommand());
        }

        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new ExplainingHelp((HelpAction)help.Action!);
        }

        ParseResult parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Action is ParseErrorAction)
        {
            // Messages that list choices do so in several lines.
            IEnumerable<string> words = parsed.Errors.SelectMany(problem => problem.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return Refuse($"{string.Join(' ', words)} See --help.", error);
        }

        InvocationConfiguration streams = new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) };
        try
        {
            // Only the asynchronous way watches for Ctrl-C.
            return parsed.InvokeAsync(streams).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (InputException problem)
        {
            return Refuse(problem.Message, error);
        }
    }

    private static int Refuse(string problem, TextWriter error)
    {
        error.WriteLine($"error: {problem}");
        return ExitCode.BadInput;
    }
}
