using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Grammars;
using Ripac.Tools.Boards;
using Ripac.Tools.Commands;
using Ripac.Tools.Data;
using Ripac.Tools.Flashing;
using Ripac.Tools.NanoProjects;
using Ripac.Tools.Synthesis;
using Ripac.Tools.Training;
using Ripac.VirtualDevice.Boards;
using Spectre.Console;

namespace Ripac.Tools;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 130; // tables in files and pipes are not squeezed into 80 columns
        }

        RootCommand root = new("ripac: the host's tools of Ripac.Embedded")
        {
            TrainCommand.Create(AnsiConsole.Console),
            EvaluateCommand.Create(AnsiConsole.Console),
            CompressCommand.Create(AnsiConsole.Console),
            CalibrateCommand.Create(AnsiConsole.Console),
            EnrolCommand.Create(AnsiConsole.Console),
            EnrolTestCommand.Create(AnsiConsole.Console),
            ModelCommand.Create(AnsiConsole.Console),
            DataCommand.Create(AnsiConsole.Console),
            BoardsCommand.Create(AnsiConsole.Console),
            NanoProjectsCommand.Create(AnsiConsole.Console),
            FlashCommand.Create(AnsiConsole.Console),
            DoctorCommand.Create(AnsiConsole.Console),
            MonitorCommand.Create(AnsiConsole.Console),
            RecogniseCommand.Create(),
            SynthesiseCommand.Create(AnsiConsole.Console),
            WordCommand.Create(AnsiConsole.Console),
        };
        InvocationConfiguration configuration = new()
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(20), // Ctrl-C lets the step that runs come to its end
        };
        try
        {
            return await root.Parse(arguments).InvokeAsync(configuration);
        }
        catch (TrainingStoppedException stopped)
        {
            await Console.Error.WriteLineAsync(stopped.Message);
            return ExitCodes.Cancelled;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("cancelled; nothing was written");
            return ExitCodes.Cancelled;
        }
        catch (Exception problem) when (IsBadInput(problem))
        {
            await Console.Error.WriteLineAsync($"error: {problem.Message}");
            return ExitCodes.BadInput;
        }
    }

    private static bool IsBadInput(Exception problem) =>
        problem is BoardFormatException or DataException or SynthesisException or ModelFormatException or WavFormatException or GrammarException
            or IOException or UnauthorizedAccessException;
}
