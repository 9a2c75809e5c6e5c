using System.Text;
using CsCheck;
using Ripac.Link;
using Ripac.Module;
using Ripac.Speech.Decoding;
using Ripac.Speech.Templates;

namespace Ripac.Tests;

/// <summary>A word of one's own, enrolled over the link.</summary>
public class EnrolmentTests
{
    private const string Grammar = "#JSGF V1.0; grammar g; public <g> = one | luce;";

    private static readonly int[] Luce = [6, 2, 4, 0];
    private static readonly byte[] Model = ToneVoice.Model.ToBytes();
    private static readonly int Words = ToneVoice.Model.Words.Count;

    private readonly TestTimer _timer = new();
    private readonly CoprocessorModule _module;
    private readonly ReferenceMaster _master;

    public EnrolmentTests()
    {
        _module = new CoprocessorModule(_timer, (model, grammar) => new Recogniser(model, grammar));
        _master = new ReferenceMaster(_timer, _module) { PollLength = LinkFrame.Overhead + LinkLimits.TemplateLength };
        _master.WaitReady();
        LoadModel();
    }

    [Fact]
    public void A_word_is_enrolled_heard_erased_and_given_back()
    {
        Assert.Equal(Words, Enrol("luce", ToneVoice.Say(Luce), ToneVoice.Say(Luce, 120)));
        Assert.Equal(["luce", "one"], Hear([.. ToneVoice.Say(Luce, 80), .. ToneVoice.Say(ToneVoice.One)]));
        byte[] template = Good(LinkOpcode.ReadTemplate, UInt16(Words));
        Assert.InRange(template.Length, 100, LinkLimits.TemplateLength);

        Assert.Empty(Good(LinkOpcode.RemoveWord, UInt16(Words)));
        Assert.Equal(LinkStatus.OutOfRange, _master.Exchange(LinkOpcode.RemoveWord, UInt16(Words)).Status);
        Assert.Equal(LinkStatus.BadGrammar, LoadGrammar().Status);
        LoadModel();
        Assert.Equal(UInt16(Words), Good(LinkOpcode.AddTemplate, template));
        Assert.Equal(["luce"], Hear(ToneVoice.Say(Luce, 140)));
        AssertRefused("already", LinkOpcode.AddTemplate, template);
    }

    [Fact]
    public void What_became_of_each_utterance_is_told_when_it_ends()
    {
        Good(LinkOpcode.StartEnrolment, Encoding.ASCII.GetBytes("luce"));
        Assert.Equal((LinkTakeOutcome.None, 0, 0), ReadEnrolment());
        int position = Send(ToneVoice.Say(Luce), 0);
        Assert.True(_module.Interrupt);
        Assert.Equal((LinkTakeOutcome.Accepted, 1, 1), ReadEnrolment());
        position = Send(ToneVoice.Say([0, 4, 2, 6]), position);
        Assert.Equal((LinkTakeOutcome.Disagrees, 1, 2), ReadEnrolment());
        position = Send(ToneVoice.Say(Luce, 100, 60_000), position);
        Assert.Equal((LinkTakeOutcome.Clipped, 1, 3), ReadEnrolment());
        Send(ToneVoice.Say(Luce, 110), position);
        Assert.Equal((LinkTakeOutcome.Accepted, 2, 4), ReadEnrolment());
        byte[] decisions = Good(LinkOpcode.ReadDecisions, 0, 0, 32);
        Assert.Equal(4 * DecisionRecord.Length, decisions.Length);
        Assert.Equal((byte)LinkDecisionKind.EndOfUtterance, decisions[2]);
    }

    [Fact]
    public void A_word_that_the_model_has_is_named()
    {
        Good(LinkOpcode.StartEnrolment, Encoding.ASCII.GetBytes("uno"));
        Send(ToneVoice.Say(ToneVoice.One), 0);
        EnrolmentRecord record = new();
        Assert.True(record.Read(Good(LinkOpcode.ReadEnrolment), 0));
        Assert.Equal((LinkTakeOutcome.TooLikeWord, 0), (record.Outcome, record.Word));
        Good(LinkOpcode.StopListening);
        Assert.Equal(LinkStatus.NotReady, _master.Exchange(LinkOpcode.FinishEnrolment).Status);
    }

    [Theory]
    [InlineData("one", "a word 'one' already")]
    [InlineData("Luce", "no word can have the name")]
    [InlineData("<sil>", "no word can have the name")]
    [InlineData("a\u00FF", "no word can have the name")]
    public void A_name_that_cannot_be_is_refused(string name, string message)
    {
        AssertRefused(message, LinkOpcode.StartEnrolment, Encoding.Latin1.GetBytes(name));
        Assert.Equal(LinkState.ModelLoaded, _module.State);
    }

    [Fact]
    public void Out_of_order_nothing_is_done()
    {
        Assert.Equal(LinkStatus.NotReady, _master.Exchange(LinkOpcode.ReadEnrolment).Status);
        Assert.Equal(LinkStatus.NotReady, _master.Exchange(LinkOpcode.FinishEnrolment).Status);
        Assert.Equal(LinkStatus.OutOfRange, _master.Exchange(LinkOpcode.ReadTemplate, 0, 0).Status);
        Assert.Equal(LinkStatus.OutOfRange, _master.Exchange(LinkOpcode.RemoveWord, 0xFF, 0xFF).Status);
        Assert.Equal(LinkStatus.BadLength, _master.Exchange(LinkOpcode.StartEnrolment).Status);
        Assert.Equal(LinkStatus.BadLength, _master.Exchange(LinkOpcode.StartEnrolment, new byte[33]).Status);
        Good(LinkOpcode.StartEnrolment, Encoding.ASCII.GetBytes("luce"));
        Send(ToneVoice.Say(Luce), 0);
        Assert.Equal(LinkStatus.NotReady, _master.Exchange(LinkOpcode.FinishEnrolment).Status);
        Assert.Equal(LinkStatus.NotReady, _master.Exchange(LinkOpcode.StartEnrolment, Encoding.ASCII.GetBytes("altra")).Status);
        Good(LinkOpcode.Reset);
        _timer.Advance(LinkTiming.BootMilliseconds * 1_000_000L);
        LoadModel();
        Assert.Equal(LinkStatus.NotReady, _master.Exchange(LinkOpcode.ReadEnrolment).Status);
    }

    [Fact]
    public void A_repeated_finish_adds_the_word_once()
    {
        Good(LinkOpcode.StartEnrolment, Encoding.ASCII.GetBytes("luce"));
        Send(ToneVoice.Say(Luce), 0);
        Good(LinkOpcode.StopListening);
        byte[] first = Good(LinkOpcode.FinishEnrolment);
        Assert.Equal(first, _master.Repeat(LinkOpcode.FinishEnrolment).Payload);
        Assert.Equal(Words + 1, BitConverter.ToUInt16(Good(LinkOpcode.ReadVocabulary, 0, 0, 0, 2)));
    }

    [Fact]
    public void Any_bytes_as_a_template_are_refused_and_change_nothing()
    {
        Assert.Equal(Words, Enrol("luce", ToneVoice.Say(Luce)));
        byte[] good = Good(LinkOpcode.ReadTemplate, UInt16(Words));
        Good(LinkOpcode.RemoveWord, UInt16(Words));
        Gen<byte[]> damaged = Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte[1, 255]).Select((at, change) =>
        {
            byte[] bytes = [.. good];
            bytes[at] ^= change;
            return bytes;
        });
        Gen.OneOf(damaged, Gen.Int[1, good.Length - 1].Select(length => good[..length]), Gen.Byte.Array[1, 200]).Sample(
            bytes => Assert.Equal(LinkStatus.BadWord, _master.Exchange(LinkOpcode.AddTemplate, bytes).Status), iter: 200, threads: 1);
        Assert.Equal(Words, BitConverter.ToUInt16(Good(LinkOpcode.ReadVocabulary, 0, 0, 0, 2)));
    }

    [Fact]
    public void Outcomes_have_one_meaning_at_both_ends() => Assert.Equal(
        Enum.GetValues<TakeOutcome>().Select(outcome => $"{outcome} = {(int)outcome}"),
        Enum.GetValues<LinkTakeOutcome>().Select(outcome => $"{outcome} = {(int)outcome}"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Firmware_enrols_a_word_and_hears_it_on_a_bad_bus_too(int seed)
    {
        using DriverBench bench = new("EnrolProbe", Model);
        if (seed > 0)
        {
            bench.Bus.Damage(seed, oneIn: 40);
        }

        bench.WriteFile("takes.pcm", Pcm([.. ToneVoice.Say(Luce), .. ToneVoice.Say([0, 4, 2, 6]), .. ToneVoice.Say(Luce, 115)]));
        bench.WriteFile("test.pcm", Pcm([.. ToneVoice.Say(Luce, 85), .. ToneVoice.Say([0, 4, 2, 6]), .. ToneVoice.Say(ToneVoice.One)]));
        bench.Run();
        Assert.Equal(
            [
                "connect: 0", "write tables: 0", "load model: 0", "read vocabulary: 0",
                "enrol a name that is taken: 15", "message: the model cannot be used: it has a word 'one' already",
                "start enrolment: 0",
                "utterance 1: outcome 1, accepted 1, word 65535", "utterance 2: outcome 6, accepted 1, word 65535",
                "utterance 3: outcome 1, accepted 2, word 65535",
                "stream: 0", "stop: 0", "finish: 0", "read template: 0", "read template of a trained word: 4",
                "read vocabulary: 0", "load grammar: 0", "start listening: 0", "heard: luce", "heard: one", "stream: 0", "stop: 0", "enrolled",
                "remove: 0", "grammar without it: 10",
            ],
            bench.Lines[..25]);
        Assert.Contains("luce", bench.Lines[25], StringComparison.Ordinal);
        Assert.Equal(
            [
                "connect: 0", "write tables: 0", "load model: 0", "read vocabulary: 0", "add template: 0", $"word: {Words}",
                "read vocabulary: 0", "load grammar: 0", "start listening: 0", "heard: luce", "heard: one", "stream: 0", "stop: 0", "given back",
                "add damaged template: 15",
            ],
            bench.Lines[26..41]);
        Assert.Contains("damaged", bench.Lines[41], StringComparison.Ordinal);
    }

    private void LoadModel()
    {
        Good(LinkOpcode.Identify);
        Good(LinkOpcode.WriteTable, [.. ReferenceMaster.Int32(0), .. Model]);
        Good(LinkOpcode.LoadModel, [.. ReferenceMaster.Int32(0), .. ReferenceMaster.Int32(Model.Length)]);
    }

    private (LinkStatus Status, byte[] Message) LoadGrammar() => _master.Exchange(LinkOpcode.LoadGrammar, [0, .. Encoding.ASCII.GetBytes(Grammar)]);

    private int Enrol(string name, params short[][] takes)
    {
        Good(LinkOpcode.StartEnrolment, Encoding.ASCII.GetBytes(name));
        int position = 0;
        foreach (short[] take in takes)
        {
            position = Send(take, position);
        }

        Good(LinkOpcode.StopListening);
        return BitConverter.ToUInt16(Good(LinkOpcode.FinishEnrolment));
    }

    private List<string> Hear(short[] samples)
    {
        Assert.Equal(LinkStatus.Ok, LoadGrammar().Status);
        List<string> heard = [];
        void Listen(Decision decision, string word)
        {
            if (decision.Kind == DecisionKind.Final)
            {
                heard.Add(word);
            }
        }

        _module.Decided += Listen;
        Good(LinkOpcode.StartListening, 0);
        Send(samples, 0);
        Good(LinkOpcode.StopListening);
        _module.Decided -= Listen;
        return heard;
    }

    private int Send(short[] samples, int position)
    {
        foreach (short[] frame in samples.Chunk(400))
        {
            _master.Transfer(ReferenceMaster.Request(
                (byte)(1 + (position / 400 % 200)), LinkOpcode.AudioPcm, [.. ReferenceMaster.Int32(position), .. Pcm(frame)]));
            position += frame.Length;
            _timer.Advance(50_000_000);
        }

        return position;
    }

    private (LinkTakeOutcome Outcome, int Accepted, int Utterances) ReadEnrolment()
    {
        EnrolmentRecord record = new();
        Assert.True(record.Read(Good(LinkOpcode.ReadEnrolment), 0));
        return (record.Outcome, record.Accepted, record.Utterances);
    }

    private byte[] Good(LinkOpcode opcode, params byte[] payload)
    {
        (LinkStatus status, byte[] answer) = _master.Exchange(opcode, payload);
        Assert.Equal((opcode, LinkStatus.Ok), (opcode, status));
        return answer;
    }

    private void AssertRefused(string message, LinkOpcode opcode, byte[] payload)
    {
        (LinkStatus status, byte[] text) = _master.Exchange(opcode, payload);
        Assert.Equal(LinkStatus.BadWord, status);
        Assert.Contains(message, Encoding.ASCII.GetString(text), StringComparison.Ordinal);
    }

    private static byte[] UInt16(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Pcm(short[] samples) => [.. samples.SelectMany(BitConverter.GetBytes)];
}
