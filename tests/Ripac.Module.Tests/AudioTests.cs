using Ripac.Link;
using Ripac.Module;
using Ripac.Speech.Audio;
using Ripac.Speech.Decoding;

namespace Ripac.Tests;

public class AudioTests
{
    [Fact]
    public void Samples_reach_the_recogniser_as_they_were_sent()
    {
        TestTimer timer = new();
        ScriptedRecogniser recogniser = new();
        CoprocessorModule module = new(timer, (_, _) => recogniser);
        ReferenceMaster master = new(timer, module);
        master.LoadEverything();
        master.Exchange(LinkOpcode.StartListening, 0);
        master.Exchange(LinkOpcode.AudioPcm, [.. ReferenceMaster.Int32(0), 0x00, 0x80, 0xFF, 0x7F, 0xFF, 0xFF]);
        master.Exchange(LinkOpcode.AudioMuLaw, [.. ReferenceMaster.Int32(3), .. Enumerable.Range(0, 256).Select(code => (byte)code)]);
        Assert.Equal(259, LinkBytes.ReadInt32(master.Exchange(LinkOpcode.StopListening).Payload, 0));
        Assert.Equal([short.MinValue, short.MaxValue, -1, .. Enumerable.Range(0, 256).Select(code => G711.DecodeMuLaw((byte)code))],
            recogniser.Heard);
    }

    [Fact]
    public void A_gap_is_told_with_the_position_to_go_back_to()
    {
        var (_, master, _) = ReferenceMaster.Listening();
        Assert.Equal(80, ReferenceMaster.NextPosition(master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 80)).Payload));
        (LinkStatus status, byte[] payload) = master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(160, 80));
        Assert.Equal((LinkStatus.Gap, 80), (status, ReferenceMaster.NextPosition(payload)));
        (status, payload) = master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(80, 160));
        Assert.Equal((LinkStatus.Ok, 240), (status, ReferenceMaster.NextPosition(payload)));
    }

    [Fact]
    public void A_frame_that_was_taken_before_is_acknowledged_and_ignored()
    {
        var (module, master, _) = ReferenceMaster.Listening();
        master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 80));
        (LinkStatus status, byte[] payload) = master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 80));
        Assert.Equal((LinkStatus.Ok, 80), (status, ReferenceMaster.NextPosition(payload)));
        master.Repeat(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 80));
        Assert.Equal(1, module.Count(LinkCounter.AudioFrames));
        Assert.Equal(1, module.Count(LinkCounter.Repeated));
    }

    [Fact]
    public void Frames_that_come_too_fast_are_refused_whole_and_can_be_sent_again_later()
    {
        var (module, master, timer) = ReferenceMaster.Listening(new ModuleOptions
        {
            AudioSamples = 400,
            Timing = new ModuleTiming { Sample = 100_000 },
        });
        int sent = 0;
        LinkStatus status = LinkStatus.Ok;
        while (status == LinkStatus.Ok)
        {
            status = master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(sent, 160)).Status;
            sent += status == LinkStatus.Ok ? 160 : 0;
            Assert.InRange(sent, 0, 640);
        }

        Assert.Equal(LinkStatus.Overflow, status);
        Assert.Equal(1, module.Count(LinkCounter.AudioOverflows));
        timer.Advance(50_000_000);
        (status, byte[] payload) = master.Repeat(LinkOpcode.AudioPcm, ReferenceMaster.Audio(sent, 160));
        Assert.Equal((LinkStatus.Ok, sent + 160), (status, ReferenceMaster.NextPosition(payload)));
    }

    [Fact]
    public void As_many_samples_wait_as_there_is_room_for_and_not_one_more()
    {
        var (_, master, _) = ReferenceMaster.Listening(new ModuleOptions
        {
            AudioSamples = 400,
            Timing = new ModuleTiming { Sample = 1_000_000_000 },
        });
        Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 240)).Status);
        (LinkStatus status, byte[] payload) = master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(240, 160));
        Assert.Equal((LinkStatus.Ok, 0), (status, LinkBytes.ReadInt32(payload, 4)));
        (status, payload) = master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(400, 1));
        Assert.Equal((LinkStatus.Overflow, 400), (status, ReferenceMaster.NextPosition(payload)));
    }

    [Fact]
    public void A_request_of_the_same_number_with_other_samples_is_no_repetition()
    {
        var (module, master, _) = ReferenceMaster.Listening();
        master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 80));
        Assert.Equal(160, ReferenceMaster.NextPosition(master.Repeat(LinkOpcode.AudioPcm, ReferenceMaster.Audio(80, 80)).Payload));
        Assert.Equal((2, 0), (module.Count(LinkCounter.AudioFrames), module.Count(LinkCounter.Repeated)));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 2, 3 }, LinkStatus.BadLength)] // half a sample
    [InlineData(new byte[] { 0, 0, 0, 0x80, 1, 2 }, LinkStatus.OutOfRange)] // position 2^31
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0x7F, 1, 2 }, LinkStatus.OutOfRange)] // would end behind 2^31 - 1
    [InlineData(new byte[] { 0, 0, 0, 0 }, LinkStatus.BadLength)] // no sample
    public void Audio_that_cannot_be_is_refused(byte[] payload, LinkStatus expected)
    {
        var (_, master, _) = ReferenceMaster.Listening();
        Assert.Equal(expected, master.Exchange(LinkOpcode.AudioPcm, payload).Status);
    }

    [Fact]
    public void Decisions_come_while_the_stream_goes_on_and_hold_the_interrupt_until_read()
    {
        var (module, master, timer) = ReferenceMaster.Listening();
        List<(Decision, string)> decided = [];
        module.Decided += (decision, word) => decided.Add((decision, word));
        master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 2000));
        Assert.False(module.Interrupt);
        timer.Advance(2000 * 12_500);
        Assert.True(module.Interrupt);
        Assert.Equal(["yes", "yes"], decided.Select(tap => tap.Item2));

        List<DecisionRecord> first = ReadDecisions(master, after: 0, most: 1);
        Assert.Equal([1], first.Select(decision => decision.Serial));
        Assert.True(module.Interrupt);
        DecisionRecord second = Assert.Single(ReadDecisions(master, after: 1, most: 32));
        Assert.Equivalent(new DecisionRecord
        {
            Serial = 2,
            Kind = LinkDecisionKind.Final,
            Confidence = 90,
            Word = 0,
            Score = 5,
            StartSample = 800,
            EndSample = 1600,
        }, second, strict: true);
        Assert.False(module.Interrupt);
        Assert.Equal([2], ReadDecisions(master, after: 1, most: 32).Select(decision => decision.Serial));
        Assert.Empty(ReadDecisions(master, after: 2, most: 32));

        master.Exchange(LinkOpcode.StopListening);
        Assert.Equal(LinkDecisionKind.EndOfUtterance, Assert.Single(ReadDecisions(master, after: 2, most: 32)).Kind);
        Assert.Equal(LinkStatus.OutOfRange, master.Exchange(LinkOpcode.ReadDecisions, 9, 0, 32).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public void A_decision_comes_when_the_cycles_that_its_core_counts_have_passed(int microcyclesPerSample)
    {
        TestTimer timer = new();
        CoprocessorModule module = new(timer, (_, _) => new ScriptedRecogniser { MicrocyclesPerSample = microcyclesPerSample });
        ReferenceMaster master = new(timer, module);
        List<long> decided = [];
        module.Decided += (_, _) => decided.Add(timer.NowNanoseconds);
        master.LoadEverything();
        master.Exchange(LinkOpcode.StartListening, 0);
        long sent = 0;
        module.Executed += (opcode, _) => sent = opcode == LinkOpcode.AudioPcm ? timer.NowNanoseconds : sent;
        master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 1600));
        timer.Advance(1_000_000_000);
        long wordEnd = ScriptedRecogniser.SamplesPerWord * (12_500 + (microcyclesPerSample * 125L));
        Assert.Equal([sent + wordEnd, sent + (2 * wordEnd)], decided);
    }

    [Fact]
    public void What_a_core_is_still_at_is_decided_when_listening_stops()
    {
        TestTimer timer = new();
        CoprocessorModule module = new(timer, (_, _) => new ScriptedRecogniser { MicrocyclesPerSample = 300 });
        ReferenceMaster master = new(timer, module);
        master.LoadEverything();
        master.Exchange(LinkOpcode.StartListening, 0);
        master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 800));
        timer.Advance((720 * (12_500 + (300 * 125))) + (80 * 12_500)); // the core has begun with the last 10 ms
        Assert.Empty(ReadDecisions(master, after: 0, most: 32));
        master.Exchange(LinkOpcode.StopListening);
        Assert.Equal(
            [LinkDecisionKind.Final, LinkDecisionKind.EndOfUtterance], ReadDecisions(master, after: 0, most: 32).Select(decision => decision.Kind));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_core_was_at_before_a_reset_takes_no_time_after_it(bool byLine)
    {
        const int MicrocyclesPerSample = 300;
        TestTimer timer = new();
        CoprocessorModule module = new(timer, (_, _) => new ScriptedRecogniser { MicrocyclesPerSample = MicrocyclesPerSample });
        ReferenceMaster master = new(timer, module);
        master.LoadEverything();
        master.Exchange(LinkOpcode.StartListening, 0);
        master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 800));
        timer.Advance((720 * (12_500 + (MicrocyclesPerSample * 125))) + (80 * 12_500)); // the core has begun with the last 10 ms
        if (byLine)
        {
            module.ResetLine = false;
            module.ResetLine = true;
        }
        else
        {
            master.Exchange(LinkOpcode.Reset);
        }

        master.LoadEverything();
        master.Exchange(LinkOpcode.StartListening, 0);
        long start = timer.NowNanoseconds;
        master.Exchange(LinkOpcode.StopListening);

        // What was held is 80 * 300 microcycles: 3 ms.
        Assert.InRange(timer.NowNanoseconds - start, 0, 80 * MicrocyclesPerSample * 125 / 2);
        Assert.Equal([LinkDecisionKind.EndOfUtterance], ReadDecisions(master, after: 0, most: 32).Select(decision => decision.Kind));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(LinkLimits.DecisionsPerRead + 1)]
    public void No_or_too_many_decisions_are_not_read_at_once(byte most)
    {
        var (_, master, _) = ReferenceMaster.Listening();
        Assert.Equal(LinkStatus.OutOfRange, master.Exchange(LinkOpcode.ReadDecisions, 0, 0, most).Status);
    }

    [Fact]
    public void A_new_stream_begins_with_nothing_of_the_one_before()
    {
        var (_, master, _) = ReferenceMaster.Listening();
        for (int stream = 0; stream < 2; stream++)
        {
            master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 500));
            master.Exchange(LinkOpcode.StopListening);
            Assert.Equal([LinkDecisionKind.EndOfUtterance], ReadDecisions(master, after: 0, most: 32).Select(decision => decision.Kind));
            Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.StartListening, 0).Status);
        }
    }

    [Fact]
    public void Decisions_that_nobody_reads_are_lost_counted_and_told()
    {
        var (module, master, timer) = ReferenceMaster.Listening(new ModuleOptions { Decisions = 3 });
        for (int position = 0; position < 8000; position += 800)
        {
            Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(position, 800)).Status);
            timer.Advance(100_000_000);
        }

        Assert.Equal(10, module.Count(LinkCounter.Decisions));
        Assert.Equal(7, module.Count(LinkCounter.DecisionsLost));
        Assert.Equal([1, 2, 3], ReadDecisions(master, after: 0, most: 32).Select(decision => decision.Serial));
        Assert.True(master.Flags.HasFlag(LinkFlags.DecisionsLost));

        Assert.Empty(ReadDecisions(master, after: 3, most: 32));
        master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(8000, 800));
        timer.Advance(100_000_000);
        Assert.Equal([11], ReadDecisions(master, after: 3, most: 32).Select(decision => decision.Serial));

        master.Exchange(LinkOpcode.StopListening);
        master.Exchange(LinkOpcode.StartListening, 0);
        Assert.False(master.Flags.HasFlag(LinkFlags.DecisionsLost));
        Assert.Empty(ReadDecisions(master, after: 0, most: 32));
    }

    private static List<DecisionRecord> ReadDecisions(ReferenceMaster master, byte after, byte most)
    {
        (LinkStatus status, byte[] payload) = master.Exchange(LinkOpcode.ReadDecisions, after, 0, most);
        Assert.Equal(LinkStatus.Ok, status);
        List<DecisionRecord> records = [];
        for (int offset = 0; offset < payload.Length; offset += DecisionRecord.Length)
        {
            DecisionRecord record = new();
            Assert.True(record.Read(payload, offset));
            records.Add(record);
        }

        return records;
    }
}
