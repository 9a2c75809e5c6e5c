using CsCheck;
using Ripac.Link;

namespace Ripac.Tests.Link;

public class RecordTests
{
    [Fact]
    public void A_decision_reads_back_as_it_was_written()
    {
        Gen.Select(Gen.UShort, Gen.Int[1, 4], Gen.Int[0, 100], Gen.UShort, Gen.Short, Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000])
            .Sample((serial, kind, confidence, word, score, start, length) =>
            {
                byte[] bytes = new byte[DecisionRecord.Length + 1];
                DecisionRecord written = new()
                {
                    Serial = serial,
                    Kind = (LinkDecisionKind)kind,
                    Confidence = confidence,
                    Word = word,
                    Score = score,
                    StartSample = start,
                    EndSample = start + length,
                };
                written.Write(bytes, 1);
                DecisionRecord read = new();
                Assert.True(read.Read(bytes, 1));
                Assert.Equivalent(written, read, strict: true);
            });
    }

    [Theory]
    [InlineData(2, 0)] // kind 0
    [InlineData(2, 5)] // kind 5
    [InlineData(3, 101)] // confidence
    [InlineData(11, 0x80)] // start before 0
    [InlineData(15, 0x80)] // end before the start
    public void A_decision_that_makes_no_sense_is_refused(int offset, byte value)
    {
        byte[] bytes = new byte[DecisionRecord.Length];
        new DecisionRecord { Kind = LinkDecisionKind.Final, StartSample = 1, EndSample = 2 }.Write(bytes, 0);
        bytes[offset] = value;
        Assert.False(new DecisionRecord().Read(bytes, 0));
    }

    [Fact]
    public void An_enrolment_reads_back_as_it_was_written()
    {
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 3], Gen.Int[3, 65_535], Gen.UShort, Gen.UShort, Gen.Int[0, int.MaxValue])
            .Sample((outcome, accepted, utterances, word, distance, start) =>
            {
                byte[] bytes = new byte[EnrolmentRecord.Length + 1];
                EnrolmentRecord written = new()
                {
                    Outcome = (LinkTakeOutcome)outcome,
                    Accepted = accepted,
                    Utterances = utterances,
                    Word = word,
                    Distance = distance,
                    StartSample = start,
                };
                written.Write(bytes, 1);
                EnrolmentRecord read = new();
                Assert.True(read.Read(bytes, 1));
                Assert.Equivalent(written, read, strict: true);
            });
    }

    [Theory]
    [InlineData(0, 9)] // outcome
    [InlineData(1, 4)] // accepted
    [InlineData(2, 0)] // fewer heard than accepted
    [InlineData(11, 0x80)] // start before 0
    public void An_enrolment_that_makes_no_sense_is_refused(int offset, byte value)
    {
        byte[] bytes = new byte[EnrolmentRecord.Length];
        new EnrolmentRecord { Outcome = LinkTakeOutcome.Accepted, Accepted = 1, Utterances = 1 }.Write(bytes, 0);
        bytes[offset] = value;
        Assert.False(new EnrolmentRecord().Read(bytes, 0));
    }

    [Fact]
    public void An_identity_reads_back_as_it_was_written()
    {
        IdentityRecord written = new()
        {
            LowestVersion = 1,
            HighestVersion = 2,
            Capabilities = LinkCapabilities.PcmAudio | LinkCapabilities.MuLawAudio,
            TableBytes = LinkLimits.TableSpace,
            AudioSamples = 8000,
            Decisions = 64,
            GrammarSlots = 4,
            Boots = 3,
        };
        byte[] bytes = new byte[IdentityRecord.Length];
        written.Write(bytes, 0);
        IdentityRecord read = new();
        Assert.True(read.Read(bytes, 0));
        Assert.Equivalent(written, read, strict: true);
        bytes[0] ^= 1;
        Assert.False(read.Read(bytes, 0));
    }

    [Fact]
    public void A_status_reads_back_as_it_was_written()
    {
        StatusRecord written = new()
        {
            State = LinkState.Listening,
            Grammars = 5,
            Words = 23,
            ModelCrc = 0xBEEF,
            Pending = 7,
            Position = 123_456,
            Queued = 160,
            LastSerial = 65_535,
            LastError = LinkStatus.Gap,
        };
        byte[] bytes = new byte[StatusRecord.Length];
        written.Write(bytes, 0);
        StatusRecord read = new();
        Assert.True(read.Read(bytes, 0));
        Assert.Equivalent(written, read, strict: true);
        bytes[0] = 5;
        Assert.False(read.Read(bytes, 0));
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(65_535, 0, 1)]
    [InlineData(0, 65_535, -1)]
    [InlineData(0, 32_767, 32_767)]
    public void Serial_numbers_go_round(int from, int to, int distance)
    {
        Assert.Equal(distance, LinkSequence.SerialDistance(from, to));
        Assert.Equal(0, LinkSequence.Next(255));
        Assert.Equal(0, LinkSequence.NextSerial(65_535));
    }
}
