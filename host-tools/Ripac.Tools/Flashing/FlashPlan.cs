using System.Text.Json;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tools.Flashing;

/// <summary>What goes onto a board.</summary>
/// <param name="Board">The board.</param>
/// <param name="Port">Its serial port.</param>
/// <param name="Baud">How fast it is flashed; 0: as the tool chooses.</param>
/// <param name="FirmwareVersion">Of nanoFramework; empty: the newest stable one.</param>
/// <param name="Erase">The whole flash is erased first: everything on the board is lost.</param>
/// <param name="ModelPath">The acoustic model.</param>
/// <param name="Application">The application.</param>
/// <param name="SettingsPath">Its settings; null: those on the board stay.</param>
/// <param name="ImagePath">The application's image.</param>
public sealed record FlashContents(
    BoardDescription Board, string Port, int Baud, string FirmwareVersion, bool Erase, string ModelPath, FirmwareApplication Application,
    string? SettingsPath, string ImagePath);

/// <summary>One call of nanoff.</summary>
/// <param name="Part">Its name on the command line: firmware, files or application.</param>
/// <param name="Title">What it does.</param>
/// <param name="Arguments">What nanoff is given.</param>
/// <param name="Advice">What to do when it fails.</param>
public sealed record FlashStep(string Part, string Title, IReadOnlyList<string> Arguments, string Advice)
{
    /// <summary>The call as a shell takes it.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend("nanoff").Select(Quote));

    private static string Quote(string argument) =>
        argument.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:\\".Contains(character, StringComparison.Ordinal))
            ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

/// <summary>The calls of nanoff that put everything onto a board, in their order: files are written by the firmware that runs.</summary>
public static class FlashPlan
{
    public const string Firmware = "firmware";
    public const string Files = "files";
    public const string Application = "application";

    /// <summary>The parts, in their order.</summary>
    public static readonly string[] Parts = [Firmware, Files, Application];

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="contents">What goes onto the board.</param>
    /// <param name="filesPath">Where <see cref="FilesJson"/> will be when nanoff runs.</param>
    public static IReadOnlyList<FlashStep> Steps(FlashContents contents, string filesPath)
    {
        string[] target = ["--target", contents.Board.NanoFrameworkTarget, "--serialport", contents.Port];
        string[] baud = contents.Baud > 0 ? ["--baud", $"{contents.Baud}"] : [];
        string[] version = contents.FirmwareVersion.Length > 0 ? ["--fwversion", contents.FirmwareVersion] : [];
        string[] erase = contents.Erase ? ["--masserase"] : [];
        return
        [
            new(Firmware, $"nanoFramework {contents.Board.NanoFrameworkTarget}{(contents.Erase ? ", erasing everything" : "")}",
                [.. target, .. baud, "--update", .. version, .. erase],
                "hold the board's BOOT button, press and release RESET, let BOOT go, and try again; then a lower rate (--baud 115200), another cable "
                + "(some only charge), and no other program on the port"),
            new(Files, "board name, model" + (contents.SettingsPath is null ? "" : ", settings"),
                [.. target, "--filedeployment", filesPath],
                "nanoFramework must be running: press RESET, wait three seconds, and try again with --only files; if it was never put on this board, "
                + "leave --only out"),
            new(Application, Path.GetFileName(contents.ImagePath),
                [.. target, .. baud, "--deploy", "--image", contents.ImagePath],
                "press RESET and try again with --only application; if the board then says that an assembly's checksum does not match, the packages' "
                + "versions and the firmware's differ: nanoff-config/README.md"),
        ];
    }

    /// <summary>The list of files for <c>nanoff --filedeployment</c>.</summary>
    /// <param name="contents">What goes onto the board.</param>
    /// <param name="namePath">A file that holds the board's name.</param>
    public static string FilesJson(FlashContents contents, string namePath)
    {
        List<object> files = [File("I:\\board.txt", namePath), File("I:\\model.ripac", contents.ModelPath)];
        if (contents.SettingsPath is not null)
        {
            files.Add(File("I:\\" + contents.Application.SettingsName, contents.SettingsPath));
        }

        return JsonSerializer.Serialize(new { files }, Indented);

        static object File(string destination, string source) => new { DestinationFilePath = destination, SourceFilePath = source };
    }
}
