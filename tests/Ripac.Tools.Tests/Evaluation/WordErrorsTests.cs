using Ripac.Tools.Evaluation;

namespace Ripac.Tools.Tests.Evaluation;

public class WordErrorsTests
{
    [Theory]
    [InlineData("one two three", "one two three", 0, 0, 0)]
    [InlineData("one two three", "one three", 0, 1, 0)]
    [InlineData("one two three", "one two two three", 0, 0, 1)]
    [InlineData("one two three", "one four three", 1, 0, 0)]
    [InlineData("one two three", "", 0, 3, 0)]
    [InlineData("one two three four", "two three four five", 0, 1, 1)]
    public void Errors_are_the_fewest_edits(string said, string heard, int substitutions, int deletions, int insertions)
    {
        WordErrors errors = WordErrors.Of(Split(said), Split(heard));
        Assert.Equal((substitutions, deletions, insertions), (errors.Substitutions, errors.Deletions, errors.Insertions));
        Assert.Equal(errors.Errors > 0 ? 1 : 0, errors.WrongStrings);
    }

    [Fact]
    public void Sums_and_rates_are_over_all_utterances()
    {
        WordErrors sum = WordErrors.Of(Split("one two three"), Split("one")) + WordErrors.Of(["four"], ["four"]);
        Assert.Equal(0.5, sum.Rate);
        Assert.Equal(0.5, sum.StringRate);
    }

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
