using Ripac.Speech.Acoustics;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;
using Ripac.Speech.Features;
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

    /// <summary>Local costs are rounded to whole units, up as often as down: over a word that is less than 1/64 nat a frame.</summary>
    [Fact]
    public void Local_costs_that_are_not_rounded_give_the_same_words_at_the_same_times_and_nearly_the_same_scores()
    {
        List<Decision> chip = Words(Recognise(new RecogniserOptions()));
        List<Decision> wide = Words(Recognise(new RecogniserOptions { Costs = CostWidth.Wide }));
        Assert.Equal(9, chip.Count);
        Assert.Equal(chip.Select(word => (word.Word, word.StartSample, word.EndSample)), wide.Select(word => (word.Word, word.StartSample, word.EndSample)));
        int[] differences = [.. chip.Zip(wide, (rounded, fine) => fine.Score - (rounded.Score << WideCore.FineBits))];
        Assert.All(chip.Zip(differences), pair =>
            Assert.InRange(Math.Abs(pair.Second), 0, (pair.First.EndSample - pair.First.StartSample) / FrontEndSettings.HopSamples));
        Assert.Contains(differences, difference => difference != 0);
    }

    [Theory]
    [InlineData(CostWidth.WidePaths, 65_536)]
    [InlineData(CostWidth.Wide, 8_192)]
    public void Its_beam_ends_where_results_do(CostWidth costs, int beam)
    {
        Recognise(new RecogniserOptions { Costs = costs, Beam = beam - 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Recognise(new RecogniserOptions { Costs = costs, Beam = beam }));
    }

    private static List<Decision> Words(List<Decision> decisions) => [.. decisions.Where(decision => decision.Kind == DecisionKind.Final)];

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
