namespace Ripac.Tests.Firmware.Bench;

/// <summary>A model file with the dialer's vocabulary, as words of tones.</summary>
internal static class BenchModel
{
    private static readonly string[] Vocabulary =
    [
        "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "computer", "start", "stop", "go", "enter", "erase", "repeat", "help", "yes", "no",
    ];

    private static readonly string[] ItalianVocabulary =
    [
        "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove",
        "si", "no", "chiama", "invio", "cancella", "ripeti", "avvia", "ferma", "aiuto", "computer",
    ];

    /// <summary>The digits' words.</summary>
    public static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>The model as a file.</summary>
    public static byte[] Bytes { get; } = Build([.. Vocabulary]);

    /// <summary>The model of another language as a file.</summary>
    public static byte[] ItalianBytes { get; } = Build(ItalianVocabulary);

    /// <summary>
    /// The number of a word in its model; of a word of both languages in the English one. "word-1" is the first word of one's own, which comes
    /// behind the English words, silence and fillers.
    /// </summary>
    public static int IndexOf(string word) => word.StartsWith("word-") ? Vocabulary.Length + ToneVoice.Bands + int.Parse(word[5..]) : Array.IndexOf(Vocabulary, word) is int index and >= 0 ? index
        : Array.IndexOf(ItalianVocabulary, word) is int other and >= 0 ? other
        : throw new ArgumentException($"'{word}' is not in the vocabulary");

    /// <summary>A model whose words are those given, each of three tones of its own.</summary>
    public static byte[] Build(string[] names) =>
        ToneVoice.CreateModel([.. names.Select((name, i) => (name, new[] { i % 8, (i / 8) + 5, (3 * i) % 8 }))]).ToBytes();
}
