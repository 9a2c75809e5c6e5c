using CsCheck;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Speech.Tests.Decoding;

public class NBestTests
{
    private static readonly AcousticModel Model = TestModels.Simple();

    private static readonly RecogniserOptions Options = new()
    {
        WordInsertionPenalty = 20,
        FillerPenalty = 200,
        MinimumConfidence = 0,
        Beam = 4095,
        Hypotheses = 5,
    };

    [Fact]
    public void What_is_as_good_or_nearly_is_listed_in_order()
    {
        // 10 frames of a; then b in all states, and c but for 4 frames of its last state.
        byte[][] frames = [.. Say(10, "a"), .. Say(10, "b", "c")];
        foreach (byte[] frame in frames[^4..])
        {
            frame[8] = 30;
        }

        IReadOnlyList<Hypothesis> list = Decode("(a | b | c)+", Options, frames).List!;
        Assert.Equal("a b", Words(list[0]));
        Assert.Equal("a c", Words(list[1]));
        Assert.Equal(4 * 30, list[1].Cost - list[0].Cost);
        Assert.Equal(5, list.Count);
        Assert.Equal((0, (30 * 80) + 60, (30 * 80) + 60, (60 * 80) + 60), (
            list[1].Words[0].StartSample, list[1].Words[0].EndSample, list[1].Words[1].StartSample, list[1].Words[1].EndSample));
    }

    [Fact]
    public void Only_sentences_of_the_grammar_are_listed()
    {
        IReadOnlyList<Hypothesis> list = Decode("(a | b | c) {length=1-2} | c c c", Options with { Hypotheses = 100 }, [.. Say(10, "b", "c")]).List!;
        Assert.Equal(["", "a", "b", "c", "c c c"], list.Select(Words).Order());
        Assert.Equal(["", "a b c"], Decode("a b c", Options, [.. Say(10, "a")]).List!.Select(Words).Order()); // no "a" alone
    }

    [Fact]
    public void Nobody_is_told_without_being_asked_for_a_list()
    {
        Assert.Null(Decode("a", Options with { Hypotheses = 0 }, [.. Say(10, "a")]).List);
        Assert.Throws<ArgumentOutOfRangeException>(() => Decode("a", Options with { Hypotheses = 1_001 }, []));
    }

    /// <summary>The first is the decision; every other is a sentence at a cost that a search for it alone can only better.</summary>
    [Fact]
    public void Costs_rise_and_are_those_of_the_sentences()
    {
        Gen<byte[][]> sound = Gen.Byte[0, 60].Array[Model.StateCount].Array[6, 25];
        Gen.Select(Gen.OneOfConst("(a | b | c)+", "(a | b) {length=1} c*", "[a] (b | c)+"), sound).Sample(
            (rule, frames) =>
            {
                (IReadOnlyList<Decision> decided, IReadOnlyList<Hypothesis>? list) = Decode(rule, Options with { Hypotheses = 10 }, frames);
                if (list is null or [])
                {
                    return;
                }

                Assert.Equal(list.Select(hypothesis => hypothesis.Cost).Order(), list.Select(hypothesis => hypothesis.Cost));
                Assert.Equal(list.Count, list.Select(Words).Distinct().Count());
                Assert.Contains(
                    string.Join(' ', decided.Select(decision => Model.Words[decision.Word].Name)),
                    list.TakeWhile(hypothesis => hypothesis.Cost == list[0].Cost).Select(Words));
                foreach (Hypothesis hypothesis in list.Where(hypothesis => hypothesis.Words.Count > 0))
                {
                    // Null: alone it is worse than saying nothing, which ends without a list.
                    long? alone = Decode(Words(hypothesis), Options, frames).List?.First(h => h.Words.Count > 0).Cost;
                    Assert.InRange(alone ?? 0, 0, hypothesis.Cost);
                    Assert.True(hypothesis != list[0] || alone == hypothesis.Cost, "the best is exact");
                }
            },
            iter: 300);
    }

    private static (IReadOnlyList<Decision> Decided, IReadOnlyList<Hypothesis>? List) Decode(string rule, RecogniserOptions options, byte[][] frames)
    {
        IReadOnlyList<Hypothesis>? list = null;
        Decoder decoder = new(
            Model, Grammar.Parse($"#JSGF V1.0; grammar g; public <s> = {rule};", [.. Model.Words.Select(word => word.Name)]), options)
        {
            UtteranceDecided = hypotheses => list = hypotheses,
        };
        foreach (byte[] frame in frames)
        {
            decoder.Frame(frame);
        }

        decoder.Finish();
        List<Decision> words = [];
        while (decoder.TryRead(out Decision decision))
        {
            if (decision.Kind == DecisionKind.Final)
            {
                words.Add(decision);
            }
        }

        return (words, list);
    }

    /// <summary>Each state of the words for some frames, all words at once.</summary>
    private static IEnumerable<byte[]> Say(int framesOfState, params string[] names)
    {
        AcousticWord[] words = [.. Model.Words.Where(word => names.Contains(word.Name))];
        for (int i = 0; i < 3 * framesOfState; i++)
        {
            byte[] costs = new byte[Model.StateCount];
            Array.Fill(costs, (byte)100);
            foreach (AcousticWord word in words)
            {
                costs[word.FirstState + (i / framesOfState)] = 0;
            }

            yield return costs;
        }
    }

    private static string Words(Hypothesis hypothesis) => string.Join(' ', hypothesis.Words.Select(word => Model.Words[word.Word].Name));
}
