using Ripac.Chip;
using Ripac.Emulator.Parts;
using Ripac.Module;
using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tools.Flashing;

/// <summary>What became of the start.</summary>
/// <param name="Complaints">What the application says is wrong, as it stands on the board's console; empty for nothing.</param>
/// <param name="CoprocessorOnSpi">Whether it looked for its coprocessor on SPI.</param>
public sealed record StartFindings(IReadOnlyList<string> Complaints, bool CoprocessorOnSpi);

/// <summary>
/// Starts the application on the virtual board, with a coprocessor and the files that a real one is to get, and listens to what it has against
/// them: the firmware itself reads its settings, and the coprocessor the grammars made of them, so what is refused here is what the board would
/// refuse.
/// </summary>
public static class StartCheck
{
    // A start takes 0.3 s of virtual time with the coprocessor on SPI, 2 s on a UART.
    private const long LimitNanoseconds = 10_000_000_000;

    private const string Ready = "coprocessor: ready";

    // What is wrong with the settings is said before the coprocessor is set up; these end that, until it is tried again.
    private static readonly string[] SetupComplaints = ["coprocessor: ", "model: ", "grammar "];

    private static readonly string[] Complaints = ["board: ", "settings: ", .. SetupComplaints];

    /// <exception cref="IOException">A file cannot be read.</exception>
    public static StartFindings Run(BoardDescription description, FirmwareApplication application, string modelPath, string? settingsPath)
    {
        DirectoryInfo drive = Directory.CreateTempSubdirectory("ripac-start-");
        try
        {
            File.WriteAllText(Path.Combine(drive.FullName, "board.txt"), description.Name);
            File.Copy(modelPath, Path.Combine(drive.FullName, "model.ripac"));
            if (settingsPath is not null)
            {
                File.Copy(settingsPath, Path.Combine(drive.FullName, application.SettingsName));
            }

            return Start(description, drive.FullName, application);
        }
        finally
        {
            drive.Delete(recursive: true);
        }
    }

    private static StartFindings Start(BoardDescription description, string drive, FirmwareApplication application)
    {
        List<string> complaints = [];
        bool isOver = false;
        bool onSpi = false;
        using VirtualBoard board = new(new VirtualBoardOptions { TargetName = description.NanoFrameworkTarget });
        board.MapDrive("I:", drive);
        board.ConsoleLine += line =>
        {
            if (IsComplaint(line))
            {
                complaints.Add(line);
            }

            isOver |= line.StartsWith(Ready, StringComparison.Ordinal) || Array.Exists(SetupComplaints, line.StartsWith);
        };
        CoprocessorModule module = new(new ModuleTimer(board.Clock), new CoreRecognisers(new CoreSettings(), strict: false).Create);
        if (CoprocessorPart.Attach(board, description, module) is { } part)
        {
            part.Ended += () => onSpi = true;
        }

        FirmwareProgram program = board.Load(Path.Combine(AppContext.BaseDirectory, "firmware", application.Name, application.Name + ".exe"));
        RunResult result = board.Run(program, LimitNanoseconds, () => isOver);
        if (result.End is not (RunEnd.Satisfied or RunEnd.Finished))
        {
            complaints.Add(result.End == RunEnd.TimeLimit ? "coprocessor: was not set up in 10 s" : result.Message);
        }

        return new StartFindings(complaints, onSpi);
    }

    private static bool IsComplaint(string line) =>
        Array.Exists(Complaints, line.StartsWith) && !line.EndsWith(", defaults", StringComparison.Ordinal) && !line.StartsWith(Ready, StringComparison.Ordinal);
}
