using Ripac.Tools.Evaluation.Conditions;
using Spectre.Console;

namespace Ripac.Tools.Evaluation;

/// <summary>Prints the figures.</summary>
internal static class EvaluationTables
{
    public static void Print(IAnsiConsole console, EvaluationFigures figures)
    {
        Table digits = ErrorTable("digits");
        foreach ((int fold, WordErrors errors) in figures.Digits)
        {
            AddRow(digits, $"connected, fold {fold}", errors);
        }

        AddRow(digits, "connected", figures.AllDigits);
        AddRow(digits, "connected, with rejection", figures.AllDigitsWithRejection);
        foreach ((string speaker, WordErrors errors) in figures.Glued)
        {
            AddRow(digits, $"glued, {speaker}", errors);
        }

        AddRow(digits, "glued", figures.AllGlued);
        console.Write(digits);

        Table strings = new Table().AddColumns(
            $"strings, asked again under {figures.Threshold} %", "strings", "right", "right, asked again", "wrong, asked again", "wrong, accepted");
        AddRow(strings, "connected", figures.DigitStrings);
        AddRow(strings, "glued", figures.GluedStrings);
        console.Write(strings);

        Table commands = new Table().AddColumns("command, with rejection", "said", "right", "wrong", "not heard");
        foreach ((string word, CommandScore score) in figures.Commands)
        {
            AddRow(commands, word, score);
        }

        AddRow(commands, "all", figures.AllCommands);
        console.Write(commands);

        Table falseWords = new Table().AddColumns("words that nobody said, with rejection", "words", "hours", "an hour", "recordings", "with such words");
        foreach ((Test test, FalseWords words) in figures.FalseWords)
        {
            falseWords.AddRow(NameOf(test), $"{words.Words}", $"{words.Hours:F2}", $"{words.Rate:F1}", $"{words.Recordings}", $"{words.WithWords}");
        }

        console.Write(falseWords);

        Table points = new Table().AddColumns(
            "believed from",
            "connected right",
            "right, asked again",
            "wrong, asked again",
            "wrong",
            "commands right",
            "wrong",
            "digits an hour of other speech and noise",
            "commands");
        foreach (OperatingPoint point in figures.OperatingPoints)
        {
            points.AddRow(
                $"{point.Threshold} %",
                $"{point.Digits.RightAccepted}",
                $"{point.Digits.RightRefused}",
                $"{point.Digits.WrongRefused}",
                $"{point.Digits.WrongAccepted}",
                $"{point.Commands.Rate:P1}",
                $"{point.Commands.Wrong}",
                $"{point.FalseDigits.Rate:F1}",
                $"{point.FalseCommands.Rate:F1}");
        }

        console.Write(points);

        if (figures.Conditions.Count > 0)
        {
            Table conditions = ErrorTable("connected digits");
            AddRow(conditions, "clean", figures.AllDigits);
            foreach ((int ratio, WordErrors errors) in figures.NoiseRatios.Reverse())
            {
                AddRow(conditions, $"all noises, {ratio} dB", errors);
            }

            foreach (ConditionScore score in figures.Conditions)
            {
                AddRow(conditions, $"{score.Condition}", score.Errors);
            }

            console.Write(conditions);

            Table delays = new Table().AddColumns("delay", "measured", "median", "95 %");
            AddRow(delays, "end of a word to its decision", figures.WordDelays);
            AddRow(delays, "the same, words that are not rejected", figures.AcceptedWordDelays);
            AddRow(delays, "end of the last word to the end of the utterance", figures.EndDelays);
            console.Write(delays);
        }

        Speed speed = figures.Speed;
        console.MarkupLineInterpolated(
            $"{speed.Audio:F0} s of connected digits in {speed.Seconds:F2} s on one processor: {speed.TimesRealTime:F0}x real time");
    }

    /// <summary>The name of a test in words.</summary>
    public static string NameOf(Test test) => test switch
    {
        Test.ConnectedDigits => "connected digits",
        Test.GluedDigits => "glued digits",
        Test.Commands => "commands",
        Test.DigitsInOtherWords => "digits in other words",
        Test.CommandsInOtherWords => "commands in other words",
        Test.DigitsInOtherSpeech => "digits in other speech",
        Test.CommandsInOtherSpeech => "commands in other speech",
        Test.DigitsInNoise => "digits in noise",
        Test.CommandsInNoise => "commands in noise",
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    private static Table ErrorTable(string of) => new Table().AddColumns(of, "words", "wrong", "S", "D", "I", "strings", "wrong");

    private static void AddRow(Table table, string name, WordErrors errors) => table.AddRow(
        name,
        $"{errors.Words}",
        $"{errors.Rate:P1}",
        $"{errors.Substitutions}",
        $"{errors.Deletions}",
        $"{errors.Insertions}",
        $"{errors.Strings}",
        $"{errors.StringRate:P1}");

    private static void AddRow(Table table, string name, StringDecisions strings) => table.AddRow(
        name, $"{strings.Strings}", $"{strings.RightAccepted}", $"{strings.RightRefused}", $"{strings.WrongRefused}", $"{strings.WrongAccepted}");

    private static void AddRow(Table table, string name, CommandScore score) => table.AddRow(
        name, $"{score.Said}", $"{score.Rate:P1}", $"{score.Wrong}", $"{score.Said - score.Right - score.Wrong}");

    private static void AddRow(Table table, string name, Delays delays) => table.AddRow(
        name, $"{delays.Count}", $"{delays.Median} ms", $"{delays.Percentile95} ms");
}
