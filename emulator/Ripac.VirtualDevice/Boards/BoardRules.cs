using System.Text.RegularExpressions;

namespace Ripac.VirtualDevice.Boards;

/// <summary>What a JSON reader cannot see: ranges, pins that are taken twice or not free, wires to nowhere.</summary>
internal static partial class BoardRules
{
    private static readonly string[] Supplies = ["3V3", "5V", "GND"];

    public static void Check(BoardDescription board)
    {
        Require(NamePattern().IsMatch(board.Name), "name", "is to be 1 to 64 of a-z, 0-9 and -");
        Require(board.Title.Length is > 0 and <= 200 && IsPrintable(board.Title), "title", "is to be 1 to 200 printable characters");
        Require(TargetPattern().IsMatch(board.NanoFrameworkTarget), "nanoFrameworkTarget", "is to be 1 to 40 of A-Z, 0-9 and _");
        Require(board.FlashMegabytes is 4 or 8 or 16 or 32, "flashMegabytes", "is to be 4, 8, 16 or 32");
        Require(board.PsramMegabytes is 0 or 2 or 4 or 8 or 16, "psramMegabytes", "is to be 0, 2, 4, 8 or 16");
        Require(board.Coprocessor.SpiBus is 1 or 2, "coprocessor.spiBus", "is to be 1 or 2");
        Require(board.Coprocessor.ClockHz is >= 100_000 and <= 26_000_000, "coprocessor.clockHz", "is to be 100000 to 26000000");
        Require(board.Microphone.I2sBus is 1 or 2, "microphone.i2sBus", "is to be 1 or 2");
        Require(board.Modem.Port is "COM2" or "COM3", "modem.port", "is to be COM2 or COM3");
        Require(board.Modem.BaudRate is >= 1200 and <= 921_600, "modem.baudRate", "is to be 1200 to 921600");
        Require(board.Switches.Count is >= 1 and <= 8, "switches", "is to hold 1 to 8 pins");
        Require(board.Wiring.Count <= 64, "wiring", "is to hold at most 64 wires");
        CheckPins(board);
        CheckWiring(board);
    }

    private static void CheckPins(BoardDescription board)
    {
        Microcontroller microcontroller = Microcontroller.Find(board.Microcontroller)
            ?? throw new BoardFormatException(
                $"microcontroller: '{board.Microcontroller}' is not known; known: {string.Join(", ", Microcontroller.Names)}");
        Dictionary<int, string> taken = [];
        foreach ((string place, int gpio) in board.Pins())
        {
            string? whyNot = microcontroller.WhyNot(gpio);
            Require(whyNot is null, place, $"GPIO{gpio} is not free: {whyNot}");
            Require(taken.TryAdd(gpio, place), place, $"GPIO{gpio} is already {taken[gpio]}");
        }
    }

    private static void CheckWiring(BoardDescription board)
    {
        HashSet<string> places = [.. board.Pins().Select(pin => pin.Place), .. Supplies];
        HashSet<string> terminals = [];
        for (int i = 0; i < board.Wiring.Count; i++)
        {
            Wire wire = board.Wiring[i];
            string place = $"wiring[{i}]";
            Require(wire.Terminal.Length is > 0 and <= 60 && IsPrintable(wire.Terminal), place, "terminal is to be 1 to 60 printable characters");
            Require(places.Contains(wire.To), place, "'to' is neither a pin of this file nor 3V3, 5V or GND");
            Require(terminals.Add(wire.Terminal), place, $"'{wire.Terminal}' is wired twice");
        }
    }

    private static bool IsPrintable(string text) => !text.Any(char.IsControl);

    private static void Require(bool condition, string place, string problem)
    {
        if (!condition)
        {
            throw new BoardFormatException($"{place}: {problem}");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}\\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[A-Z0-9_]{1,40}\\z")]
    private static partial Regex TargetPattern();
}
