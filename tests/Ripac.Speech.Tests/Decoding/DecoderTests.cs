using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Speech.Tests.Decoding;

public class DecoderTests
{
    private static readonly AcousticModel Model = TestModels.Simple();

    private static readonly RecogniserOptions Options = new()
    {
        WordInsertionPenalty = 20,
        FillerPenalty = 20,
        MinimumConfidence = 0,
        SureConfidence = 0,
        EndOfSpeechMilliseconds = 500,
        LongestWordMilliseconds = 1_000,
        DecisionDelayMilliseconds = 200,
        Beam = 4095,
    };

    [Fact]
    public void A_word_is_final_soon_after_its_end_and_the_utterance_ends_in_silence()
    {
        List<(int Frame, Decision Decision)> said = Decode("(a | b | c)+", Options, "silence*30 a*10 b*10 silence*80");
        Assert.Equal(
            [(DecisionKind.Final, "a"), (DecisionKind.Final, "b"), (DecisionKind.EndOfUtterance, "")],
            said.Select(item => (item.Decision.Kind, Name(item.Decision))).Where(item => item.Kind != DecisionKind.Partial));
        (int frame, Decision a) = said.First(item => item.Decision.Kind == DecisionKind.Final);
        Assert.Equal((30 * 80) + 60, a.StartSample);
        Assert.Equal((60 * 80) + 60, a.EndSample);
        Assert.InRange(frame, 60, 60 + 20);
        Assert.Equal(90 + 50 - 1, said[^1].Frame);
        Assert.Equal((90 * 80) + 60, said[^1].Decision.StartSample);
    }

    [Fact]
    public void A_word_that_living_paths_still_doubt_is_settled_after_the_delay()
    {
        // c is as good as b all the time: only the delay can settle which of the two it was.
        List<(int Frame, Decision Decision)> said = Decode("(a | b | c)+", Options, "silence*10 b=c*10 silence*45");
        (int frame, Decision word) = Assert.Single(said, item => item.Decision.Kind == DecisionKind.Final);
        Assert.Equal("b", Name(word));
        Assert.Equal(40 + 20 - 1, frame);
    }

    [Fact]
    public void A_check_digit_decides_what_was_doubtful_long_before_it()
    {
        // b is as good as a, and comes after it; only the last digit tells that it was b. Without a check, a is out after 200 ms.
        const string Number = "(a {1} | b {3} | c {7})+ {length=2}";
        const string Said = "silence*10 a=b*10 silence*40 c*10 silence*60";
        Assert.Equal(["a", "c", ""], Decode(Number, Options, Said).Where(item => item.Decision.Kind != DecisionKind.Partial).Select(item => Name(item.Decision)));
        List<(int Frame, Decision Decision)> said = Decode(Number + " {check=ean}", Options, Said); // 3 * 1 + 7 = 10; 3 * 3 + 7 = 16
        Assert.Equal(["a", "c", ""], said.Where(item => item.Decision.Kind != DecisionKind.Partial).Select(item => Name(item.Decision)));
        said = Decode("(a {3} | b {1} | c {7})+ {length=2} {check=ean}", Options, Said);
        Assert.Equal(["b", "c", ""], said.Where(item => item.Decision.Kind != DecisionKind.Partial).Select(item => Name(item.Decision)));
        Assert.All(said.Where(item => item.Decision.Kind == DecisionKind.Final), item => Assert.InRange(item.Frame, 110, 110 + 23));
    }

    [Fact]
    public void No_more_than_64_words_wait_for_what_follows()
    {
        const int Words = 70;
        const int Waiting = 64;
        const int WordFrames = 30;
        RecogniserOptions doubtful = Options with { SureConfidence = 101, LongestDoubtMilliseconds = 60_000 };
        List<(int Frame, Decision Decision)> said = Decode("(a | b)+", doubtful, $"silence*10 {string.Concat(Enumerable.Repeat("a*10 b*10 ", Words / 2))}silence*80");
        List<(int Frame, Decision Decision)> words = said.FindAll(item => item.Decision.Kind == DecisionKind.Final);
        int end = said.Find(item => item.Decision.Kind == DecisionKind.EndOfUtterance).Frame;
        Assert.Equal(Enumerable.Range(0, Words).Select(word => word % 2 == 0 ? "a" : "b"), words.Select(item => Name(item.Decision)));

        // The first goes out when the 65th is settled behind it, the last of them with the 70th; the others when the utterance ends.
        for (int i = 0; i < Words - Waiting; i++)
        {
            Assert.InRange(words[i].Frame, 10 + ((Waiting + i + 1) * WordFrames), 10 + ((Waiting + i + 2) * WordFrames));
        }

        Assert.All(words[(Words - Waiting)..], item => Assert.Equal(end, item.Frame));
    }

    [Fact]
    public void A_running_word_is_partial_until_it_is_settled()
    {
        List<(int Frame, Decision Decision)> said = Decode("(a | b | c)+", Options, "silence*10 b=c*10 silence*45");
        (int frame, Decision partial) = Assert.Single(said, item => item.Decision.Kind == DecisionKind.Partial);
        Assert.Equal("b", Name(partial));
        Assert.InRange(frame, 40, 50);
    }

    [Fact]
    public void Other_speech_is_rejected_and_a_click_is_nothing()
    {
        Assert.Equal(
            [(DecisionKind.Rejected, "filler"), (DecisionKind.Final, "a"), (DecisionKind.EndOfUtterance, "")],
            Said(Decode("a+", Options, "silence*10 filler*40 silence*10 a*10 silence*60")));
        Assert.Empty(Said(Decode("a+", Options, "silence*10 filler*8 silence*100")));
    }

    [Fact]
    public void An_uncertain_word_is_rejected()
    {
        Assert.Equal(
            [(DecisionKind.Rejected, "b"), (DecisionKind.EndOfUtterance, "")],
            Said(Decode("b | c", Options with { MinimumConfidence = 100 }, "silence*10 b=c*10 silence*60")));
    }

    [Fact]
    public void A_sure_word_is_out_at_once_and_a_doubtful_one_waits_for_the_end_of_the_utterance()
    {
        List<(int Frame, Decision Decision)> FinalsOf(int sure, int longest) =>
            [.. Decode("(a | b | c)+", Options with { SureConfidence = sure, LongestDoubtMilliseconds = longest }, "silence*10 a*10 silence*80")
                .Where(item => item.Decision.Kind != DecisionKind.Partial)];

        Assert.InRange(FinalsOf(50, 10_000)[0].Frame, 40, 60);
        Assert.Equal(["a", ""], FinalsOf(101, 10_000).Select(item => Name(item.Decision)));
        Assert.All(FinalsOf(101, 10_000), item => Assert.Equal(40 + 50 - 1, item.Frame));
        Assert.Equal(40 + 30 - 1, FinalsOf(101, 300)[0].Frame);
    }

    [Fact]
    public void A_doubtful_word_knows_at_last_what_stood_behind_it()
    {
        WordEvidence EvidenceOf(int sure, string sound)
        {
            Decoder decoder = Create("(a | b | c)+", Options with { SureConfidence = sure });
            List<WordEvidence> words = [];
            decoder.WordDecided = (_, evidence) => words.Add(evidence);
            Feed(decoder, sound);
            decoder.Finish();
            return words[0];
        }

        WordEvidence early = EvidenceOf(0, "silence*40 a*10 filler*80 silence*10");
        WordEvidence late = EvidenceOf(101, "silence*40 a*10 filler*80 silence*10");
        WordEvidence alone = EvidenceOf(101, "silence*40 a*10 silence*90");
        Assert.True(late[EvidenceKind.FillersAfter] > 200 && alone[EvidenceKind.FillersAfter] < 50);
        Assert.True(alone[EvidenceKind.SilenceAfter] > 200 && late[EvidenceKind.SilenceAfter] < 50);
        Assert.True(late[EvidenceKind.RejectedAfter] > early[EvidenceKind.RejectedAfter]);
        Assert.Equal(late[EvidenceKind.Surprise], early[EvidenceKind.Surprise]);
    }

    [Fact]
    public void A_sentence_that_breaks_off_rejects_the_words_that_were_open()
    {
        Assert.Equal(
            [(DecisionKind.Rejected, "a"), (DecisionKind.EndOfUtterance, "")],
            Said(Decode("a b c", Options with { Beam = 500 }, "silence*10 a*10")));
    }

    [Fact]
    public void Utterances_follow_each_other_from_the_start_of_the_grammar()
    {
        Assert.Equal(
            [(DecisionKind.Final, "a"), (DecisionKind.EndOfUtterance, ""), (DecisionKind.Final, "a"), (DecisionKind.EndOfUtterance, "")],
            Said(Decode("a", Options, "a*10 silence*60 a*10 silence*60")));
    }

    [Fact]
    public void Finishing_decides_what_is_open_and_resetting_forgets_it()
    {
        Decoder decoder = Create("(a | b | c)+", Options);
        Feed(decoder, "silence*5 a*10");
        decoder.Finish();
        Assert.Equal(["a", ""], Read(decoder).Select(Name));

        Feed(decoder, "silence*5 a*10");
        decoder.Reset();
        Feed(decoder, "silence*100");
        decoder.Finish();
        Assert.Empty(Read(decoder));

        decoder.Reset();
        Feed(decoder, "silence*5 b*10");
        decoder.Finish();
        Assert.Equal((5 * 80) + 60, Read(decoder)[0].StartSample);
    }

    [Theory]
    [InlineData("silence*1", 180)]
    [InlineData("filler*1", 12)]
    [InlineData("a=b=c=silence=filler*1", 12)]
    public void Hours_need_no_more_memory_than_a_minute(string frame, int minutes)
    {
        // Twelve minutes are more frames than the core's 16-bit frame numbers.
        const int Minute = 6_000;
        Decoder decoder = Create("(a | b | c)+", Options);
        byte[] costs = Frames(frame).First();
        for (int i = 0; i < Minute; i++)
        {
            decoder.Frame(costs);
        }

        int capacity = decoder.HistoryCapacity;
        Read(decoder);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < minutes * Minute; i++)
        {
            decoder.Frame(costs);
            while (decoder.TryRead(out _))
            {
            }
        }

        // A collection that another test causes can add the rest of this thread's allocation context, some 8 KB: far below a byte a frame.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 10_000);
        Assert.Equal(capacity, decoder.HistoryCapacity);
        Feed(decoder, "silence*80 a*10 b*10 silence*60");
        Decision[] finals = [.. Read(decoder).Where(decision => decision.Kind == DecisionKind.Final)];
        Assert.Equal(["a", "b"], finals[^2..].Select(Name));
        Assert.Equal((((minutes + 1L) * Minute) + 80) * 80, finals[^2].StartSample - 60);
    }

    [Fact]
    public void A_queue_that_is_not_read_is_bounded()
    {
        Decoder decoder = Create("(a | b | c)+", Options);
        for (int i = 0; i < 1_000; i++)
        {
            Feed(decoder, "a*3 b*3");
        }

        Assert.Equal(256, Read(decoder).Count);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create("a", Options with { Beam = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create("a", Options with { EndOfSpeechMilliseconds = 20_000 }));
    }

    [Fact]
    public void A_grammar_that_is_too_large_with_its_fillers_is_refused()
    {
        StateTransitions free = new(0, 0, AcousticModel.NotAllowed);
        AcousticModel model = TestModels.Create(
            [("a", WordKind.Word, [free]), .. Enumerable.Range(0, 50).Select(i => ($"filler-{i}", WordKind.Filler, new[] { free }))]);
        Grammar grammar = Grammar.Parse(
            "#JSGF V1.0; grammar g; public <s> = " + string.Concat(Enumerable.Repeat("a ", 2_000)) + ";", ["a"]);
        Assert.Throws<GrammarException>(() => new Decoder(model, grammar, Options));
    }

    [Fact]
    public void A_number_that_is_never_complete_needs_no_more_memory_for_that()
    {
        Decoder decoder = Create("(a {1} | b {3} | c {7})+ {check=mod97}", Options);
        int capacity = 0;
        for (int i = 0; i < 40_000; i++)
        {
            decoder.Frame(Frames("a=b=c=filler*1").First());
            capacity = i == 10_000 ? decoder.HistoryCapacity : capacity;
            Read(decoder);
        }

        Assert.Equal(capacity, decoder.HistoryCapacity);
    }

    private static Decoder Create(string rule, RecogniserOptions options) => new(
        Model,
        Grammar.Parse($"#JSGF V1.0; grammar g; public <s> = {rule};", [.. Model.Words.Select(word => word.Name)]),
        options);

    private static List<(int Frame, Decision Decision)> Decode(string rule, RecogniserOptions options, string script)
    {
        Decoder decoder = Create(rule, options);
        List<(int Frame, Decision Decision)> said = [];
        int t = 0;
        foreach (byte[] frame in Frames(script))
        {
            decoder.Frame(frame);
            said.AddRange(Read(decoder).Select(decision => (t, decision)));
            t++;
        }

        decoder.Finish();
        said.AddRange(Read(decoder).Select(decision => (t, decision)));
        return said;
    }

    private static void Feed(Decoder decoder, string script)
    {
        foreach (byte[] frame in Frames(script))
        {
            decoder.Frame(frame);
        }
    }

    /// <summary>"a*10 b=c*2": each state of a for 10 frames, then each state of b and of c together for 2.</summary>
    private static IEnumerable<byte[]> Frames(string script)
    {
        foreach (string item in script.Split(' '))
        {
            string[] parts = item.Split('*');
            AcousticWord[] words = [.. parts[0].Split('=').Select(name => Model.Words.Single(word => word.Name == name))];
            for (int state = 0; state < words.Max(word => word.StateCount); state++)
            {
                byte[] costs = new byte[Model.StateCount];
                Array.Fill(costs, (byte)100);
                foreach (AcousticWord word in words)
                {
                    costs[word.FirstState + Math.Min(state, word.StateCount - 1)] = 0;
                }

                for (int i = 0; i < int.Parse(parts[1]); i++)
                {
                    yield return costs;
                }
            }
        }
    }

    private static List<Decision> Read(Decoder decoder)
    {
        List<Decision> decisions = [];
        while (decoder.TryRead(out Decision decision))
        {
            decisions.Add(decision);
        }

        return decisions;
    }

    private static string Name(Decision decision) => decision.Word < 0 ? "" : Model.Words[decision.Word].Name;

    private static IEnumerable<(DecisionKind Kind, string Word)> Said(List<(int Frame, Decision Decision)> said) =>
        said.Select(item => (item.Decision.Kind, Name(item.Decision))).Where(item => item.Kind != DecisionKind.Partial);
}
