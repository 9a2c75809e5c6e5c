using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Tests.Firmware.Bench;

/// <summary>A model file with the dialer's vocabulary and one state a word: enough for everything but recognising.</summary>
internal static class BenchModel
{
    private const int Bands = 8;

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

    /// <summary>The number of a word in its model; of a word of both languages in the English one.</summary>
    public static int IndexOf(string word) => Array.IndexOf(Vocabulary, word) is int index and >= 0 ? index
        : Array.IndexOf(ItalianVocabulary, word) is int other and >= 0 ? other
        : throw new ArgumentException($"'{word}' is not in the vocabulary");

    /// <summary>A model whose words are those given.</summary>
    public static byte[] Build(string[] names)
    {
        int states = names.Length + 1;
        AcousticWord[] words =
        [
            .. names.Select((name, i) => new AcousticWord(name, WordKind.Word, i, 1)),
            new AcousticWord("sil", WordKind.Silence, names.Length, 1),
        ];
        NetworkLayer layer = new(Bands, new sbyte[states * Bands], new int[states], new byte[states]);
        StateTransitions transitions = new(Self: 8, Next: 8, Skip: AcousticModel.NotAllowed);
        return new AcousticModel(
            new FrontEndSettings(Bands, LowestHz: 200, HighestHz: 3400, Context: 0, Stride: 1, new short[Bands]),
            words,
            [.. Enumerable.Repeat(transitions, states)],
            [.. Enumerable.Range(0, states).Select(i => (ushort)i)],
            new NetworkEmissions([layer])).ToBytes();
    }
}
