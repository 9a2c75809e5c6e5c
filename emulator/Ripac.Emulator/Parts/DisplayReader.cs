using Ripac.Display;
using Ripac.VirtualDevice.Parts;

namespace Ripac.Emulator.Parts;

/// <summary>
/// Reads what a person reads on a display that <c>Ripac.Display</c> writes on: every point must be right, so what is read here is
/// legible there. The letters are compiled from the firmware's own source.
/// </summary>
internal static class DisplayReader
{
    private const int Cell = Font.Width + 1;
    private const int Columns = Ssd1306.Width / Cell;
    private const int Margin = (Ssd1306.Width - (Columns * Cell)) / 2;
    private const int Page = 8;

    /// <summary>The lines from top to bottom, those without text left out; a page that is no text of this font is a question mark in brackets.</summary>
    public static IReadOnlyList<string> Lines(Ssd1306 display)
    {
        List<string> lines = [];
        for (int y = 0; y < Ssd1306.Height;)
        {
            string? high = y + (2 * Page) <= Ssd1306.Height ? Line(display, y, 2) : null;
            bool isHigh = !string.IsNullOrWhiteSpace(high);
            string line = (isHigh ? high : Line(display, y, 1)) ?? "[?]";
            y += isHigh ? 2 * Page : Page;
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line.TrimEnd());
            }
        }

        return lines;
    }

    /// <summary>All lines in one: <c>listening | 555 | heard: five (93 %)</c>.</summary>
    public static string Text(Ssd1306 display) => string.Join(" | ", Lines(display));

    // A line whose letters are so many times as high as the font's, or null.
    private static string? Line(Ssd1306 display, int top, int times)
    {
        char[] characters = new char[Columns];
        for (int i = 0; i < Columns; i++)
        {
            int left = Margin + (i * Cell);
            char? found = Enumerable.Range(Font.First, Font.Last - Font.First + 1).Select(code => (char?)code).FirstOrDefault(code => Matches(display, left, top, times, code!.Value));
            if (found is null)
            {
                return null;
            }

            characters[i] = found.Value;
        }

        return new string(characters);
    }

    private static bool Matches(Ssd1306 display, int left, int top, int times, char character)
    {
        int place = Font.PlaceOf(character);
        for (int x = 0; x < Cell; x++)
        {
            int points = x < Font.Width ? Font.Columns[place + x] : 0;
            for (int y = 0; y < Page * times; y++)
            {
                if (display.Pixel(left + x, top + y) != ((points >> (y / times) & 1) != 0))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
