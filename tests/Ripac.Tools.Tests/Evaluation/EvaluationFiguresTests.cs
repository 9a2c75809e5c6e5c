using Ripac.Speech.Decoding;
using Ripac.Tools.Evaluation;
using Ripac.Tools.Evaluation.Conditions;

namespace Ripac.Tools.Tests.Evaluation;

public class EvaluationFiguresTests
{
    [Fact]
    public void A_string_is_as_certain_as_its_least_certain_word()
    {
        UtteranceResult[] results =
        [
            Result(Test.ConnectedDigits, "one two", ("one", 90), ("two", 80)),
            Result(Test.ConnectedDigits, "one two", ("one", 90), ("two", 20)),
            Result(Test.ConnectedDigits, "one two", ("one", 90), ("three", 80)),
            Result(Test.ConnectedDigits, "one two", ("one", 10), ("three", 80)),
            Result(Test.ConnectedDigits, "one two"),
        ];
        EvaluationFigures figures = new(results, 30, default);
        Assert.Equal(new StringDecisions(RightAccepted: 1, RightRefused: 1, WrongAccepted: 1, WrongRefused: 2), figures.DigitStrings);
        Assert.Equal((10, 2, 2, 3), (figures.AllDigits.Words, figures.AllDigits.Substitutions, figures.AllDigits.Deletions, figures.AllDigits.WrongStrings));
        Assert.Equal(4, figures.AllDigitsWithRejection.Deletions);
    }

    [Fact]
    public void Rejected_speech_makes_a_string_doubtful()
    {
        UtteranceResult result = Result(Test.ConnectedDigits, "one", ("one", 90));
        HeardSegment rejected = new(new Decision(DecisionKind.Rejected, 9, 0, 0, 0, 0), "", default, 0);
        Assert.Equal(90, result.Confidence);
        Assert.Equal(0, (result with { Segments = [.. result.Segments, rejected] }).Confidence);
    }

    [Fact]
    public void Words_that_nobody_said_are_counted_by_the_hour()
    {
        UtteranceResult[] results =
        [
            Result(Test.DigitsInOtherSpeech, "", ("one", 90), ("two", 80)) with { SampleCount = 8_000 * 900 },
            Result(Test.DigitsInOtherSpeech, "", ("one", 10)) with { SampleCount = 8_000 * 900 },
        ];
        FalseWords words = new EvaluationFigures(results, 30, default).FalseWords[Test.DigitsInOtherSpeech];
        Assert.Equal(new FalseWords(Words: 2, Recordings: 2, WithWords: 1, Hours: 0.5), words);
        Assert.Equal(4, words.Rate);
    }

    [Fact]
    public void Commands_are_right_wrong_or_not_heard()
    {
        UtteranceResult[] results =
        [
            Result(Test.Commands, "stop", ("stop", 90)),
            Result(Test.Commands, "stop", ("go", 90)),
            Result(Test.Commands, "stop", ("stop", 20)),
        ];
        Assert.Equal(new CommandScore(Said: 3, Right: 1, Wrong: 1), new EvaluationFigures(results, 30, default).Commands["stop"]);
    }

    [Fact]
    public void What_other_limits_would_make_of_the_same_words_stands_side_by_side()
    {
        UtteranceResult[] results =
        [
            Result(Test.ConnectedDigits, "one two", ("one", 90), ("two", 55)),
            Result(Test.Commands, "stop", ("stop", 45)),
            Result(Test.Commands, "stop", ("go", 65)),
            Result(Test.DigitsInNoise, "", ("one", 45)) with { SampleCount = 8_000 * 900 },
            Result(Test.DigitsInOtherSpeech, "", ("one", 65)) with { SampleCount = 8_000 * 900 },
            Result(Test.CommandsInNoise, "") with { SampleCount = 8_000 * 900 },
        ];
        Dictionary<int, OperatingPoint> points = new EvaluationFigures(results, 30, default).OperatingPoints.ToDictionary(point => point.Threshold);
        Assert.Equal((1, 0), (points[50].Digits.RightAccepted, points[60].Digits.RightAccepted));
        Assert.Equal(new CommandScore(Said: 2, Right: 1, Wrong: 1), points[40].Commands);
        Assert.Equal(new CommandScore(Said: 2, Right: 0, Wrong: 1), points[50].Commands);
        Assert.Equal((4, 2, 0), (points[40].FalseDigits.Rate, points[50].FalseDigits.Rate, points[70].FalseDigits.Rate));
        Assert.Equal(0, points[0].FalseCommands.Words);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("7", 7, 7)]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20", 10, 19)]
    public void Delays_are_given_by_their_median_and_95th_percentile(string delays, int median, int percentile)
    {
        int[] milliseconds = [.. delays.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
        Assert.Equal(new Delays(milliseconds.Length, median, percentile), Delays.Of(milliseconds));
    }

    private static UtteranceResult Result(Test test, string said, params (string Word, int Confidence)[] heard) => new(
        0,
        new Utterance("test", test, "a", Condition.Clean, said.Split(' ', StringSplitOptions.RemoveEmptyEntries), () => []),
        8_000,
        [.. heard.Select(word => new HeardSegment(new Decision(DecisionKind.Final, 0, 0, 0, 0, word.Confidence), word.Word, default, 0))]);
}
