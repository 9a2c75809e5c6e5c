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
