using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Tests;
using Ripac.Tools.Data;
using Ripac.Tools.Synthesis;
using Ripac.Tools.Tests.Synthesis;
using Ripac.Tools.Words;

namespace Ripac.Tools.Tests.Words;

public class WordTrainerTests
{
    /// <summary>The words are tones here: a confidence that was learned from people's words would doubt them.</summary>
    private static readonly AcousticModel Shipped = AcousticModel.Read(
        File.ReadAllBytes(Path.Combine(SharedData.ProjectRoot, "emulator/Ripac.Speech/Models/digits-and-commands.ripac"))) with
    {
        Confidence = ConfidenceMeasure.Uncalibrated,
    };

    private static readonly WordSettings Settings = new();

    [Fact]
    public void Added_words_are_heard_and_the_same_seed_gives_the_same_bytes()
    {
        byte[] bytes = Add(Shipped, "bada", "gelu");
        Assert.Equal(bytes, Add(Shipped, "bada", "gelu"));

        AcousticModel larger = AcousticModel.Read(bytes);
        Assert.Equal(Shipped.Words, larger.Words.Take(Shipped.Words.Count));
        Assert.Equal(["bada", "gelu"], larger.Words.Skip(Shipped.Words.Count).Select(word => word.Name));

        LabelledSpeech[] said = [.. Say(seed: 2, times: 10, "bada"), .. Say(seed: 3, times: 10, "gelu"), .. Say(seed: 4, times: 10, "moxi")];
        IReadOnlyList<WordFigures> figures = WordFigures.OfWords(larger, said, CancellationToken.None);
        Assert.All(figures.Where(one => one.Word.Length > 0), one => Assert.InRange(one.Right, 8, 10));
        Assert.DoesNotContain(figures.Single(one => one.Word.Length == 0).HeardAs, other => other.Word is "bada" or "gelu");

        LabelledSpeech[] strings = [.. Say(seed: 5, times: 10, "gelu", "bada", "bada")];
        Assert.InRange(WordFigures.OfStrings(larger, ["bada", "gelu"], strings, CancellationToken.None).Rate, 0, 0.34);
    }

    [Fact]
    public void Words_can_take_the_place_of_those_that_there_were()
    {
        AcousticModel model = AcousticModel.Read(Add(VocabularyEraser.Erase(Shipped), "bada", "zero"));
        Assert.Equal(["bada", "zero"], model.Words.Where(word => word.Kind == WordKind.Word).Select(word => word.Name));
        Assert.Equal(
            Shipped.Words.Where(word => word.Kind != WordKind.Word).Select(word => (word.Name, word.StateCount)),
            model.Words.Where(word => word.Kind != WordKind.Word).Select(word => (word.Name, word.StateCount)));
        Assert.All(WordFigures.OfWords(model, [.. Say(seed: 2, times: 5, "bada")], CancellationToken.None), one => Assert.Equal(5, one.Right));
    }

    [Fact]
    public void A_word_too_short_to_tell_is_refused() =>
        Assert.Contains("too short", Assert.Throws<DataException>(() => new WordTrainer(Shipped, Settings, _ => { }).Add(
            ["a"], [LabelledSpeech.Of("x", ["a"], new short[400], Shipped.FrontEnd)], [], CancellationToken.None)).Message, StringComparison.Ordinal);

    private static byte[] Add(AcousticModel model, params string[] names)
    {
        LabelledSpeech[] said =
        [
            .. names.SelectMany((name, i) => Say(seed: 10 + i, times: 40, name)),
            .. Say(seed: 20, times: 40, names),
            .. new[] { "pofo", "daba", "luge", "badu", "ge" }.SelectMany((other, i) => Say(seed: 30 + i, times: 12, other)),
        ];
        return new WordTrainer(model, Settings, _ => { }).Add(names, said, [], CancellationToken.None).ToBytes();
    }

    private static IEnumerable<LabelledSpeech> Say(int seed, int times, params string[] words)
    {
        Random random = new(seed);
        return Enumerable.Range(0, times).Select(i => new Saying(
            new Voice(new ToneSynthesiser(), i % 2 == 0 ? "high" : "low"), [.. words.Select(NewWord.Parse)], KeptOut: false)
            .Speak(Shipped.FrontEnd, random, CancellationToken.None));
    }
}
