using CsCheck;
using Ripac.Link;
using Ripac.Module;

namespace Ripac.Tests;

public class LinkDecoderTests
{
    [Fact]
    public void A_transaction_becomes_one_readable_line()
    {
        var (_, master, timer) = ReferenceMaster.Listening();
        byte[] first = ReferenceMaster.Request(9, LinkOpcode.AudioPcm, ReferenceMaster.Audio(0, 1000));
        byte[] second = ReferenceMaster.Request(10, LinkOpcode.AudioPcm, ReferenceMaster.Audio(2000, 80));
        byte[] third = ReferenceMaster.Request(11, LinkOpcode.ReadDecisions, 0, 0, 32);
        master.Transfer(first);
        Assert.Equal("AudioPcm #10 at 2000 80 samples | AudioPcm #9 Ok next 1000 room 7000 [Listening, ModelLoaded]",
            LinkDecoder.Describe(second, master.Transfer(second)));
        timer.Advance(1_000_000_000);
        Assert.Equal("ReadDecisions #11 after 0 most 32 | AudioPcm #10 Gap, 13 of 18 bytes",
            LinkDecoder.Describe(third, master.Transfer(third)));
        byte[] answer = master.Poll();
        Assert.Equal("Poll #0 | ReadDecisions #11 Ok {1: Final word 0 90% 0-800} [Listening, ModelLoaded]",
            LinkDecoder.Describe(ReferenceMaster.Request(0, LinkOpcode.Poll), answer));
        answer[5] ^= 1;
        Assert.Equal("nothing | 600 bytes, BadCrc", LinkDecoder.Describe(new byte[600], answer));
    }

    [Fact]
    public void Any_bytes_can_be_described()
    {
        Gen<byte[]> whole = Gen.Select(Gen.Byte, Gen.OneOfConst(Enum.GetValues<LinkOpcode>()), Gen.Byte.Array[0, 70])
            .Select(ReferenceMaster.Request);
        Gen.Select(Gen.OneOf(whole, Gen.Byte.Array[0, 40]), Gen.Byte.Array[0, 70], Gen.OneOfConst(Enum.GetValues<LinkOpcode>()), Gen.Byte)
            .Sample((mosi, payload, opcode, status) =>
            {
                byte[] miso = new byte[LinkFrame.Overhead + payload.Length];
                payload.CopyTo(miso, LinkFrame.PayloadOffset);
                LinkFrame.WriteResponse(miso, 1, opcode, (LinkStatus)status, LinkFlags.Listening, payload.Length);
                Assert.DoesNotContain(LinkDecoder.Describe(mosi, miso), char.IsControl);
            });
    }
}
