using CsCheck;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Features;
using Ripac.Speech.Grammars;

namespace Ripac.Speech.Tests.Decoding;

public class DecoderReferenceTests
{
    /// <summary>Word length, and how far paths may stray, are left open; the search alone is compared.</summary>
    private static readonly RecogniserOptions Unhurried = new()
    {
        DecisionDelayMilliseconds = 5_000,
        EndOfSpeechMilliseconds = 10_000,
        LongestWordMilliseconds = 10_000,
        MinimumConfidence = 0,
        SureConfidence = 0,
        Beam = 4095,
    };

    private static readonly Gen<StateTransitions> State = Gen.Select(
        Gen.Byte[0, 40], Gen.Byte[0, 40], Gen.Frequency((1, Gen.Byte[0, 60]), (2, Gen.Const(AcousticModel.NotAllowed))),
        (self, next, skip) => new StateTransitions(self, next, skip));

    private static readonly Gen<AcousticModel> Words = State.Array[1, 4].Array[3].Select(words => TestModels.Create(
        ("a", WordKind.Word, words[0]), ("b", WordKind.Word, words[1]), ("c", WordKind.Word, words[2])));

    private static readonly Gen<AcousticModel> Model = Gen.Select(State.Array[1, 4].Array[3], State.Array[1, 3], State.Array[1, 3])
        .Select((words, silence, filler) => TestModels.Create(
            ("a", WordKind.Word, words[0]),
            ("b", WordKind.Word, words[1]),
            ("c", WordKind.Word, words[2]),
            ("silence", WordKind.Silence, silence),
            ("filler", WordKind.Filler, filler)));

    private static readonly Gen<string> Rules = Gen.OneOfConst(
        "(a | b | c)+", "a b c", "[a] (b | c)*", "(a b)+ [c]", "/0.9/ a | /0.1/ b c", "(a | b) (a | b) (a | b)", "(/3/ a | /1/ b)+ c*",
        "(a | b | c)+ {length=2-3}", "a (b | c)+ {length=2}", $"({Digits})+ {{check=luhn}}", $"({Digits})+ {{length=3}} {{check=mod11}} [c]");

    private const string Digits = "a {1} | b {4} | c {7}";

    [Fact]
    public void Finds_the_words_times_and_scores_of_a_full_search()
    {
        // 30 frames of at most 60 + 60 stay within 12 bits: no path is lost, the search is exact.
        Check(Model, Rules, Gen.Byte[0, 60], Unhurried, Gen.Const(4095), Gen.Int[1, 30], iterations: 1_000);
    }

    [Fact]
    public void Loses_only_paths_beyond_twelve_bits_or_the_beam()
    {
        Check(Model, Rules, Gen.Byte, Unhurried, Gen.Int[300, 4095], Gen.Int[1, 60], iterations: 1_000);
    }

    /// <summary>However early words are decided: those of a number wait until its check digit has spoken.</summary>
    [Fact]
    public void Numbers_under_a_check_are_those_of_a_full_search()
    {
        Gen<string> numbers = Gen.OneOfConst($"({Digits})+ {{check=luhn}}", $"({Digits})+ {{check=ean}}", $"({Digits})+ {{check=mod97}}");
        RecogniserOptions hasty = Unhurried with { DecisionDelayMilliseconds = 0 };
        Check(Words, numbers, Gen.Byte[0, 60], hasty, Gen.Const(4095), Gen.Int[1, 30], iterations: 500);
    }

    private static void Check(
        Gen<AcousticModel> models, Gen<string> rules, Gen<byte> cost, RecogniserOptions options, Gen<int> beam, Gen<int> length, int iterations)
    {
        Gen.Select(models, rules, beam, Gen.Int[0, 80], Gen.Int[0, 80], Gen.Int[0, 10_000], length)
            .SelectMany((model, rule, width, word, filler, _, frames) => cost.Array[model.StateCount].Array[frames]
                .Select(costs => (model, rule, costs, options with { Beam = width, WordInsertionPenalty = word, FillerPenalty = filler })))
            .Sample(
                task => Compare(task.model, task.rule, task.costs, task.Item4),
                iter: iterations,
                print: task => $"{task.rule} {task.Item4} {string.Join("; ", task.costs.Select(frame => string.Join(',', frame)))}");
    }

    private static void Compare(AcousticModel model, string rule, byte[][] frames, RecogniserOptions options)
    {
        Grammar grammar = Grammar.Parse($"#JSGF V1.0; grammar test; public <test> = {rule};", [.. model.Words.Select(w => w.Name)]);
        SearchNetwork network = new(model, grammar, options);
        (List<ReferenceDecoder.Word> words, bool complete) = new ReferenceDecoder(model, network, options.Beam).Decode(frames);

        Decoder decoder = new(model, grammar, options);
        foreach (byte[] frame in frames)
        {
            decoder.Frame(frame);
        }

        decoder.Finish();
        List<Decision> decided = [];
        while (decoder.TryRead(out Decision decision))
        {
            if (decision.Kind is DecisionKind.Final or DecisionKind.Rejected && model.Words[decision.Word].Kind == WordKind.Word)
            {
                decided.Add(decision with { Confidence = 0 });
            }
        }

        Assert.Equal(
            words.Where(word => network.Arcs[word.Arc].Kind == WordKind.Word).Select(word => new Decision(
                complete ? DecisionKind.Final : DecisionKind.Rejected,
                network.Arcs[word.Arc].Word,
                Sample(word.Start),
                Sample(word.End),
                (int)(word.Total - (word.Previous?.Total ?? 0)),
                0)),
            decided.Select(decision => complete ? decision : decision with { Kind = DecisionKind.Rejected }));
    }

    private static long Sample(int boundary) => boundary == 0 ? 0 : (boundary * FrontEndSettings.HopSamples) + 60;
}
