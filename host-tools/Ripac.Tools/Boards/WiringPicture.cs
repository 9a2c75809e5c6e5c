using System.Globalization;
using System.Security;
using System.Text;
using Ripac.VirtualDevice.Boards;

namespace Ripac.Tools.Boards;

/// <summary>
/// Draws a board's wiring as SVG: the board in the middle, the parts left and right of it, every wire a straight line from a
/// terminal to what it goes to. The same board gives the same bytes.
/// </summary>
public static class WiringPicture
{
    private const int Row = 22;
    private const int PartGap = 20;
    private const int PartHeader = 26;
    private const int PartWidth = 250;
    private const int WireLength = 120;
    private const int BoardWidth = 420;
    private const int NoteCharacters = 56;
    private const int Margin = 20;
    private const int Top = 64;
    private const int Width = (2 * Margin) + (2 * PartWidth) + (2 * WireLength) + BoardWidth;

    private sealed record Part(string Name, List<(string Terminal, string To)> Wires)
    {
        public int Height => PartHeader + (Row * Wires.Count) + PartGap;
    }

    public static string Draw(BoardDescription board)
    {
        List<Part> parts = PartsOf(board);
        (List<Part> left, List<Part> right) = Split(parts);
        string[] notes = [.. Notes(board)];
        int height = Math.Max(Math.Max(left.Sum(part => part.Height), right.Sum(part => part.Height)), PartHeader + (Row * 4))
            + (Row * notes.Length);
        Dictionary<string, int> pins = board.Uses().ToDictionary(use => use.Place, use => use.Gpio);

        StringBuilder svg = new();
        int total = Top + height + Margin;
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{total}\" viewBox=\"0 0 {Width} {total}\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Text(board.Title)}</title>\n<rect width=\"{Width}\" height=\"{total}\" fill=\"#ffffff\"/>\n");
        Write(svg, Width / 2, 30, "middle", board.Title, size: 18);

        int boardX = Margin + PartWidth + WireLength;
        Box(svg, boardX, Top - 10, BoardWidth, height + 10, "#eef3ee", "#3a5f3a");
        Write(svg, boardX + (BoardWidth / 2), Top + 12, "middle", board.Module, size: 15);
        DrawSide(svg, left, pins, isLeft: true);
        DrawSide(svg, right, pins, isLeft: false);
        for (int i = 0; i < notes.Length; i++)
        {
            Write(svg, boardX + (BoardWidth / 2), Top + height - (Row * (notes.Length - i)) + 12, "middle", notes[i], "#3a5f3a");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawSide(StringBuilder svg, List<Part> parts, Dictionary<string, int> pins, bool isLeft)
    {
        int partX = isLeft ? Margin : Width - Margin - PartWidth;
        int partEdge = isLeft ? partX + PartWidth : partX;
        int boardEdge = isLeft ? partEdge + WireLength : partEdge - WireLength;
        int inward = isLeft ? 1 : -1;
        int y = Top;
        foreach (Part part in parts)
        {
            Box(svg, partX, y, PartWidth, part.Height - PartGap, "#f4f4f8", "#555577");
            Write(svg, partX + (PartWidth / 2), y + 18, "middle", part.Name, size: 15);
            int wireY = y + PartHeader + (Row / 2);
            foreach ((string terminal, string to) in part.Wires)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{partEdge}\" y1=\"{wireY}\" x2=\"{boardEdge}\" y2=\"{wireY}\" stroke=\"{Colour(to)}\" stroke-width=\"2.5\"/>\n");
                Write(svg, partEdge - (inward * 8), wireY + 5, isLeft ? "end" : "start", terminal);
                string label = pins.TryGetValue(to, out int gpio)
                    ? isLeft ? $"GPIO{gpio}  {to}" : $"{to}  GPIO{gpio}"
                    : to;
                Write(svg, boardEdge + (inward * 8), wireY + 5, isLeft ? "start" : "end", label);
                wireY += Row;
            }

            y += part.Height;
        }
    }

    // The parts' terminals, in the order of the file: "INMP441 SCK" is SCK of INMP441, "LED anode, through 330 ohm" the anode of LED.
    private static List<Part> PartsOf(BoardDescription board)
    {
        List<Part> parts = [];
        foreach (Wire wire in board.Wiring)
        {
            string head = wire.Terminal.Split(',')[0];
            int space = head.LastIndexOf(' ');
            string name = space < 0 ? head : head[..space];
            string terminal = wire.Terminal[name.Length..].TrimStart(' ', ',');
            if (parts.Find(known => known.Name == name) is not Part part)
            {
                parts.Add(part = new Part(name, []));
            }

            part.Wires.Add((terminal.Length == 0 ? name : terminal, wire.To));
        }

        return parts;
    }

    private static (List<Part> Left, List<Part> Right) Split(List<Part> parts)
    {
        int half = parts.Sum(part => part.Height) / 2;
        int height = 0;
        List<Part> left = [.. parts.TakeWhile(part => (height += part.Height) - (part.Height / 2) <= half)];
        return (left, parts[left.Count..]);
    }

    // What is to be known besides the wires, in lines that fit into the board.
    private static IEnumerable<string> Notes(BoardDescription board)
    {
        if (board.Coprocessor is not null && board.CoprocessorUart is not null)
        {
            yield return "coprocessor: on SPI or on the UART, one of them";
        }

        foreach (string part in board.OnBoard)
        {
            string line = $"on the board: {(part == "microphone" ? board.Microphone.Part : part)}";
            foreach (PinUse use in board.Uses().Where(use => use.Place.Split('.')[0] == part))
            {
                string pin = (use.Place == part ? "" : use.Place[(part.Length + 1)..] + " ") + $"GPIO{use.Gpio}";
                if (line.Length + pin.Length + 2 > NoteCharacters)
                {
                    yield return line + ",";
                    line = pin;
                }
                else
                {
                    line += ", " + pin;
                }
            }

            yield return line;
        }
    }

    private static string Colour(string to) => to switch
    {
        "GND" => "#222222",
        "3V3" or "5V" => "#c0392b",
        _ when to.StartsWith("microphone", StringComparison.Ordinal) => "#2471a3",
        _ when to.StartsWith("modem", StringComparison.Ordinal) => "#b9770e",
        _ when to.StartsWith("coprocessor", StringComparison.Ordinal) => "#1e8449",
        _ => "#7d3c98",
    };

    private static void Box(StringBuilder svg, int x, int y, int width, int height, string fill, string stroke) => svg.Append(
        CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{fill}\" stroke=\"{stroke}\"/>\n");

    private static void Write(StringBuilder svg, int x, int y, string anchor, string text, string colour = "#111111", int size = 13) => svg.Append(
        CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-size=\"{size}\" fill=\"{colour}\">{Text(text)}</text>\n");

    private static string Text(string text) => SecurityElement.Escape(text);
}
