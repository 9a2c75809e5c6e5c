namespace Ripac.Tools.Evaluation;

/// <summary>What a limit on confidence makes of everything that was heard: one row of the table that the default is chosen from.</summary>
/// <param name="Threshold">Words and strings less certain than this are rejected, percent.</param>
/// <param name="Digits">Strings of connected digits.</param>
/// <param name="Commands">Command words.</param>
/// <param name="FalseDigits">Digits in other speech and noise.</param>
/// <param name="FalseCommands">Commands in other speech and noise.</param>
public readonly record struct OperatingPoint(
    int Threshold, StringDecisions Digits, CommandScore Commands, FalseWords FalseDigits, FalseWords FalseCommands)
{
    private static readonly int[] Thresholds = [0, 20, 30, 40, 50, 60, 70, 75, 80, 90, 95];

    /// <summary>The points of some limits.</summary>
    /// <param name="tests">Recordings as they are, by test.</param>
    public static IReadOnlyList<OperatingPoint> Of(ILookup<Test, UtteranceResult> tests) =>
    [
        .. Thresholds.Select(threshold => new OperatingPoint(
            threshold,
            StringDecisions.At(threshold, [.. tests[Test.ConnectedDigits]]),
            CommandScore.At(threshold, tests[Test.Commands]),
            FalseWords.Of([.. tests[Test.DigitsInOtherSpeech], .. tests[Test.DigitsInNoise]], threshold),
            FalseWords.Of([.. tests[Test.CommandsInOtherSpeech], .. tests[Test.CommandsInNoise]], threshold))),
    ];
}
