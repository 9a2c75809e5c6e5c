using Ripac.Speech.Acoustics;
using Ripac.Speech.Grammars;
using Ripac.Tools.Data;
using Ripac.Tools.Evaluation;

namespace Ripac.Tools.Tests.Evaluation;

public class TestGrammarsTests
{
    [Theory]
    [InlineData("digits-and-commands", true)]
    [InlineData("cifre-italiane", false)]
    public void What_is_listened_for_goes_with_the_models_words(string name, bool digits)
    {
        AcousticModel model = ModelFiles.Read(name);
        string grammar = TestGrammars.Usual(model);
        Assert.Equal(digits, grammar == TestGrammars.Digits);
        Grammar.Parse(grammar, [.. model.Words.Select(word => word.Name)]);
    }
}
