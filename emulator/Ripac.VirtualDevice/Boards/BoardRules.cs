using System.Text.RegularExpressions;

namespace Ripac.VirtualDevice.Boards;

/// <summary>What a JSON reader cannot see of a board: what chip, module, buses, parts and wires allow.</summary>
public static partial class BoardRules
{
    private static readonly string[] Parts =
        ["coprocessor", "coprocessorUart", "microphone", "modem", "pushToTalk", "statusLed", "switches", "lineRelay", "tone", "toneHigh", "display"];

    /// <summary>All that is wrong with a board, in the file's order; empty when it can be built.</summary>
    public static IReadOnlyList<BoardFinding> Find(BoardDescription board)
    {
        List<BoardFinding> findings = [];
        CheckNames(board, findings);
        if (Microcontroller.Find(board.Microcontroller) is not Microcontroller chip)
        {
            findings.Add(new("microcontroller", $"'{board.Microcontroller}' is not known", $"known: {string.Join(", ", Microcontroller.Names)}"));
            return findings;
        }

        ModuleRules.Check(board, chip, findings);
        PeripheralRules.Check(board, chip, findings);
        PinRules.Check(board, chip, findings);
        WiringRules.Check(board, findings);
        return findings;
    }

    /// <summary>The part that a place belongs to: <c>modem</c> of <c>modem.transmit</c>.</summary>
    internal static string PartOf(string place) => place.Split('.')[0];

    internal static bool IsPrintable(string text) => !text.Any(char.IsControl);

    private static void CheckNames(BoardDescription board, List<BoardFinding> findings)
    {
        if (!NamePattern().IsMatch(board.Name))
        {
            findings.Add(new("name", "is not a board's name", "1 to 64 of a-z, 0-9 and -"));
        }

        if (board.Title.Length is 0 or > 200 || !IsPrintable(board.Title))
        {
            findings.Add(new("title", "is not a title", "1 to 200 printable characters"));
        }

        if (board.Switches.Count > 8)
        {
            findings.Add(new("switches", $"{board.Switches.Count} pins are too many", "at most 8"));
        }

        foreach (string part in board.OnBoard.Where(part => !Parts.Contains(part)))
        {
            findings.Add(new("onBoard", $"'{part}' is no part of a board", string.Join(", ", Parts)));
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}\\z")]
    private static partial Regex NamePattern();
}
