namespace Ripac.Tools.Data;

/// <summary>
/// How words are pronounced, and which of them are the vocabulary. In a file each line is a word and its phones; the words up to the first
/// empty line are the vocabulary, and lines that begin with # are comments.
/// </summary>
public sealed class Lexicon
{
    /// <summary>The phone that is no speech.</summary>
    public const string Silence = "sil";

    private const int LargestFile = 1 << 24; // bytes; all of English takes four million

    private readonly Dictionary<string, string[]> _phonesOf = [];

    private Lexicon(string text, string name)
    {
        List<string> vocabulary = [];
        bool inVocabulary = true;
        int number = 0;
        foreach (string line in text.TrimEnd().Split('\n'))
        {
            number++;
            string[] parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts is [['#', ..], ..])
            {
                continue;
            }

            if (parts.Length == 0)
            {
                inVocabulary &= vocabulary.Count == 0;
                continue;
            }

            string? problem = parts.Length == 1 ? "has no phones"
                : parts.Contains(Silence) ? $"has the phone {Silence}, which is silence"
                : _phonesOf.TryAdd(parts[0], parts[1..]) ? null : "stands there twice";
            if (problem is not null)
            {
                throw new DataException($"{name}, line {number}: '{parts[0]}' {problem}");
            }

            if (inVocabulary)
            {
                vocabulary.Add(parts[0]);
            }
        }

        if (vocabulary.Count == 0)
        {
            throw new DataException($"{name} has no word: each line is a word and its phones, as in 'two t uw'");
        }

        if (_phonesOf.TryGetValue("oh", out string[]? oh))
        {
            _phonesOf["o"] = oh; // the letter o and the digit oh sound alike
        }

        Vocabulary = vocabulary;
        Phones = [.. _phonesOf.Values.SelectMany(phones => phones).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The words that a grammar may name, in the model's order.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    /// <summary>Every phone of the lexicon, sorted.</summary>
    public IReadOnlyList<string> Phones { get; }

    /// <summary>All words and their phones.</summary>
    public IReadOnlyDictionary<string, string[]> Pronunciations => _phonesOf;

    /// <summary>The lexicon that is part of this program.</summary>
    public static Lexicon Load()
    {
        using Stream stream = typeof(Lexicon).Assembly.GetManifestResourceStream("lexicon.txt")!;
        using StreamReader reader = new(stream);
        return new Lexicon(reader.ReadToEnd(), "lexicon.txt");
    }

    /// <summary>A lexicon of one's own.</summary>
    /// <param name="path">A text file of 16 MB at most.</param>
    /// <exception cref="DataException">It is not there, or no lexicon; the message names the line.</exception>
    public static Lexicon Read(string path) => new FileInfo(path) is { Exists: true, Length: <= LargestFile }
        ? new Lexicon(File.ReadAllText(path), path)
        : throw new DataException($"{path} does not exist, or is too large for a lexicon");

    /// <summary>The word as the vocabulary writes it: the letter o is the digit oh.</summary>
    public static string Normalize(string word) => word == "o" ? "oh" : word;

    /// <summary>Whether the lexicon has a word.</summary>
    public bool Contains(string word) => _phonesOf.ContainsKey(word);

    /// <summary>A word's phones.</summary>
    /// <exception cref="DataException">The lexicon does not have the word.</exception>
    public IReadOnlyList<string> PhonesOf(string word) =>
        _phonesOf.TryGetValue(word, out string[]? phones)
            ? phones
            : throw new DataException($"the lexicon has no word '{word}'; give its phones by --lexicon, or add them to Data/lexicon.txt");
}
