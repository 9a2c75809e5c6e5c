using System.Globalization;

namespace Ripac.Speech.Grammars;

/// <summary>Recursive-descent parser of the JSGF subset that <see cref="Grammar"/> names.</summary>
internal sealed class JsgfParser
{
    /// <summary>How deep groups may be nested: far beyond use, far before the stack ends.</summary>
    private const int DeepestNesting = 64;

    /// <summary>Tags behind one item: as many as make sense, and one more.</summary>
    private const int MostTags = 4;

    /// <summary>Weights are read as integers of this many to one.</summary>
    private const long WeightUnit = 1_000_000;

    private readonly JsgfLexer _lexer;
    private readonly Dictionary<string, int> _vocabulary = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Expansion> _rules = new(StringComparer.Ordinal);
    private readonly List<Expansion.Reference> _references = [];
    private int _depth;

    public JsgfParser(string text, IReadOnlyList<string> vocabulary)
    {
        if (text.Length > Grammar.LongestText)
        {
            throw new GrammarException($"longer than {Grammar.LongestText} characters", 1, 1);
        }

        for (int word = vocabulary.Count - 1; word >= 0; word--)
        {
            _vocabulary[vocabulary[word]] = word;
        }

        _lexer = new JsgfLexer(text);
    }

    /// <summary>Parses the whole text.</summary>
    public JsgfRules Parse()
    {
        ParseHeader();
        List<(Expansion Item, int Cost)> roots = [];
        TextPosition start = _lexer.Position;
        while (_lexer.Kind != JsgfToken.End)
        {
            ParseRule(roots);
        }

        if (roots.Count == 0)
        {
            throw new GrammarException("no public rule", start);
        }

        foreach (Expansion.Reference reference in _references)
        {
            if (!_rules.ContainsKey(reference.Rule))
            {
                throw new GrammarException($"there is no rule <{reference.Rule}>", reference.Position);
            }
        }

        return new JsgfRules(new Expansion.Alternatives(start, roots), _rules);
    }

    private void ParseHeader()
    {
        TextPosition position = _lexer.Position;
        if (!_lexer.Text.StartsWith("#JSGF", StringComparison.Ordinal))
        {
            throw new GrammarException("a grammar begins with '#JSGF V1.0;'", position);
        }

        // Encoding and locale may follow the version; the words themselves say what language they are.
        while (_lexer.Kind == JsgfToken.Word)
        {
            _lexer.Next();
        }

        Expect(';');
        if (_lexer.Kind != JsgfToken.Word || _lexer.Text != "grammar")
        {
            throw new GrammarException("'grammar NAME;' must follow the header", _lexer.Position);
        }

        _lexer.Next();
        if (_lexer.Kind != JsgfToken.Word)
        {
            throw new GrammarException("the grammar has no name", _lexer.Position);
        }

        _lexer.Next();
        Expect(';');
    }

    private void ParseRule(List<(Expansion Item, int Cost)> roots)
    {
        TextPosition position = _lexer.Position;
        bool isPublic = _lexer.Kind == JsgfToken.Word && _lexer.Text == "public";
        if (isPublic)
        {
            _lexer.Next();
        }
        else if (_lexer.Kind == JsgfToken.Word && _lexer.Text == "import")
        {
            throw new GrammarException("imports are not supported", position);
        }

        if (_lexer.Kind != JsgfToken.Rule)
        {
            throw new GrammarException($"expected a rule such as <name> = ...; and found '{_lexer.Text}'", _lexer.Position);
        }

        string name = _lexer.Text;
        TextPosition namePosition = _lexer.Position;
        _lexer.Next();
        Expect('=');
        if (!_rules.TryAdd(name, ParseAlternatives()))
        {
            throw new GrammarException($"the rule <{name}> is defined twice", namePosition);
        }

        Expect(';');
        if (isPublic)
        {
            roots.Add((new Expansion.Reference(namePosition, name), 0));
        }
    }

    private Expansion ParseAlternatives()
    {
        TextPosition position = _lexer.Position;
        if (++_depth > DeepestNesting)
        {
            throw new GrammarException($"nested deeper than {DeepestNesting}", position);
        }

        List<(Expansion Item, long Weight)> items = [];
        while (true)
        {
            long weight = WeightUnit;
            if (_lexer.Kind == JsgfToken.Weight)
            {
                weight = ParseWeight();
                _lexer.Next();
            }

            items.Add((ParseSequence(), weight));
            if (!_lexer.Is('|'))
            {
                break;
            }

            _lexer.Next();
        }

        _depth--;
        long heaviest = items.Max(item => item.Weight);
        if (heaviest == 0)
        {
            throw new GrammarException("at least one alternative needs a weight above 0", position);
        }

        return items.Count == 1
            ? items[0].Item
            : new Expansion.Alternatives(
                position,
                [.. items.Where(item => item.Weight > 0).Select(item => (item.Item, WeightCost.FromRatio(item.Weight, heaviest)))]);
    }

    private long ParseWeight()
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(_lexer.Text, Style, CultureInfo.InvariantCulture, out decimal weight) && weight <= 1_000_000
            ? (long)(weight * WeightUnit)
            : throw new GrammarException($"'{_lexer.Text}' is no weight from 0 to 1000000", _lexer.Position);
    }

    private Expansion ParseSequence()
    {
        TextPosition position = _lexer.Position;
        List<Expansion> items = [];
        while (_lexer.Kind is JsgfToken.Word or JsgfToken.Rule || _lexer.Is('(') || _lexer.Is('['))
        {
            items.Add(ParseTags(ParseRepeats(ParseItem())));
        }

        return items.Count switch
        {
            0 => throw new GrammarException($"expected a word, a <rule>, '(' or '[' and found '{_lexer.Text}'", _lexer.Position),
            1 => items[0],
            _ => new Expansion.Sequence(position, items),
        };
    }

    private Expansion ParseItem()
    {
        TextPosition position = _lexer.Position;
        string text = _lexer.Text;
        JsgfToken kind = _lexer.Kind;
        _lexer.Next();
        switch (kind)
        {
            case JsgfToken.Word:
                return _vocabulary.TryGetValue(text, out int word)
                    ? new Expansion.Word(position, word)
                    : throw new GrammarException($"the model has no word '{text}'", position);
            case JsgfToken.Rule when text == "NULL":
                return new Expansion.Sequence(position, []);
            case JsgfToken.Rule when text == "VOID":
                throw new GrammarException("<VOID> is not supported", position);
            case JsgfToken.Rule:
                Expansion.Reference reference = new(position, text);
                _references.Add(reference);
                return reference;
            default:
                Expansion inside = ParseAlternatives();
                Expect(text == "(" ? ')' : ']');
                return text == "(" ? inside : new Expansion.Optional(position, inside);
        }
    }

    private Expansion ParseRepeats(Expansion item)
    {
        if (_lexer.Is('+') || _lexer.Is('*'))
        {
            Expansion repeat = new Expansion.Repeat(item.Position, item);
            Expansion result = _lexer.Is('*') ? new Expansion.Optional(item.Position, repeat) : repeat;
            _lexer.Next();
            return _lexer.Is('+') || _lexer.Is('*')
                ? throw new GrammarException("a repeat of a repeat", _lexer.Position)
                : result;
        }

        return item;
    }

    private Expansion ParseTags(Expansion item)
    {
        for (int count = 0; _lexer.Kind == JsgfToken.Tag; _lexer.Next(), count++)
        {
            if (count == MostTags)
            {
                throw new GrammarException($"more than {MostTags} tags in a row", _lexer.Position);
            }

            item = JsgfTag.Apply(item, _lexer.Text, _lexer.Position);
        }

        return item;
    }

    private void Expect(char symbol)
    {
        if (!_lexer.Is(symbol))
        {
            throw new GrammarException($"expected '{symbol}' and found '{_lexer.Text}'", _lexer.Position);
        }

        _lexer.Next();
    }
}
