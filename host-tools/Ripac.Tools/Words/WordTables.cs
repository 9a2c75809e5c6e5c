using Ripac.Tools.Evaluation;
using Spectre.Console;

namespace Ripac.Tools.Words;

/// <summary>Prints figures of added words.</summary>
internal static class WordTables
{
    /// <summary>Part of the examples of a word heard as another from which on the two are called too like each other.</summary>
    private const double TooLike = 0.1;

    /// <summary>New words, other words, and what the new ones did to those that there were; and which are too like each other.</summary>
    public static void Print(IAnsiConsole console, IReadOnlyList<WordFigures> figures, string[] names)
    {
        Table table = new Table().Title("said alone by synthetic voices kept out of training; any word of the model may be said")
            .AddColumns("word", "said", "right", "rejected", "heard as");
        foreach (WordFigures one in figures)
        {
            (string Word, int Times)[] heardAs = [.. Concerned(one, names)];
            if (one.Word.Length == 0 || names.Contains(one.Word) || heardAs.Length > 0)
            {
                table.AddRow(
                    one.Word.Length > 0 ? one.Word : "other words",
                    $"{one.Said}",
                    one.Word.Length > 0 ? $"{(double)one.Right / one.Said:P1}" : "",
                    $"{one.Rejected}",
                    string.Join(", ", heardAs.Take(5).Select(other => $"{other.Word} {other.Times}")));
            }
        }

        console.Write(table);
        foreach (WordFigures one in figures.Where(one => one.Word.Length > 0))
        {
            foreach ((string word, int times) in Concerned(one, names).Where(other => other.Times > TooLike * one.Said))
            {
                console.MarkupLineInterpolated(
                    $"[yellow]{one.Word} is too like {word}[/]: {times} of {one.Said} are heard as {word}; choose another word for one of them");
            }
        }
    }

    /// <summary>Strings of new words.</summary>
    public static void Print(IAnsiConsole console, WordErrors errors)
    {
        if (errors.Words > 0)
        {
            console.MarkupLineInterpolated($"said in strings by the same voices: {errors.Rate:P1} of {errors.Words} words wrong");
            console.MarkupLineInterpolated(
                $"({errors.Substitutions} substituted, {errors.Deletions} not heard, {errors.Insertions} too many), {errors.StringRate:P1} of {errors.Strings} strings");
        }
    }

    private static IEnumerable<(string Word, int Times)> Concerned(WordFigures figures, string[] names) =>
        figures.HeardAs.Where(other => names.Contains(figures.Word) || names.Contains(other.Word));
}
