namespace Ripac.Tools.Evaluation;

/// <summary>How well the command words were heard.</summary>
/// <param name="Said">Recordings.</param>
/// <param name="Right">Exactly the word said was accepted.</param>
/// <param name="Wrong">Another word, or more than one, was accepted.</param>
public readonly record struct CommandScore(int Said, int Right, int Wrong)
{
    public static CommandScore operator +(CommandScore a, CommandScore b) => new(a.Said + b.Said, a.Right + b.Right, a.Wrong + b.Wrong);
}

/// <summary>Words that were accepted though nobody said them.</summary>
/// <param name="Words">How many.</param>
/// <param name="Hours">In how much sound.</param>
public readonly record struct FalseWords(int Words, double Hours)
{
    public static FalseWords operator +(FalseWords a, FalseWords b) => new(a.Words + b.Words, a.Hours + b.Hours);
}

/// <summary>One utterance of the digits test.</summary>
public sealed record Hypothesis(string Path, IReadOnlyList<string> Said, IReadOnlyList<string> Heard);

/// <summary>The figures of an evaluation.</summary>
public sealed class EvaluationReport
{
    /// <summary>Connected digits, by fold; nothing rejected.</summary>
    public SortedDictionary<int, WordErrors> Digits { get; } = [];

    /// <summary>The same with the default rejection: words that it does not trust count as not heard.</summary>
    public WordErrors DigitsWithRejection { get; set; }

    /// <summary>Glued digits, by speaker; nothing rejected.</summary>
    public SortedDictionary<string, WordErrors> Glued { get; } = new(StringComparer.Ordinal);

    /// <summary>Single command words, by word; default rejection.</summary>
    public SortedDictionary<string, CommandScore> Commands { get; } = new(StringComparer.Ordinal);

    /// <summary>Digits heard in other speech; default rejection.</summary>
    public FalseWords InSpeech { get; set; }

    /// <summary>Digits heard in noise; default rejection.</summary>
    public FalseWords InNoise { get; set; }

    /// <summary>What was heard in the digits test.</summary>
    public List<Hypothesis> Hypotheses { get; } = [];

    /// <summary>All folds together.</summary>
    public WordErrors AllDigits => Digits.Values.Aggregate(default(WordErrors), (sum, errors) => sum + errors);

    /// <summary>All speakers together.</summary>
    public WordErrors AllGlued => Glued.Values.Aggregate(default(WordErrors), (sum, errors) => sum + errors);

    /// <summary>All command words together.</summary>
    public CommandScore AllCommands => Commands.Values.Aggregate(default(CommandScore), (sum, score) => sum + score);
}
