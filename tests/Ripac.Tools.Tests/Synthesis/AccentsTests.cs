using Ripac.Tools.Data;
using Ripac.Tools.Synthesis;

namespace Ripac.Tools.Tests.Synthesis;

public sealed class AccentsTests
{
    [Fact]
    public void Every_language_spells_words_of_the_vocabulary_and_all_digits()
    {
        Lexicon lexicon = Lexicon.Load();
        Assert.All(Accents.Load(), accent =>
        {
            Assert.Empty(accent.Value.Keys.Except(lexicon.Vocabulary));
            Assert.Equal(lexicon.Vocabulary.Take(11), accent.Value.Keys.Take(11));
        });
    }

    [Fact]
    public void A_voice_reads_words_as_its_language_spells_them_and_leaves_out_what_it_cannot_say()
    {
        Voice voice = new(new ToneSynthesiser(), "low") { Spelling = Accents.Load()["it"] };
        Assert.Equal("tu", voice.Spell("two"));
        Assert.False(voice.CanSay("visual"));
        Assert.True(new Voice(new ToneSynthesiser(), "low").CanSay("visual"));
    }
}
