using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;
using Ripac.Tools.Data;
using Ripac.Tools.Words;

namespace Ripac.Tools.Tests.Words;

public class WordNamesTests
{
    private static readonly AcousticModel Model = new(
        new FrontEndSettings(1, 100, 3_800, 0, 1, [0]),
        [new AcousticWord("luce", WordKind.Word, 0, 1), new AcousticWord("silence", WordKind.Silence, 1, 1)],
        new StateTransitions[2],
        [0, 1],
        new NetworkEmissions([new NetworkLayer(1, [1, 1], [0, 0], [0, 0])]));

    [Theory]
    [InlineData("porta")]
    [InlineData("chiama-casa")]
    [InlineData("l'acqua")]
    [InlineData("canale2")]
    public void Plain_names_are_free(string name) => WordNames.Check(Model, name);

    [Theory]
    [InlineData("")]
    [InlineData("Porta")]
    [InlineData("sì")]
    [InlineData("two words")]
    [InlineData("2")]
    [InlineData("a;b")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefg")]
    public void Names_that_a_grammar_could_not_write_are_refused(string name) =>
        Assert.Contains("a-z", Assert.Throws<DataException>(() => WordNames.Check(Model, name)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("luce")]
    [InlineData("silence")]
    public void Names_that_the_model_has_are_refused(string name) =>
        Assert.Contains("already", Assert.Throws<DataException>(() => WordNames.Check(Model, name)).Message, StringComparison.Ordinal);
}
