using Ripac.Speech.Acoustics;
using Ripac.Tests;
using Ripac.Tools.Synthesis;
using Ripac.Tools.Tests.Synthesis;
using Ripac.Tools.Words;

namespace Ripac.Tools.Tests.Words;

public class WordSpeechTests
{
    private static readonly AcousticModel NoWords = VocabularyEraser.Erase(AcousticModel.Read(
        File.ReadAllBytes(Path.Combine(SharedData.ProjectRoot, "emulator/Ripac.Speech/Models/digits-and-commands.ripac"))));

    private static readonly WordSettings Small = new()
    {
        Voices = 8,
        Takes = 3,
        StringsPerVoice = 1,
        OtherWordsPerVoice = 4,
        Rounds = 2,
        EpochsPerRound = 3,
    };

    [SkippableFact]
    public void Words_that_espeak_says_are_heard_from_voices_kept_out()
    {
        Skip.If(new EspeakNg().VoicesOf("it", CancellationToken.None) is null, "needs espeak-ng");
        NewWord[] words = [NewWord.Parse("finestra"), NewWord.Parse("tu=tutto")];
        (IReadOnlyList<LabelledSpeech> training, IReadOnlyList<LabelledSpeech> keptOut) = new WordSpeech(NoWords, Small).Say(
            words, "it", (_, _) => { }, CancellationToken.None);
        Assert.Empty(training.Select(one => one.Speaker).Intersect(keptOut.Select(one => one.Speaker)));
        Assert.Equal(8 * ((2 * 3) + 1 + 4), training.Count + keptOut.Count);

        AcousticModel model = new WordTrainer(NoWords, Small, _ => { }).Add(["finestra", "tu"], training, [], CancellationToken.None);
        IReadOnlyList<WordFigures> figures = WordFigures.OfWords(model, [.. keptOut.Where(one => one.Words.Count == 1)], CancellationToken.None);
        Assert.All(figures.Where(one => one.Word.Length > 0), one => Assert.InRange((double)one.Right / one.Said, 0.6, 1));
    }

    [Fact]
    public void What_was_spoken_is_kept()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ripac-cache-");
        try
        {
            Delivery delivery = new(1, 0);
            short[] spoken = new Voice(new SpeechCache(new ToneSynthesiser(), folder.FullName), "low").Speak("sì", delivery, CancellationToken.None);
            Assert.Single(folder.GetFiles());
            Assert.Equal(spoken, new Voice(new SpeechCache(new ToneSynthesiser(), folder.FullName), "low").Speak("sì", delivery, CancellationToken.None));
            Assert.Single(folder.GetFiles());
            _ = new Voice(new SpeechCache(new ToneSynthesiser(), folder.FullName), "low").Speak("no", delivery, CancellationToken.None);
            Assert.Equal(2, folder.GetFiles().Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("luce", "luce", "luce")]
    [InlineData("si=sì", "si", "sì")]
    [InlineData("chiama-casa", "chiama-casa", "chiama casa")]
    public void A_word_is_a_name_and_how_it_is_spoken(string text, string name, string spoken) =>
        Assert.Equal(new NewWord(name, spoken), NewWord.Parse(text));

    [Fact]
    public void Everyday_words_are_there_for_every_language()
    {
        Assert.Contains("casa", OtherWords.Of("it-ch"));
        Assert.DoesNotContain("house", OtherWords.Of("it"));
        Assert.Contains("house", OtherWords.Of("nl"));
    }
}
