using Ripac.Speech.Decoding;
using Ripac.Speech.Features;
using Ripac.Tools.Evaluation.Conditions;

namespace Ripac.Tools.Evaluation;

/// <summary>How well the command words were heard, uncertain words rejected.</summary>
/// <param name="Said">Recordings.</param>
/// <param name="Right">Exactly the word said was accepted.</param>
/// <param name="Wrong">Another word, or more than one, was accepted.</param>
public readonly record struct CommandScore(int Said, int Right, int Wrong)
{
    /// <summary>Part of the recordings in which exactly the word said was accepted.</summary>
    public double Rate => Said == 0 ? 0 : (double)Right / Said;

    /// <summary>The score when words less certain than a threshold, in percent, count as not heard.</summary>
    public static CommandScore At(int threshold, IEnumerable<UtteranceResult> results)
    {
        WordErrors[] errors = [.. results.Select(result => result.ErrorsAbove(threshold))];
        return new(errors.Length, errors.Count(one => one.Errors == 0), errors.Count(one => one.Substitutions + one.Insertions > 0));
    }
}

/// <summary>Words that were accepted though nobody said them.</summary>
/// <param name="Words">How many.</param>
/// <param name="Recordings">Heard.</param>
/// <param name="WithWords">Recordings in which a word was accepted.</param>
/// <param name="Hours">How long all recordings are.</param>
public readonly record struct FalseWords(int Words, int Recordings, int WithWords, double Hours)
{
    /// <summary>Words an hour.</summary>
    public double Rate => Hours == 0 ? 0 : Words / Hours;

    /// <summary>The words as certain as a threshold, in percent, in recordings that say none.</summary>
    public static FalseWords Of(IReadOnlyCollection<UtteranceResult> results, int threshold)
    {
        int[] words = [.. results.Select(result => result.Heard.Count(segment => segment.Decision.Confidence >= threshold))];
        double samples = results.Sum(result => (double)result.SampleCount);
        return new(words.Sum(), words.Length, words.Count(count => count > 0), samples / FrontEndSettings.SampleRate / 3_600);
    }
}

/// <summary>What becomes of strings when uncertain ones are asked again.</summary>
/// <param name="RightAccepted">Right, and acted on.</param>
/// <param name="RightRefused">Right, and asked again all the same.</param>
/// <param name="WrongAccepted">Wrong, and acted on: a misdial.</param>
/// <param name="WrongRefused">Wrong, and asked again.</param>
public readonly record struct StringDecisions(int RightAccepted, int RightRefused, int WrongAccepted, int WrongRefused)
{
    /// <summary>All strings.</summary>
    public int Strings => RightAccepted + RightRefused + WrongAccepted + WrongRefused;

    /// <summary>The decisions at a threshold in percent: a string is as certain as <see cref="UtteranceResult.Confidence"/> says.</summary>
    public static StringDecisions At(int threshold, IReadOnlyCollection<UtteranceResult> results) => new(
        results.Count(result => result.Right && result.Confidence >= threshold),
        results.Count(result => result.Right && result.Confidence < threshold),
        results.Count(result => !result.Right && result.Confidence >= threshold),
        results.Count(result => !result.Right && result.Confidence < threshold));
}

/// <summary>Delays in milliseconds.</summary>
/// <param name="Count">How many were measured.</param>
/// <param name="Median">Half of them are no longer.</param>
/// <param name="Percentile95">19 of 20 are no longer.</param>
public readonly record struct Delays(int Count, int Median, int Percentile95)
{
    /// <summary>The figures of measured delays.</summary>
    public static Delays Of(IEnumerable<int> milliseconds)
    {
        int[] sorted = [.. milliseconds.Order()];
        return sorted.Length == 0
            ? default
            : new(sorted.Length, sorted[(sorted.Length - 1) / 2], sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1]);
    }
}

/// <summary>The errors of connected digits under one condition.</summary>
public sealed record ConditionScore(Condition Condition, WordErrors Errors);

/// <summary>The figures of an evaluation.</summary>
public sealed class EvaluationFigures
{
    /// <param name="results">Of all folds.</param>
    /// <param name="threshold">Words and strings less certain than this, in percent, are rejected.</param>
    /// <param name="speed">As it was measured.</param>
    public EvaluationFigures(IReadOnlyList<UtteranceResult> results, int threshold, Speed speed)
    {
        Threshold = threshold;
        Speed = speed;
        UtteranceResult[] clean = [.. results.Where(result => result.Utterance.Condition == Condition.Clean)];
        ILookup<Test, UtteranceResult> tests = clean.ToLookup(result => result.Utterance.Test);
        UtteranceResult[] digits = [.. tests[Test.ConnectedDigits]];
        UtteranceResult[] glued = [.. tests[Test.GluedDigits]];

        Digits = SumBy(digits, result => result.Fold);
        AllDigits = Sum(digits);
        AllDigitsWithRejection = WordErrors.Sum(digits.Select(result => result.ErrorsAbove(threshold)));
        DigitStrings = StringDecisions.At(threshold, digits);
        Glued = SumBy(glued, result => result.Utterance.Speaker);
        AllGlued = Sum(glued);
        GluedStrings = StringDecisions.At(threshold, glued);

        Reliability = Evaluation.Reliability.Of(digits);
        TradeOff = Evaluation.TradeOff.Of(digits);
        OperatingPoints = OperatingPoint.Of(tests);

        Commands = new(
            tests[Test.Commands].GroupBy(result => result.Utterance.Words[0]).ToDictionary(word => word.Key, word => CommandScore.At(threshold, word)));
        AllCommands = CommandScore.At(threshold, tests[Test.Commands]);
        FalseWords = new(
            tests.Where(test => test.Key is not (Test.ConnectedDigits or Test.GluedDigits or Test.Commands))
                .ToDictionary(test => test.Key, test => Evaluation.FalseWords.Of([.. test], threshold)));

        Conditions =
        [
            .. results.Where(result => result.Utterance.Condition.Kind is not (ConditionKind.Clean or ConditionKind.Pause))
                .GroupBy(result => result.Utterance.Condition)
                .OrderBy(group => group.Key.Kind)
                .ThenBy(group => group.Key.Noise, StringComparer.Ordinal)
                .ThenByDescending(group => group.Key.Decibels)
                .Select(group => new ConditionScore(group.Key, Sum(group))),
        ];
        NoiseRatios = new(
            results.Where(result => result.Utterance.Condition.Kind == ConditionKind.Noise)
                .GroupBy(result => result.Utterance.Condition.Decibels).ToDictionary(group => group.Key, Sum));

        HeardSegment[] beforePause =
            [.. results.Where(result => result.Utterance.Condition.Kind == ConditionKind.Pause).SelectMany(result => result.Segments)];
        HeardSegment[] words = [.. beforePause.Where(segment => segment.Decision.Kind == DecisionKind.Final)];
        WordDelays = Delays.Of(words.Select(word => word.DelayMilliseconds));
        AcceptedWordDelays = Delays.Of(words.Where(word => word.Decision.Confidence >= threshold).Select(word => word.DelayMilliseconds));
        EndDelays = Delays.Of(
            beforePause.Where(segment => segment.Decision.Kind == DecisionKind.EndOfUtterance)
                .Select(end => (int)((end.DecidedAt - end.Decision.StartSample) * 1_000 / FrontEndSettings.SampleRate)));
    }

    /// <summary>Words and strings less certain than this are rejected, percent.</summary>
    public int Threshold { get; }

    /// <summary>Connected digits, by fold; nothing rejected.</summary>
    public SortedDictionary<int, WordErrors> Digits { get; }

    /// <summary>All folds together.</summary>
    public WordErrors AllDigits { get; }

    /// <summary>The same where words under the threshold count as not heard.</summary>
    public WordErrors AllDigitsWithRejection { get; }

    /// <summary>What becomes of the strings of connected digits.</summary>
    public StringDecisions DigitStrings { get; }

    /// <summary>How far the confidence of connected digits can be believed.</summary>
    public IReadOnlyList<Reliability> Reliability { get; }

    /// <summary>What becomes of the strings of connected digits at other thresholds.</summary>
    public IReadOnlyList<TradeOff> TradeOff { get; }

    /// <summary>What other thresholds would make of strings, commands, other speech and noise.</summary>
    public IReadOnlyList<OperatingPoint> OperatingPoints { get; }

    /// <summary>Glued digits, by speaker; nothing rejected.</summary>
    public SortedDictionary<string, WordErrors> Glued { get; }

    /// <summary>All speakers together.</summary>
    public WordErrors AllGlued { get; }

    /// <summary>What becomes of glued strings.</summary>
    public StringDecisions GluedStrings { get; }

    /// <summary>Single command words, by word, with rejection.</summary>
    public SortedDictionary<string, CommandScore> Commands { get; }

    /// <summary>All command words together.</summary>
    public CommandScore AllCommands { get; }

    /// <summary>Words heard where nobody said any, with rejection.</summary>
    public SortedDictionary<Test, FalseWords> FalseWords { get; }

    /// <summary>Connected digits with noise, at other levels and over a telephone; nothing rejected.</summary>
    public IReadOnlyList<ConditionScore> Conditions { get; }

    /// <summary>Connected digits by the ratio of speech to noise in dB, all noises together; nothing rejected.</summary>
    public SortedDictionary<int, WordErrors> NoiseRatios { get; }

    /// <summary>From the end of a word to its decision.</summary>
    public Delays WordDelays { get; }

    /// <summary>The same of the words that are not rejected: doubtful ones may wait for what follows.</summary>
    public Delays AcceptedWordDelays { get; }

    /// <summary>From the end of the last word to the end of the utterance.</summary>
    public Delays EndDelays { get; }

    /// <summary>Of the recogniser alone, connected digits.</summary>
    public Speed Speed { get; }

    private static WordErrors Sum(IEnumerable<UtteranceResult> results) => WordErrors.Sum(results.Select(result => result.Errors));

    private static SortedDictionary<TKey, WordErrors> SumBy<TKey>(IEnumerable<UtteranceResult> results, Func<UtteranceResult, TKey> key)
        where TKey : notnull => new(results.GroupBy(key).ToDictionary(group => group.Key, Sum));
}
