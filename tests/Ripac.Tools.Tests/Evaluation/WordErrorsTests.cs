using Ripac.Speech.Decoding;
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
    [InlineData("", "one", 0, 0, 1)]
    [InlineData("one two three four", "two three four five", 0, 1, 1)]
    public void Errors_are_the_fewest_edits(string said, string heard, int substitutions, int deletions, int insertions)
    {
        WordErrors errors = WordErrors.Of(Align(said, heard));
        Assert.Equal((substitutions, deletions, insertions), (errors.Substitutions, errors.Deletions, errors.Insertions));
        Assert.Equal(errors.Errors > 0 ? 1 : 0, errors.WrongStrings);
        Assert.Equal(Split(said).Length, errors.Words);
    }

    [Fact]
    public void Every_word_stands_beside_what_was_heard_for_it()
    {
        IReadOnlyList<WordPair> pairs = Align("one two three four", "two nine four five");
        Assert.Equal([("one", null), ("two", "two"), ("three", "nine"), ("four", "four"), (null, "five")], pairs.Select(pair => (pair.Said, pair.Heard?.Word)));
        Assert.Equal([false, true, false, true, false], pairs.Select(pair => pair.Right));
    }

    [Fact]
    public void Sums_and_rates_are_over_all_utterances()
    {
        WordErrors sum = WordErrors.Sum([WordErrors.Of(Align("one two three", "one")), WordErrors.Of(Align("four", "four"))]);
        Assert.Equal(0.5, sum.Rate);
        Assert.Equal(0.5, sum.StringRate);
    }

    private static IReadOnlyList<WordPair> Align(string said, string heard) =>
        WordAlignment.Of(Split(said), [.. Split(heard).Select(word => new HeardSegment(default, word, default(WordEvidence), 0))]);

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
