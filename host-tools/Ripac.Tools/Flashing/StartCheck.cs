using Ripac.VirtualDevice;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tools.Flashing;

/// <summary>
/// Starts the application on the virtual board with the files that a real one is to get, and listens to what it has against them: the firmware
/// itself reads its settings, so what is refused here is what the board would refuse.
/// </summary>
public static class StartCheck
{
    // Settings are read at once; nothing else is on the board, so the application then waits for its coprocessor.
    private const long StartNanoseconds = 300_000_000;

    private static readonly string[] Complaints = ["board: ", "settings: "];

    /// <summary>What the application says is wrong, as it stands on the board's console; empty for nothing.</summary>
    /// <exception cref="IOException">The settings cannot be read.</exception>
    public static IReadOnlyList<string> Run(BoardDescription board, FirmwareApplication application, string? settingsPath)
    {
        DirectoryInfo drive = Directory.CreateTempSubdirectory("ripac-start-");
        try
        {
            File.WriteAllText(Path.Combine(drive.FullName, "board.txt"), board.Name);
            if (settingsPath is not null)
            {
                File.Copy(settingsPath, Path.Combine(drive.FullName, application.SettingsName));
            }

            return [.. Listen(drive.FullName, application).Where(IsComplaint)];
        }
        finally
        {
            drive.Delete(recursive: true);
        }
    }

    private static bool IsComplaint(string line) =>
        Array.Exists(Complaints, line.StartsWith) && !line.EndsWith(", defaults", StringComparison.Ordinal);

    private static List<string> Listen(string drive, FirmwareApplication application)
    {
        List<string> lines = [];
        using VirtualBoard board = new();
        board.MapDrive("I:", drive);
        board.ConsoleLine += lines.Add;
        FirmwareProgram program = board.Load(Path.Combine(AppContext.BaseDirectory, "firmware", application.Name, application.Name + ".exe"));
        RunResult result = board.Run(program, StartNanoseconds);
        if (result.End is not (RunEnd.TimeLimit or RunEnd.Finished))
        {
            lines.Add(Complaints[0] + result.Message);
        }

        return lines;
    }
}
