namespace Ripac.Tools.Data;

/// <summary>How words are pronounced, and which of them are the vocabulary.</summary>
public sealed class Lexicon
{
    private readonly Dictionary<string, string[]> _phonesOf = [];

    private Lexicon(IEnumerable<string> lines)
    {
        List<string> vocabulary = [];
        bool inVocabulary = true;
        foreach (string line in lines.Where(line => !line.StartsWith('#')))
        {
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0)
            {
                inVocabulary = false;
                continue;
            }

            _phonesOf.Add(parts[0], parts[1..]);
            if (inVocabulary)
            {
                vocabulary.Add(parts[0]);
            }
        }

        // The letter o and the digit oh sound alike.
        _phonesOf["o"] = _phonesOf["oh"];
        Vocabulary = vocabulary;
        Phones = [.. _phonesOf.Values.SelectMany(phones => phones).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The words that a grammar may name, in the model's order.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    /// <summary>Every phone of the lexicon, sorted.</summary>
    public IReadOnlyList<string> Phones { get; }

    /// <summary>The lexicon that is part of this program.</summary>
    public static Lexicon Load()
    {
        using Stream stream = typeof(Lexicon).Assembly.GetManifestResourceStream("lexicon.txt")!;
        using StreamReader reader = new(stream);
        return new Lexicon(reader.ReadToEnd().TrimEnd().Split('\n'));
    }

    /// <summary>The word as the vocabulary writes it: the letter o is the digit oh.</summary>
    public static string Normalize(string word) => word == "o" ? "oh" : word;

    /// <summary>Whether the lexicon has a word.</summary>
    public bool Contains(string word) => _phonesOf.ContainsKey(word);

    /// <summary>A word's phones.</summary>
    /// <exception cref="DataException">The lexicon does not have the word.</exception>
    public IReadOnlyList<string> PhonesOf(string word) =>
        _phonesOf.TryGetValue(word, out string[]? phones)
            ? phones
            : throw new DataException($"the lexicon has no word '{word}'; add its phones to Data/lexicon.txt");
}
