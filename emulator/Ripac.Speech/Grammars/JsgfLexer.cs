namespace Ripac.Speech.Grammars;

/// <summary>What a token of a JSGF text is.</summary>
internal enum JsgfToken
{
    Word,
    Rule,
    Weight,
    Tag,
    Symbol,
    End,
}

/// <summary>Cuts a JSGF text into tokens. <see cref="Next"/> moves on; the properties describe the current token.</summary>
internal sealed class JsgfLexer
{
    private const string Symbols = ";=|()[]*+";
    private const string WordEnds = Symbols + "<>/{}\"";

    private readonly string _text;
    private int _offset;
    private int _line = 1;
    private int _lineStart;

    public JsgfLexer(string text)
    {
        _text = text;
        Next();
    }

    public JsgfToken Kind { get; private set; }

    /// <summary>The word, the rule's name without brackets, the weight's digits, the tag without braces, or the symbol.</summary>
    public string Text { get; private set; } = "";

    public TextPosition Position { get; private set; }

    public bool Is(char symbol) => Kind == JsgfToken.Symbol && Text[0] == symbol;

    public void Next()
    {
        SkipBlanksAndComments();
        Position = Here;
        if (_offset == _text.Length)
        {
            (Kind, Text) = (JsgfToken.End, "the end of the text");
            return;
        }

        char first = _text[_offset];
        if (Symbols.Contains(first))
        {
            (Kind, Text) = (JsgfToken.Symbol, first.ToString());
            _offset++;
        }
        else if (first == '<')
        {
            (Kind, Text) = (JsgfToken.Rule, Enclosed('>'));
        }
        else if (first == '/')
        {
            (Kind, Text) = (JsgfToken.Weight, Enclosed('/'));
        }
        else if (first == '"')
        {
            (Kind, Text) = (JsgfToken.Word, Enclosed('"'));
        }
        else if (first == '{')
        {
            (Kind, Text) = (JsgfToken.Tag, Enclosed('}'));
        }
        else if (first is '>' or '}')
        {
            throw new GrammarException(first == '>' ? "'>' without '<'" : "'}' without '{'", Position);
        }
        else
        {
            int start = _offset;
            while (_offset < _text.Length && !char.IsWhiteSpace(_text[_offset]) && !WordEnds.Contains(_text[_offset]))
            {
                _offset++;
            }

            (Kind, Text) = (JsgfToken.Word, _text[start.._offset]);
        }
    }

    private TextPosition Here => new(_line, _offset - _lineStart + 1);

    private string Enclosed(char close)
    {
        int end = _text.AsSpan(_offset + 1).IndexOfAny(close, '\n');
        if (end < 0 || _text[_offset + 1 + end] == '\n')
        {
            throw new GrammarException($"no closing '{close}' on this line", Position);
        }

        string inside = _text.Substring(_offset + 1, end).Trim();
        _offset += end + 2;
        return inside.Length > 0 ? inside : throw new GrammarException($"nothing before '{close}'", Position);
    }

    private void SkipBlanksAndComments()
    {
        while (_offset < _text.Length)
        {
            ReadOnlySpan<char> rest = _text.AsSpan(_offset);
            if (char.IsWhiteSpace(rest[0]))
            {
                Skip(1);
            }
            else if (rest.StartsWith("//", StringComparison.Ordinal))
            {
                int end = rest.IndexOf('\n');
                Skip(end < 0 ? rest.Length : end);
            }
            else if (rest.StartsWith("/*", StringComparison.Ordinal))
            {
                int end = rest[2..].IndexOf("*/", StringComparison.Ordinal);
                Skip(end < 0 ? throw new GrammarException("comment without end", Here) : end + 4);
            }
            else
            {
                return;
            }
        }
    }

    private void Skip(int count)
    {
        for (; count > 0; count--, _offset++)
        {
            if (_text[_offset] == '\n')
            {
                _line++;
                _lineStart = _offset + 1;
            }
        }
    }
}
