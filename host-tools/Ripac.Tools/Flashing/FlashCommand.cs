using System.CommandLine;
using Ripac.Speech.Acoustics;
using Ripac.Tools.Boards;
using Ripac.Tools.Commands;
using Ripac.Tools.Data;
using Ripac.Tools.NanoProjects;
using Ripac.VirtualDevice.Boards;
using Spectre.Console;

namespace Ripac.Tools.Flashing;

/// <summary><c>ripac flash</c>: nanoFramework, files and application onto a board, by nanoff.</summary>
public static class FlashCommand
{
    private const string PortToBe = "PORT";
    private const string FilesToBe = "files.json";
    private const string NameToBe = "board.txt";

    // Of what the firmware says; the first is often the cause of the others.
    private const int MostComplaints = 5;

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

    private static readonly Option<string> Model = ModelFiles.Option("The acoustic model");

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

        bool onSpi = only.Contains(FlashPlan.Files) && CoprocessorOnSpi(contents);
        if (dryRun)
        {
            Show(contents, only, console);
            Advise(contents.Board, onSpi, console);
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
            int exitCode = RunAll(steps, contents.Port, new Nanoff(arguments.GetValue(Tool)!), console, cancellation);
            Advise(contents.Board, onSpi && exitCode == ExitCodes.Success, console);
            return exitCode;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Whether the application looks for its coprocessor on SPI.</summary>
    /// <exception cref="IOException">The application has something against what is to be flashed.</exception>
    private static bool CoprocessorOnSpi(FlashContents contents)
    {
        StartFindings findings = StartCheck.Run(contents.Board, contents.Application, contents.ModelPath, contents.SettingsPath);
        if (findings.Complaints.Count == 0)
        {
            return findings.CoprocessorOnSpi;
        }

        string more = findings.Complaints.Count > MostComplaints ? $"; and {findings.Complaints.Count - MostComplaints} more" : "";
        string words = findings.Complaints.Any(complaint => complaint.StartsWith("grammar ", StringComparison.Ordinal))
            ? $". The words of {Path.GetFileName(contents.ModelPath)}: {WordsOf(contents.ModelPath)}" : "";
        throw new IOException($"{contents.Application.Name} would say on the board: {string.Join("; ", findings.Complaints.Take(MostComplaints))}{more}{words}");
    }

    private static string WordsOf(string modelPath) =>
        string.Join(' ', ModelFiles.Read(modelPath).Words.Where(word => word.Kind == WordKind.Word).Select(word => word.Name));

    // No chip can be bought, and the emulator cannot be put on a real SPI bus.
    private static void Advise(BoardDescription board, bool onSpi, IAnsiConsole console)
    {
        if (onSpi)
        {
            console.Profile.Out.Writer.WriteLine("note: the application looks for its coprocessor on SPI; "
                + (board.CoprocessorUart is null
                    ? $"{board.Name} has no coprocessorUart, so a PC or a Raspberry Pi cannot be it"
                    : "for a PC or a Raspberry Pi at the UART give --settings with a line coprocessor = uart"));
        }
    }

    private static int RunAll(FlashStep[] steps, string port, Nanoff nanoff, IAnsiConsole console, CancellationToken cancellation)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            console.MarkupLineInterpolated($"[bold]{i + 1}/{steps.Length} {steps[i].Title}[/]");
            if (steps[i].Part == FlashPlan.Application && !FirmwareFits(port, nanoff, console, cancellation))
            {
                return ExitCodes.Failed;
            }

            console.MarkupLineInterpolated($"    [grey]{steps[i].CommandLine}[/]");
            int exitCode = nanoff.Run(steps[i].Arguments, line => console.MarkupLineInterpolated($"    {line}"), cancellation);
            if (exitCode != 0)
            {
                console.MarkupLineInterpolated($"[red]{steps[i].Part} failed: nanoff ended with {exitCode}[/]");
                console.MarkupLineInterpolated($"what to do: {steps[i].Advice}");
                return ExitCodes.Failed;
            }
        }

        console.MarkupLineInterpolated($"[green]done[/]: the application starts with the board's next RESET; 'ripac monitor --reset --port {port}' shows its console");
        return ExitCodes.Success;
    }

    // A board that does not answer is given the application all the same: it may want a RESET.
    private static bool FirmwareFits(string port, Nanoff nanoff, IAnsiConsole console, CancellationToken cancellation)
    {
        DeviceDetails? details = DeviceDetails.Ask(nanoff, port, cancellation);
        if (details is null || details.NativeAssemblies.Count == 0)
        {
            console.WriteLine("    the board does not say which firmware it has");
            return true;
        }

        string[] misfits = [.. details.Misfits(PinnedVersions.Read(BoardFiles.ProjectRoot()).NativeAssemblies)];
        console.WriteLine($"    the board has {details}{(misfits.Length == 0 ? ", which fits the packages" : "")}");
        foreach (string misfit in misfits)
        {
            console.MarkupLineInterpolated($"    [red]{misfit}[/]");
        }

        if (misfits.Length > 0)
        {
            console.WriteLine("what to do: --only firmware files application puts the newest firmware on it first; nanoff-config/README.md says which versions fit together");
        }

        return misfits.Length == 0;
    }

    private static void Show(FlashContents contents, string[] only, IAnsiConsole console)
    {
        // What is to be copied must not be broken into lines.
        TextWriter output = console.Profile.Out.Writer;
        foreach (FlashStep step in FlashPlan.Steps(contents, FilesToBe).Where(step => only.Contains(step.Part)))
        {
            output.WriteLine($"# {step.Title}");
            if (step.Part == FlashPlan.Application)
            {
                output.WriteLine($"# first, whether the board's firmware fits: nanoff {string.Join(' ', DeviceDetails.Arguments(contents.Port))}");
            }

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
            ModelPath(arguments.GetValue(Model)!),
            application,
            SettingsPath(arguments.GetValue(Settings)),
            arguments.GetValue(Image)?.FullName ?? application.ImagePath(root));
    }

    private static string PortOrWord() => SerialPorts.Find() is [FoundPort only] ? only.Name : PortToBe;

    private static string ModelPath(string nameOrPath)
    {
        ModelFiles.Read(nameOrPath);
        return ModelFiles.PathOf(nameOrPath);
    }

    private static string? SettingsPath(FileInfo? file) =>
        file is null || file.Exists ? file?.FullName : throw new IOException($"{file.FullName}: no such file");
}
