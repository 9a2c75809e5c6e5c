using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Boards;
using Ripac.Tools.Commands;
using Ripac.Tools.NanoProjects;
using Spectre.Console;

namespace Ripac.Tools.Flashing;

/// <summary><c>ripac flash</c>: nanoFramework, files and application onto a board, by nanoff.</summary>
public static class FlashCommand
{
    private const string PortToBe = "PORT";
    private const string FilesToBe = "files.json";
    private const string NameToBe = "board.txt";

    private static readonly Argument<string> Board = new("board") { Description = "A name of boards/, or a board file" };

    private static readonly Option<string> Application = new("--application")
    {
        Description = "Which application",
        DefaultValueFactory = _ => FirmwareApplication.All[0].Name,
    };

    private static readonly Option<FileInfo?> Image = new("--image")
    {
        Description = $"The application's image [default: as Visual Studio builds it in {NanoProjectWriter.Folder}/]",
        HelpName = "file.bin",
    };

    private static readonly Option<string> Model = new("--model")
    {
        Description = "The acoustic model: a shipped one (digits-and-commands, cifre-italiane), or a file",
        DefaultValueFactory = _ => "digits-and-commands",
    };

    private static readonly Option<FileInfo?> Settings = new("--settings")
    {
        Description = $"Settings to put onto the board: {string.Join(", ", FirmwareApplication.All.Select(application => $"{application.SettingsName} of {application.Name}"))} [default: those on it stay]",
        HelpName = "file.txt",
    };

    private static readonly Option<string?> Port = new("--port") { Description = "The board's serial port [default: the only one there is]" };

    private static readonly Option<int> Baud = new("--baud") { Description = "How fast to flash [default: as nanoff chooses]", HelpName = "rate" };

    private static readonly Option<string?> FirmwareVersion = new("--firmware-version")
    {
        Description = $"Of nanoFramework [default: {PinnedVersions.Path}; empty there: the newest stable one]",
        HelpName = "version",
    };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Do this part alone, several times for several",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Erase = new("--erase") { Description = "Erase the whole flash first: settings, phone book and everything else on the board are lost" };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show the calls of nanoff and do nothing" };

    private static readonly Option<string> Tool = new("--nanoff") { Description = "The program", DefaultValueFactory = _ => "nanoff", HelpName = "path" };

    public static Command Create(IAnsiConsole console)
    {
        Application.AcceptOnlyFromAmong([.. FirmwareApplication.All.Select(application => application.Name)]);
        Only.AcceptOnlyFromAmong(FlashPlan.Parts);
        Baud.Require(result => result.GetValueOrDefault<int>() is >= 0 and <= 5_000_000, "--baud is 9600 to 5000000");
        Command command = new("flash", "Put nanoFramework, the board's files and an application onto a board, by nanoff; erases nothing unless told to")
        {
            Board, Application, Image, Model, Settings, Port, Baud, FirmwareVersion, Only, Erase, DryRun, Tool,
        };
        command.SetAction((arguments, cancellation) => Task.Run(() => Run(arguments, console, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult arguments, IAnsiConsole console, CancellationToken cancellation)
    {
        bool dryRun = arguments.GetValue(DryRun);
        FlashContents contents = Read(arguments, dryRun);
        string[] only = arguments.GetValue(Only) is { Length: > 0 } named ? named : FlashPlan.Parts;
        if (arguments.GetValue(Erase) && !only.Contains(FlashPlan.Firmware))
        {
            throw new IOException("--erase goes with the firmware: leave --only out, or add --only firmware");
        }

        if (only.Contains(FlashPlan.Files) && StartCheck.Run(contents.Board, contents.Application, contents.SettingsPath) is { Count: > 0 } complaints)
        {
            throw new IOException($"{contents.Application.Name} would say on the board: {string.Join("; ", complaints)}");
        }

        if (dryRun)
        {
            Show(contents, only, console);
            return ExitCodes.Success;
        }

        if (only.Contains(FlashPlan.Application) && !File.Exists(contents.ImagePath))
        {
            throw new IOException($"{contents.ImagePath} is missing: build it in Visual Studio ({NanoProjectWriter.Folder}/README.md), or give --image; the rest goes with --only firmware files");
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("ripac-flash-");
        try
        {
            string namePath = Path.Combine(folder.FullName, NameToBe);
            string filesPath = Path.Combine(folder.FullName, FilesToBe);
            File.WriteAllText(namePath, contents.Board.Name);
            File.WriteAllText(filesPath, FlashPlan.FilesJson(contents, namePath));
            FlashStep[] steps = [.. FlashPlan.Steps(contents, filesPath).Where(step => only.Contains(step.Part))];
            return RunAll(steps, new Nanoff(arguments.GetValue(Tool)!), console, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int RunAll(FlashStep[] steps, Nanoff nanoff, IAnsiConsole console, CancellationToken cancellation)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            console.MarkupLineInterpolated($"[bold]{i + 1}/{steps.Length} {steps[i].Title}[/]");
            console.MarkupLineInterpolated($"    [grey]{steps[i].CommandLine}[/]");
            int exitCode = nanoff.Run(steps[i].Arguments, line => console.MarkupLineInterpolated($"    {line}"), cancellation);
            if (exitCode != 0)
            {
                console.MarkupLineInterpolated($"[red]{steps[i].Part} failed: nanoff ended with {exitCode}[/]");
                console.MarkupLineInterpolated($"what to do: {steps[i].Advice}");
                return ExitCodes.Failed;
            }
        }

        console.MarkupLine("[green]done[/]: the application starts with the board's next RESET; its console is on the same port, 115200 baud");
        return ExitCodes.Success;
    }

    private static void Show(FlashContents contents, string[] only, IAnsiConsole console)
    {
        // What is to be copied must not be broken into lines.
        TextWriter output = console.Profile.Out.Writer;
        foreach (FlashStep step in FlashPlan.Steps(contents, FilesToBe).Where(step => only.Contains(step.Part)))
        {
            output.WriteLine($"# {step.Title}");
            output.WriteLine(step.CommandLine);
            if (step.Part == FlashPlan.Files)
            {
                output.WriteLine($"# {FilesToBe}, where {NameToBe} holds {contents.Board.Name}:");
                output.WriteLine(FlashPlan.FilesJson(contents, NameToBe));
            }
        }
    }

    private static FlashContents Read(ParseResult arguments, bool dryRun)
    {
        string root = BoardFiles.ProjectRoot();
        FirmwareApplication application = FirmwareApplication.Named(arguments.GetValue(Application)!);
        return new FlashContents(
            BoardFiles.Read(arguments.GetRequiredValue(Board)),
            arguments.GetValue(Port) ?? (dryRun ? PortOrWord() : SerialPorts.TheOne()),
            arguments.GetValue(Baud),
            arguments.GetValue(FirmwareVersion) ?? PinnedVersions.Read(root).FirmwareVersion,
            arguments.GetValue(Erase),
            ModelPath(root, arguments.GetValue(Model)!),
            application,
            SettingsPath(arguments.GetValue(Settings)),
            arguments.GetValue(Image)?.FullName ?? application.ImagePath(root));
    }

    private static string PortOrWord() => SerialPorts.Find() is [FoundPort only] ? only.Name : PortToBe;

    private static string ModelPath(string root, string nameOrPath)
    {
        string shipped = Path.Combine(root, "emulator", "Ripac.Speech", "Models", nameOrPath + ".ripac");
        string path = Path.GetFullPath(File.Exists(shipped) ? shipped : nameOrPath);
        AcousticModel.Read(File.ReadAllBytes(path));
        return path;
    }

    private static string? SettingsPath(FileInfo? file) =>
        file is null || file.Exists ? file?.FullName : throw new IOException($"{file.FullName}: no such file");
}
