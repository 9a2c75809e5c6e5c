using Ripac.Chip;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;
using Ripac.Speech.Tests.Acoustics;
using Ripac.Tests;

namespace Ripac.Speech.Tests.Decoding;

/// <summary>Whatever cores extend the words, the decisions are the same.</summary>
public class CoreSettingsTests
{
    private static readonly AcousticModel Shipped = AcousticModel.Read(
        File.ReadAllBytes(Path.Combine(SharedData.ProjectRoot, "emulator", "Ripac.Speech", "Models", "digits-and-commands.ripac")));

    private static readonly AcousticModel Discrete = TinyModel.Create(3, EmissionKind.Discrete);

    private static readonly short[] Speech = SpeechFile.ReadAll(
        Path.Combine(SharedData.ProjectRoot, "emulator", "Ripac.Emulator", "Recordings", "dial-5550123.wav"));

    [Theory]
    [InlineData(CoreEngine.Vectorised, 1)]
    [InlineData(CoreEngine.Microcoded, 1)]
    [InlineData(CoreEngine.Functional, 2)]
    [InlineData(CoreEngine.Vectorised, 5)]
    [InlineData(CoreEngine.Microcoded, 3)]
    public void Every_engine_and_number_of_cores_decides_the_same(CoreEngine engine, int cores)
    {
        List<Decision> expected = Recognise(Shipped, new RecogniserOptions());
        Assert.Contains(expected, decision => decision.Kind == DecisionKind.Final && Shipped.Words[decision.Word].Name == "five");
        Assert.Equal(expected, Recognise(Shipped, new RecogniserOptions { Core = new CoreSettings { Engine = engine, Cores = cores } }));
    }

    [Theory]
    [InlineData(CoreEngine.Functional)]
    [InlineData(CoreEngine.Microcoded)]
    public void A_core_that_looks_symbols_up_decides_as_one_that_is_given_costs(CoreEngine engine)
    {
        List<Decision> expected = Recognise(Discrete, new RecogniserOptions());
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Recognise(Discrete, new RecogniserOptions { Strict = true, Core = new CoreSettings { Engine = engine } }));
    }

    [Fact]
    public void Strict_needs_a_discrete_model()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Recognise(Shipped, new RecogniserOptions { Strict = true }));
        Assert.Contains("--emissions discrete", error.Message, StringComparison.Ordinal);
    }

    private static List<Decision> Recognise(AcousticModel model, RecogniserOptions options)
    {
        IEnumerable<string> words = model.Words.Where(word => word.Kind == WordKind.Word).Select(word => word.Name).Take(12);
        Grammar grammar = Grammar.Parse(
            $"#JSGF V1.0; grammar g; public <g> = ({string.Join(" | ", words)})+;", [.. model.Words.Select(word => word.Name)]);
        Recogniser recogniser = new(model, grammar, options);
        recogniser.Write(Speech);
        recogniser.Finish();
        List<Decision> decisions = [];
        while (recogniser.TryRead(out Decision decision))
        {
            decisions.Add(decision);
        }

        return decisions;
    }
}
