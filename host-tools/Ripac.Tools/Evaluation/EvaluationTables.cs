using Spectre.Console;

namespace Ripac.Tools.Evaluation;

/// <summary>Prints the figures.</summary>
internal static class EvaluationTables
{
    public static void Print(IAnsiConsole console, EvaluationReport report)
    {
        Table digits = new Table().AddColumns("digits", "words", "wrong", "S", "D", "I", "strings", "wrong");
        foreach ((int fold, WordErrors errors) in report.Digits)
        {
            AddRow(digits, $"connected {fold}", errors);
        }

        AddRow(digits, "connected", report.AllDigits);
        AddRow(digits, "connected, trusted", report.DigitsWithRejection);
        foreach ((string speaker, WordErrors errors) in report.Glued)
        {
            AddRow(digits, $"glued {speaker}", errors);
        }

        AddRow(digits, "glued", report.AllGlued);
        console.Write(digits);

        Table commands = new Table().AddColumns("command", "said", "right", "wrong", "not heard");
        foreach ((string word, CommandScore score) in report.Commands)
        {
            AddRow(commands, word, score);
        }

        AddRow(commands, "all", report.AllCommands);
        console.Write(commands);

        Table falseWords = new Table().AddColumns("digits that nobody said", "words", "hours", "an hour");
        AddRow(falseWords, "in other speech", report.InSpeech);
        AddRow(falseWords, "in noise", report.InNoise);
        console.Write(falseWords);
    }

    private static void AddRow(Table table, string name, WordErrors errors) => table.AddRow(
        name, $"{errors.Words}", $"{errors.Rate:P1}", $"{errors.Substitutions}", $"{errors.Deletions}", $"{errors.Insertions}", $"{errors.Strings}", $"{errors.StringRate:P1}");

    private static void AddRow(Table table, string name, CommandScore score) => table.AddRow(
        name, $"{score.Said}", $"{(double)score.Right / Math.Max(1, score.Said):P1}", $"{score.Wrong}", $"{score.Said - score.Right - score.Wrong}");

    private static void AddRow(Table table, string name, FalseWords words) => table.AddRow(
        name, $"{words.Words}", $"{words.Hours:F2}", $"{words.Words / Math.Max(words.Hours, 1e-9):F1}");
}
