using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Evaluation;

/// <summary>What the recogniser listens for in the tests.</summary>
internal static class TestGrammars
{
    private static readonly HashSet<string> DigitWords = ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Digits in any number.</summary>
    public const string Digits = """
        #JSGF V1.0;
        grammar digits;
        public <digits> = (zero | oh | one | two | three | four | five | six | seven | eight | nine)+;
        """;

    /// <summary>One of the model's words that are no digits.</summary>
    public static string Commands(AcousticModel model) =>
        $"#JSGF V1.0;\ngrammar commands;\npublic <command> = {string.Join(" | ", CommandWords(model))};\n";

    /// <summary>What is listened for when nothing is said about it: digits, or any words of a model that does not know them.</summary>
    public static string Usual(AcousticModel model)
    {
        string[] words = [.. model.Words.Where(word => word.Kind == WordKind.Word).Select(word => word.Name)];
        return DigitWords.IsSubsetOf(words) ? Digits : $"#JSGF V1.0;\ngrammar words;\npublic <words> = ({string.Join(" | ", words)})+;\n";
    }

    /// <summary>The model's words that are no digits.</summary>
    public static IReadOnlyList<string> CommandWords(AcousticModel model) =>
        [.. model.Words.Where(word => word.Kind == WordKind.Word && !IsDigit(word.Name)).Select(word => word.Name)];

    /// <summary>Whether a word is an English digit.</summary>
    public static bool IsDigit(string word) => DigitWords.Contains(word);

    /// <summary>The grammar of a test.</summary>
    public static string Of(Test test, AcousticModel model) =>
        test is Test.Commands or Test.CommandsInOtherWords or Test.CommandsInOtherSpeech or Test.CommandsInNoise ? Commands(model) : Digits;
}
