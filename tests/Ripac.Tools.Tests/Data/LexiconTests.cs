using Ripac.Tests;
using Ripac.Tools.Data;

namespace Ripac.Tools.Tests.Data;

public class LexiconTests
{
    [Fact]
    public void The_vocabulary_is_digits_and_commands() =>
        Assert.Equal(
            "zero oh one two three four five six seven eight nine start stop go enter erase repeat help yes no up down left right on off computer".Split(' '),
            Lexicon.Load().Vocabulary);

    [Fact]
    public void An_unknown_word_is_named() =>
        Assert.Contains("xylophone", Assert.Throws<DataException>(() => Lexicon.Load().PhonesOf("xylophone")).Message, StringComparison.Ordinal);

    [Fact]
    public void One_of_ones_own_has_its_own_vocabulary()
    {
        Lexicon lexicon = Read("# mine\nluce l uh ch eh\n\nacqua ae k w ah\r\n");
        Assert.Equal(["luce"], lexicon.Vocabulary);
        Assert.Equal(["ae", "k", "w", "ah"], lexicon.PhonesOf("acqua"));
        Assert.Equal(["ae", "ah", "ch", "eh", "k", "l", "uh", "w"], lexicon.Phones);
    }

    [Theory]
    [InlineData("one w ah n\ntwo", "line 2: 'two' has no phones")]
    [InlineData("one w ah n\n\none w ah", "line 3: 'one' stands there twice")]
    [InlineData("hush sil", "which is silence")]
    [InlineData("\n# nothing\n", "has no word")]
    public void What_is_wrong_in_one_of_ones_own_is_said(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<DataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_lexicon_that_is_not_there_is_named() =>
        Assert.Contains("none.txt", Assert.Throws<DataException>(() => Lexicon.Read("none.txt")).Message, StringComparison.Ordinal);

    private static Lexicon Read(string text)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return Lexicon.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [SkippableFact]
    public void It_knows_every_word_of_the_shared_data()
    {
        string data = SharedData.Require("");
        Lexicon lexicon = Lexicon.Load();
        foreach (string word in DataSet.Read(data, ["an4", "fsdd", "speech_commands", "wake_words"]).SelectMany(r => r.Words ?? []))
        {
            Assert.NotEmpty(lexicon.PhonesOf(word));
        }
    }
}
