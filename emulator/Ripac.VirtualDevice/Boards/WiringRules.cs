namespace Ripac.VirtualDevice.Boards;

/// <summary>Every pin has its wire, every wire goes somewhere, and to the right end.</summary>
internal static class WiringRules
{
    private const int MostWires = 64;
    private static readonly string[] Supplies = ["3V3", "5V", "GND"];
    private static readonly string[] SupplyTerminals = ["VDD", "VCC", "3V", "VIN"];

    public static void Check(BoardDescription board, List<BoardFinding> findings)
    {
        if (board.Wiring.Count > MostWires)
        {
            findings.Add(new("wiring", $"{board.Wiring.Count} wires are too many", $"at most {MostWires}"));
            return;
        }

        HashSet<string> places = [.. board.Uses().Select(use => use.Place)];
        HashSet<string> terminals = [];
        for (int i = 0; i < board.Wiring.Count; i++)
        {
            Wire wire = board.Wiring[i];
            string place = $"wiring[{i}]";
            if (wire.Terminal.Length is 0 or > 60 || !BoardRules.IsPrintable(wire.Terminal))
            {
                findings.Add(new(place, "the terminal has no name", "1 to 60 printable characters"));
            }
            else if (!terminals.Add(wire.Terminal))
            {
                findings.Add(new(place, $"'{wire.Terminal}' is wired twice", "one wire a terminal"));
            }

            if (!places.Contains(wire.To) && !Supplies.Contains(wire.To))
            {
                findings.Add(new(place, $"'{wire.To}' is neither a pin of this file nor 3V3, 5V or GND", "e.g. modem.transmit"));
            }

            CheckCrossing(place, wire, findings);
        }

        CheckMicrophone(board, findings);
        foreach (string place in places.Where(place =>
            !board.OnBoard.Contains(BoardRules.PartOf(place)) && !board.Wiring.Any(wire => wire.To == place)))
        {
            findings.Add(new("wiring", $"no wire goes to {place}", $"add it, or name {BoardRules.PartOf(place)} in onBoard if the maker has wired it"));
        }
    }

    // What one end sends the other receives.
    private static void CheckCrossing(string place, Wire wire, List<BoardFinding> findings)
    {
        bool receives = wire.Terminal.EndsWith(" RXD", StringComparison.Ordinal) || wire.Terminal.EndsWith(" RX", StringComparison.Ordinal);
        bool sends = wire.Terminal.EndsWith(" TXD", StringComparison.Ordinal) || wire.Terminal.EndsWith(" TX", StringComparison.Ordinal);
        if ((receives && wire.To.EndsWith(".receive", StringComparison.Ordinal))
            || (sends && wire.To.EndsWith(".transmit", StringComparison.Ordinal)))
        {
            findings.Add(new(
                place, $"'{wire.Terminal}' goes to {wire.To}: both would {(receives ? "listen" : "talk")}",
                $"{BoardRules.PartOf(wire.To)}.{(receives ? "transmit" : "receive")}"));
        }
    }

    private static void CheckMicrophone(BoardDescription board, List<BoardFinding> findings)
    {
        if (board.OnBoard.Contains("microphone") || MicrophonePart.Find(board.Microphone.Part) is not MicrophonePart part)
        {
            return;
        }

        Wire[] wires = [.. board.Wiring.Where(wire => wire.Terminal.StartsWith(part.Name, StringComparison.Ordinal))];
        if (wires.FirstOrDefault(wire => wire.To == "5V") is Wire high)
        {
            findings.Add(new("wiring", $"'{high.Terminal}' goes to 5V, and {part.Name} takes at most 3.6 V", "3V3", part.Source));
        }

        if (!wires.Any(wire => wire.To is "3V3" or "5V" && SupplyTerminals.Any(wire.Terminal.Contains)))
        {
            findings.Add(new("wiring", $"{part.Name} has no supply", $"e.g. \"{part.Name} VDD\" to 3V3", part.Source));
        }

        if (!wires.Any(wire => wire.Terminal.EndsWith("GND", StringComparison.Ordinal) && wire.To == "GND"))
        {
            findings.Add(new("wiring", $"{part.Name} has no ground", $"\"{part.Name} GND\" to GND", part.Source));
        }

        if (wires.FirstOrDefault(wire => wire.Terminal.EndsWith("L/R", StringComparison.Ordinal) || wire.Terminal.EndsWith("SEL", StringComparison.Ordinal)
            || wire.Terminal.EndsWith("LR", StringComparison.Ordinal)) is { To: not "GND" } select)
        {
            findings.Add(new("wiring", $"'{select.Terminal}' goes to {select.To}: it would speak in the right half of a frame, and firmware reads the left", "GND", part.Source));
        }
    }
}
