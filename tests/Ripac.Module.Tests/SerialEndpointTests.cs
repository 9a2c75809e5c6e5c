using CsCheck;
using Ripac.Link;
using Ripac.Module;

namespace Ripac.Tests;

public class SerialEndpointTests
{
    private readonly TestTimer _timer = new();
    private readonly CoprocessorModule _module;
    private readonly SerialEndpoint _endpoint;
    private readonly List<byte> _line = [];
    private readonly List<int> _rates = [];

    public SerialEndpointTests()
    {
        _module = new(_timer, (_, _) => new ScriptedRecogniser());
        _endpoint = new(_module, _timer, rate => rate <= 921_600);
        _endpoint.Sending += bytes => _line.AddRange(bytes.Span);
        _endpoint.RateChanged += _rates.Add;
    }

    [Fact]
    public void Each_request_is_answered_once_in_order()
    {
        Send([.. Request(1, LinkOpcode.Identify), .. Request(2, LinkOpcode.Status)]);
        Assert.Equal([(LinkOpcode.Identify, 1, LinkStatus.Ok), (LinkOpcode.Status, 2, LinkStatus.Ok)], Answers());
        Assert.Equal(2, _module.Count(LinkCounter.Accepted));
    }

    [Fact]
    public void Nothing_is_sent_unasked()
    {
        Send([]);
        Send([SerialEncoder.Flag, SerialEncoder.Flag, SerialEncoder.Flag]);
        Assert.Empty(_line);
    }

    [Fact]
    public void A_request_that_comes_while_it_starts_is_answered_when_it_has()
    {
        Send([.. Request(1, LinkOpcode.Reset), .. Request(2, LinkOpcode.Identify)]);
        Assert.Equal([(LinkOpcode.Reset, 1, LinkStatus.Ok), (LinkOpcode.Identify, 2, LinkStatus.Ok)], Answers());
        Assert.Equal(LinkState.Identified, _module.State);
    }

    [Fact]
    public void Damage_is_answered_with_a_note_and_the_next_request_is_heard()
    {
        byte[] damaged = Request(1, LinkOpcode.Identify);
        damaged[4] ^= 0x40;
        Send([.. damaged, .. Request(1, LinkOpcode.Identify)]);
        (LinkOpcode Opcode, int Sequence, LinkStatus Status)[] answers = Answers();
        Assert.Equal(LinkOpcode.Poll, answers[0].Opcode);
        Assert.NotEqual(LinkStatus.Ok, answers[0].Status);
        Assert.Equal((LinkOpcode.Identify, 1, LinkStatus.Ok), answers[^1]);
    }

    [Fact]
    public void A_repeated_request_is_executed_once()
    {
        Send(Request(1, LinkOpcode.Identify));
        Send(Request(1, LinkOpcode.Identify));
        Assert.Equal(2, Answers().Length);
        Assert.Equal((1, 1), (_module.Count(LinkCounter.Accepted), _module.Count(LinkCounter.Repeated)));
    }

    [Fact]
    public void Requests_beyond_the_four_that_wait_are_dropped()
    {
        Send([.. Enumerable.Range(1, 9).SelectMany(sequence => Request((byte)sequence, LinkOpcode.Status))]);
        Assert.Equal([1, 2, 3, 4], Answers().Select(answer => answer.Sequence));
        Assert.Equal(5, _endpoint.Dropped);
    }

    [Fact]
    public void The_rate_changes_behind_the_answer_that_says_so()
    {
        int sentBefore = -1;
        _endpoint.RateChanged += _ => sentBefore = _line.Count;
        Send(SetRate(460_800));
        Assert.Equal([(LinkOpcode.SetLineRate, 7, LinkStatus.Ok)], Answers());
        Assert.Equal([460_800], _rates);
        Assert.True(sentBefore > 0);
        Send(Request(8, LinkOpcode.Status));
        _timer.Advance(10_000_000_000);
        Assert.Equal(460_800, _endpoint.Rate);
    }

    [Fact]
    public void A_rate_that_the_line_cannot_do_is_refused()
    {
        Send(SetRate(3_000_000));
        Assert.Equal([(LinkOpcode.SetLineRate, 7, LinkStatus.OutOfRange)], Answers());
        Send(Request(8, LinkOpcode.SetLineRate, 1, 2));
        Assert.Equal((LinkOpcode.SetLineRate, 8, LinkStatus.BadLength), Answers()[^1]);
        Assert.Empty(_rates);
    }

    [Fact]
    public void After_a_change_that_nobody_follows_the_rate_is_the_first_again()
    {
        Send(SetRate(460_800));
        _timer.Advance(SerialTiming.FallbackMilliseconds * 1_000_000L);
        Assert.Equal([460_800, SerialTiming.StartRate], _rates);
    }

    [Fact]
    public void Noise_without_a_request_among_it_brings_the_first_rate_back()
    {
        Send(SetRate(460_800));
        Send(Request(8, LinkOpcode.Status));
        _timer.Advance(5_000_000_000);
        Assert.Equal([460_800], _rates);
        Send([0x55, 0xAA, 0x13]);
        _timer.Advance(SerialTiming.FallbackMilliseconds * 1_000_000L);
        Assert.Equal([460_800, SerialTiming.StartRate], _rates);
    }

    [Fact]
    public void Any_bytes_are_survived_and_the_next_request_is_answered() =>
        Gen.Byte.Array[0, 2000].Array[0, 8].Sample(
            noise =>
            {
                foreach (byte[] bytes in noise)
                {
                    Send(bytes);
                }

                _line.Clear();
                Send([0, .. Request(1, LinkOpcode.Poll)]);
                Assert.NotEmpty(Answers());
            },
            iter: 200, threads: 1);

    private void Send(byte[] bytes)
    {
        _endpoint.Receive(bytes, bytes.Length);
        _timer.Advance(100_000_000);
    }

    private (LinkOpcode Opcode, int Sequence, LinkStatus Status)[] Answers()
    {
        List<(LinkOpcode Opcode, int Sequence, LinkStatus Status)> answers = [];
        byte[] frame = new byte[LinkFrame.MaximumLength];
        byte[] line = [.. _line];
        SerialDecoder decoder = new(frame);
        for (int done = 0; done < line.Length;)
        {
            done += decoder.Take(line, done, line.Length - done);
            Assert.Equal(LinkStatus.Ok, LinkFrame.Check(frame, decoder.FrameLength, LinkFrame.ResponseSync));
            answers.Add((LinkFrame.Opcode(frame), LinkFrame.Sequence(frame), LinkFrame.Status(frame)));
        }

        return [.. answers];
    }

    private static byte[] SetRate(int rate)
    {
        byte[] payload = new byte[4];
        LinkBytes.WriteInt32(payload, 0, rate);
        return Request(7, LinkOpcode.SetLineRate, payload);
    }

    private static byte[] Request(byte sequence, LinkOpcode opcode, params byte[] payload)
    {
        byte[] frame = ReferenceMaster.Request(sequence, opcode, payload);
        byte[] wire = new byte[SerialEncoder.WireLength(frame.Length)];
        return wire[..SerialEncoder.Encode(frame, frame.Length, wire)];
    }
}
