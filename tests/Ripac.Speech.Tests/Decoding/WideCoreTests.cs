using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;
using Ripac.Tests;

namespace Ripac.Speech.Tests.Decoding;

public class WideCoreTests
{
    private static readonly AcousticModel Shipped = AcousticModel.Read(
        File.ReadAllBytes(Path.Combine(SharedData.ProjectRoot, "emulator", "Ripac.Speech", "Models", "digits-and-commands.ripac")));

    [Fact]
    public void Within_the_beam_its_wide_paths_decide_what_the_chip_decides() =>
        Assert.Equal(Recognise(new RecogniserOptions()), Recognise(new RecogniserOptions { Costs = CostWidth.WidePaths }));

    [Fact]
    public void Local_costs_that_are_not_rounded_change_scores_but_no_clear_word()
    {
        List<Decision> chip = Recognise(new RecogniserOptions());
        List<Decision> wide = Recognise(new RecogniserOptions { Costs = CostWidth.Wide });
        Assert.Equal(Words(chip), Words(wide));
        Assert.NotEmpty(Words(wide));
        Assert.NotEqual(chip, wide);
    }

    [Theory]
    [InlineData(CostWidth.WidePaths, 65_536)]
    [InlineData(CostWidth.Wide, 8_192)]
    public void Its_beam_ends_where_results_do(CostWidth costs, int beam)
    {
        Recognise(new RecogniserOptions { Costs = costs, Beam = beam - 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Recognise(new RecogniserOptions { Costs = costs, Beam = beam }));
    }

    private static IEnumerable<int> Words(List<Decision> decisions) =>
        decisions.Where(decision => decision.Kind == DecisionKind.Final).Select(decision => decision.Word);

    private static List<Decision> Recognise(RecogniserOptions options)
    {
        Grammar grammar = Grammar.Parse(
            "#JSGF V1.0; grammar g; public <g> = (zero | one | two | three | four | five | computer | go)+;", [.. Shipped.Words.Select(word => word.Name)]);
        Recogniser recogniser = new(Shipped, grammar, options);
        recogniser.Write(SpeechFile.ReadAll(Path.Combine(SharedData.ProjectRoot, "emulator", "Ripac.Emulator", "Recordings", "dial-5550123.wav")));
        recogniser.Finish();
        List<Decision> decisions = [];
        while (recogniser.TryRead(out Decision decision))
        {
            decisions.Add(decision);
        }

        return decisions;
    }
}
