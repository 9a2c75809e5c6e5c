using System;

namespace Ripac.Display;

/// <summary>
/// Text on a display: two lines of high letters, below them four lines of small ones, 21 characters each. <see cref="Step"/> writes an eighth
/// of the picture at most, so a loop that has to keep time can call it as it likes. After a minute without anything new the display goes
/// dark, which its points live longer by. One that is pulled out and put back is set up again when there is something to show.
/// Allocates nothing after construction.
/// </summary>
public sealed class TextDisplay
{
    /// <summary>Characters in a line.</summary>
    public const int Columns = 21;

    /// <summary>Lines, the high ones first.</summary>
    public const int Lines = HighLines + 4;

    /// <summary>Without anything new the display goes dark after so long.</summary>
    public const int LightMilliseconds = 60000;

    /// <summary>A display that does not answer is asked again after so long.</summary>
    public const int RetryMilliseconds = 1000;

    private const int HighLines = 2;
    private const int Margin = (Ssd1306.Width - (Columns * (Font.Width + 1))) / 2;
    private const int AllPages = (1 << Ssd1306.Pages) - 1;

    // Four rows of points as eight.
    private static readonly byte[] Doubled =
    {
        0x00, 0x03, 0x0C, 0x0F, 0x30, 0x33, 0x3C, 0x3F, 0xC0, 0xC3, 0xCC, 0xCF, 0xF0, 0xF3, 0xFC, 0xFF,
    };

    private readonly Ssd1306 _display;
    private readonly char[][] _lines = new char[Lines][];

    // The font at double height: whole letters are copied, which costs an interpreter far less than their points one by one.
    private readonly byte[] _upperHalves = new byte[Font.Columns.Length];
    private readonly byte[] _lowerHalves = new byte[Font.Columns.Length];
    private int _stale;
    private bool _answers;
    private bool _isLit;
    private bool _isNew = true;
    private bool _reported;
    private long _darkAt;
    private long _retryAt;

    /// <param name="display">Nobody else writes to it.</param>
    public TextDisplay(Ssd1306 display)
    {
        _display = display;
        for (int i = 0; i < Lines; i++)
        {
            _lines[i] = new string(' ', Columns).ToCharArray();
        }

        for (int i = 0; i < Font.Columns.Length; i++)
        {
            _upperHalves[i] = Doubled[Font.Columns[i] & 0x0F];
            _lowerHalves[i] = Doubled[Font.Columns[i] >> 4];
        }
    }

    /// <summary>Whether the display has all that was set, so that <see cref="Step"/> has nothing to write.</summary>
    public bool IsCurrent => _stale == 0 && !_isNew;

    /// <summary>Puts text onto a line; what does not fit is left out.</summary>
    public void SetLine(int line, string text) => SetLine(line, text, 0, text.Length);

    /// <summary>Puts text onto all small lines, broken at blanks; what does not fit is left out.</summary>
    public void SetText(string text)
    {
        int start = 0;
        for (int line = HighLines; line < Lines; line++)
        {
            int length = LengthOfLine(text, start);
            SetLine(line, text, start, length);
            start += length;
            while (start < text.Length && text[start] == ' ')
            {
                start++;
            }
        }
    }

    /// <summary>Writes what has changed, a part of it.</summary>
    public void Step(long now)
    {
        if (_isNew)
        {
            _isNew = false;
            _darkAt = now + LightMilliseconds;
        }

        bool lit = now < _darkAt;
        if (!lit && !_isLit)
        {
            return;
        }

        if (!_answers)
        {
            Start(now);
        }
        else if (!lit)
        {
            // When it is wanted again it may have been without power.
            _isLit = false;
            _answers = false;
            _display.Switch(false);
        }
        else
        {
            WriteNextPage(now);
        }
    }

    private void Start(long now)
    {
        if (now >= _retryAt)
        {
            _isLit = false; // as it is behind a loss of power
            _stale = AllPages;
            _answers = Believe(_display.Start(), now);
        }
    }

    private void WriteNextPage(long now)
    {
        int page = 0;
        while (page < Ssd1306.Pages && (_stale & (1 << page)) == 0)
        {
            page++;
        }

        if (page < Ssd1306.Pages)
        {
            Render(page);
            if (Believe(_display.Write(page), now))
            {
                _stale &= ~(1 << page);
            }
        }

        if (_stale == 0 && !_isLit)
        {
            // The whole picture is there: no noise from before is seen.
            _isLit = Believe(_display.Switch(true), now);
        }
    }

    private bool Believe(bool answered, long now)
    {
        _answers = answered;
        if (answered)
        {
            _reported = false;
            return true;
        }

        _retryAt = now + RetryMilliseconds;
        if (!_reported)
        {
            _reported = true;
            Console.WriteLine("display: not answering");
        }

        return false;
    }

    private void Render(int page)
    {
        bool high = page < 2 * HighLines;
        char[] line = _lines[high ? page / 2 : page - HighLines];
        byte[] font = !high ? Font.Columns : (page & 1) == 0 ? _upperHalves : _lowerHalves;
        int column = Ssd1306.DataOffset + Margin;
        for (int i = 0; i < Columns; i++)
        {
            Array.Copy(font, Font.PlaceOf(line[i]), _display.Data, column, Font.Width);
            column += Font.Width + 1;
        }
    }

    private void SetLine(int line, string text, int start, int length)
    {
        char[] characters = _lines[line];
        bool changed = false;
        for (int i = 0; i < Columns; i++)
        {
            char character = i < length ? text[start + i] : ' ';
            changed |= character != characters[i];
            characters[i] = character;
        }

        if (changed)
        {
            _stale |= line < HighLines ? 3 << (2 * line) : 1 << (line + HighLines);
            _isNew = true;
        }
    }

    private static int LengthOfLine(string text, int start)
    {
        int left = text.Length - start;
        if (left <= Columns)
        {
            return left;
        }

        int length = Columns;
        while (length > 0 && text[start + length] != ' ')
        {
            length--;
        }

        return length > 0 ? length : Columns;
    }
}
