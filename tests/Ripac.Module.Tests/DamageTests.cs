using CsCheck;
using Ripac.Link;
using Ripac.Module;

namespace Ripac.Tests;

/// <summary>What the bus can do to a transaction: the end that receives it knows, and repeating mends it.</summary>
public class DamageTests
{
    private static readonly byte[] Audio = ReferenceMaster.Request(200, LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 20));

    [Fact]
    public void Every_wrong_bit_to_the_coprocessor_is_found_and_mended_by_a_repetition()
    {
        var (module, master, _) = ReferenceMaster.Listening();
        for (int bit = 0; bit < Audio.Length * 8; bit++)
        {
            byte[] damaged = [.. Audio];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            master.Transfer(damaged);
            byte[] note = master.Poll();
            Assert.Equal(LinkOpcode.Poll, LinkFrame.Opcode(note));
            Assert.Contains(LinkFrame.Status(note), new[] { LinkStatus.BadCrc, LinkStatus.BadLength, LinkStatus.BadSync });
            Assert.Equal(0, module.Count(LinkCounter.AudioFrames));
        }

        master.Transfer(Audio);
        Assert.Equal(LinkOpcode.AudioPcm, LinkFrame.Opcode(master.Poll()));
        Assert.Equal(1, module.Count(LinkCounter.AudioFrames));
        Assert.Equal(Audio.Length * 8, module.Count(LinkCounter.BadCrc) + module.Count(LinkCounter.BadFrameLength) + module.Count(LinkCounter.BadSync));
    }

    [Fact]
    public void Every_wrong_bit_from_the_coprocessor_is_found_and_the_response_comes_again()
    {
        var (_, master, _) = ReferenceMaster.Listening();
        master.Transfer(Audio);
        byte[] good = master.Poll();
        int length = LinkFrame.Length(good);
        for (int bit = 0; bit < length * 8; bit++)
        {
            byte[] miso = master.Poll();
            Assert.Equal(good, miso);
            miso[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(LinkStatus.Ok, LinkFrame.Check(miso, length, LinkFrame.ResponseSync));
        }
    }

    [Fact]
    public void A_transaction_that_stops_anywhere_is_found_and_can_be_repeated()
    {
        var (module, master, _) = ReferenceMaster.Listening();
        for (int length = 1; length < Audio.Length; length++)
        {
            master.Transfer(Audio[..length]);
            Assert.Equal(LinkStatus.BadLength, LinkFrame.Status(master.Poll()));
        }

        Assert.Equal(Audio.Length - 1, module.Count(LinkCounter.BadFrameLength));
        master.Transfer(Audio);
        Assert.Equal((LinkOpcode.AudioPcm, LinkStatus.Ok), (LinkFrame.Opcode(master.Poll()), LinkFrame.Status(master.Poll())));
    }

    [Fact]
    public void A_chip_select_without_a_byte_is_nothing()
    {
        var (module, master, _) = ReferenceMaster.PowerUp();
        module.EndTransaction();
        Assert.True(module.Ready);
        Assert.Equal(0, module.Count(LinkCounter.Transactions));
        master.LoadEverything();
    }

    [Fact]
    public void A_request_is_executed_once_however_often_it_comes()
    {
        var (module, master, _) = ReferenceMaster.Listening();
        int accepted = module.Count(LinkCounter.Accepted);
        byte[][] answers = [.. Enumerable.Range(0, 5).Select(_ =>
        {
            master.Transfer(Audio);
            return master.Poll();
        })];
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(accepted + 1, module.Count(LinkCounter.Accepted));
        Assert.Equal(4, module.Count(LinkCounter.Repeated));
    }

    [Fact]
    public void A_refused_request_is_executed_anew_when_it_is_repeated()
    {
        var (module, master, _) = ReferenceMaster.PowerUp();
        Assert.Equal(LinkStatus.NotReady, master.Exchange(LinkOpcode.StartListening, 0).Status);
        byte sequence = master.Sequence;
        master.LoadEverything();
        master.Sequence = sequence;
        Assert.Equal(LinkStatus.Ok, master.Repeat(LinkOpcode.StartListening, 0).Status);
        Assert.Equal(LinkState.Listening, module.State);
    }

    [Fact]
    public void Both_ends_agree_again_after_any_garbage()
    {
        var (module, master, timer) = ReferenceMaster.PowerUp();
        Gen.Select(Gen.Byte.Array[1, 700], Gen.Bool, Gen.Int[0, 100_000]).Sample((garbage, wait, nanoseconds) =>
        {
            if (wait)
            {
                master.WaitReady();
            }

            master.TransferNow(garbage);
            timer.Advance(nanoseconds);
            Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.Status).Status);
        }, threads: 1);
        Assert.Equal(LinkState.Unidentified, module.State);
    }

    [Fact]
    public void Hostile_requests_with_a_good_crc_end_in_a_status()
    {
        var (_, master, _) = ReferenceMaster.Listening();
        master.PollLength = LinkFrame.MaximumLength;
        Gen<LinkOpcode> opcode = Gen.OneOf(
            Gen.Byte.Select(value => (LinkOpcode)value), Gen.OneOfConst(Enum.GetValues<LinkOpcode>())).Where(value => value != LinkOpcode.Poll);
        Gen.Select(opcode, Gen.OneOf(Gen.Byte, Gen.OneOfConst<byte>(0, 1, 0xFF)).Array[0, 40]).Sample((hostile, payload) =>
        {
            LinkStatus status = master.Exchange(hostile, payload).Status;
            Assert.True(status < LinkStatus.Timeout);
        }, iter: 3000, threads: 1);
        master.Exchange(LinkOpcode.Reset);
        master.LoadEverything();
    }

    [Fact]
    public void More_bytes_than_a_transaction_may_have_are_refused()
    {
        var (module, master, _) = ReferenceMaster.PowerUp();
        byte[] request = new byte[LinkFrame.MaximumLength + 1];
        LinkFrame.WriteRequest(request, 1, LinkOpcode.Identify, 0);
        master.Transfer(request);
        Assert.Equal(LinkStatus.BadLength, LinkFrame.Status(master.Poll()));
        Assert.Equal(LinkState.Unidentified, module.State);
        master.Transfer(request[..^1]);
        Assert.Equal(LinkState.Identified, module.State);
    }

    [Fact]
    public void A_stream_over_a_bad_bus_arrives_whole_and_once()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            TestTimer timer = new();
            ScriptedRecogniser recogniser = new();
            CoprocessorModule module = new(timer, (_, _) => recogniser);
            ReferenceMaster master = new(timer, module);
            master.LoadEverything();
            master.Exchange(LinkOpcode.StartListening, 0);
            Random random = new(seed);
            int oneIn = random.Next(3, 40);
            master.Damage = (bytes, _) => bytes.Length == 0 || random.Next(oneIn) != 0 ? bytes : DamageSomehow(bytes, random);
            for (int position = 0; position < 1600; position += 80)
            {
                Assert.Equal(LinkStatus.Ok, master.Exchange(LinkOpcode.AudioPcm, ReferenceMaster.Audio(position, 80)).Status);
            }

            Assert.Equal(1600, LinkBytes.ReadInt32(master.Exchange(LinkOpcode.StopListening).Payload, 0));
            Assert.Equal(Enumerable.Range(0, 1600).Select(sample => (short)sample), recogniser.Heard);
        }
    }

    // A lost transaction, one cut short, or a burst of up to 16 wrong bits.
    private static byte[] DamageSomehow(byte[] bytes, Random random)
    {
        switch (random.Next(3))
        {
            case 0:
                return [];
            case 1:
                return bytes[..random.Next(bytes.Length)];
            default:
                byte[] damaged = [.. bytes];
                int first = random.Next(Math.Min(bytes.Length, 200) * 8);
                damaged[first / 8] ^= (byte)(1 << (first % 8));
                for (int bit = first + 1; bit < Math.Min(first + 16, bytes.Length * 8); bit++)
                {
                    damaged[bit / 8] ^= (byte)(random.Next(2) << (bit % 8));
                }

                return damaged;
        }
    }
}
