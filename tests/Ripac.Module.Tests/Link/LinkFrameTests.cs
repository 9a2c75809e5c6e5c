using CsCheck;
using Ripac.Link;

namespace Ripac.Tests.Link;

public class LinkFrameTests
{
    private static readonly Gen<byte[]> Payload = Gen.Byte.Array[0, 600];

    [Fact]
    public void A_request_reads_back_as_it_was_written()
    {
        Gen.Select(Gen.Byte, Gen.Byte, Payload).Sample((sequence, opcode, payload) =>
        {
            byte[] frame = Frame(sequence, opcode, payload);
            Assert.Equal(LinkStatus.Ok, LinkFrame.Check(frame, frame.Length, LinkFrame.RequestSync));
            Assert.Equal(LinkFrame.Version, LinkFrame.ReadVersion(frame));
            Assert.Equal(sequence, LinkFrame.Sequence(frame));
            Assert.Equal((LinkOpcode)opcode, LinkFrame.Opcode(frame));
            Assert.Equal(payload.Length, LinkFrame.PayloadLength(frame));
            Assert.Equal(payload, frame[LinkFrame.PayloadOffset..^2]);
        });
    }

    [Fact]
    public void A_response_reads_back_as_it_was_written()
    {
        Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, Gen.Byte, Payload).Sample((sequence, opcode, status, flags, payload) =>
        {
            byte[] frame = new byte[LinkFrame.Overhead + payload.Length];
            payload.CopyTo(frame, LinkFrame.PayloadOffset);
            LinkFrame.WriteResponse(frame, sequence, (LinkOpcode)opcode, (LinkStatus)status, (LinkFlags)flags, payload.Length);
            Assert.Equal(LinkStatus.Ok, LinkFrame.Check(frame, frame.Length, LinkFrame.ResponseSync));
            Assert.Equal(LinkStatus.BadSync, LinkFrame.Check(frame, frame.Length, LinkFrame.RequestSync));
            Assert.Equal((sequence, opcode, status, flags), (LinkFrame.Sequence(frame), (byte)LinkFrame.Opcode(frame),
                (byte)LinkFrame.Status(frame), (byte)LinkFrame.Flags(frame)));
        });
    }

    [Fact]
    public void A_frame_of_the_longest_size_is_whole()
    {
        byte[] frame = Frame(1, 0x10, new byte[LinkFrame.MaximumPayload]);
        Assert.Equal(LinkFrame.MaximumLength, frame.Length);
        Assert.Equal(LinkStatus.Ok, LinkFrame.Check(frame, frame.Length, LinkFrame.RequestSync));
    }

    [Fact]
    public void Of_an_image_header_and_address_are_checked_and_the_data_are_not() =>
        Gen.Select(Gen.Byte, Gen.Byte.Array[5, 600], Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample((sequence, payload, place, change) =>
        {
            byte[] frame = Frame(sequence, (byte)LinkOpcode.WriteImage, payload);
            int at = place % frame.Length;
            frame[at] ^= change;
            bool isData = at >= LinkFrame.PayloadOffset + 4 && at < frame.Length - 2;
            if (at is not (6 or 7)) // a wrong length moves the CRC
            {
                Assert.Equal(isData, LinkFrame.Check(frame, frame.Length, LinkFrame.RequestSync) == LinkStatus.Ok);
            }
        });

    [Fact]
    public void Any_burst_of_up_to_16_bits_outside_the_length_is_found()
    {
        Gen.Select(Gen.Byte, Payload, Gen.Int[0, int.MaxValue], Gen.Int[1, 0xFFFF]).Sample((sequence, payload, place, burst) =>
        {
            byte[] frame = Frame(sequence, 0x32, payload);
            int bits = frame.Length * 8;
            int first = place % bits;
            for (int i = 0; i < 16 && first + i < bits; i++)
            {
                int bit = first + i;
                if ((burst >> i & 1) != 0 && bit / 8 is not (6 or 7))
                {
                    frame[bit / 8] ^= (byte)(1 << (bit % 8));
                }
            }

            bool same = frame.SequenceEqual(Frame(sequence, 0x32, payload));
            Assert.Equal(same, LinkFrame.Check(frame, frame.Length, LinkFrame.RequestSync) == LinkStatus.Ok);
        });
    }

    [Fact]
    public void A_frame_cut_short_anywhere_is_found()
    {
        byte[] frame = Frame(3, 0x33, [1, 2, 3, 4, 5, 6, 7]);
        for (int length = 0; length < frame.Length; length++)
        {
            Assert.NotEqual(LinkStatus.Ok, LinkFrame.Check(frame, length, LinkFrame.RequestSync));
        }
    }

    [Fact]
    public void Any_bytes_can_be_checked()
    {
        Gen.Select(Gen.Byte.Array[0, 64], Gen.Int[0, 64]).Sample((bytes, available) =>
            LinkFrame.Check(bytes, Math.Min(available, bytes.Length), LinkFrame.RequestSync));
    }

    private static byte[] Frame(byte sequence, byte opcode, byte[] payload)
    {
        byte[] frame = new byte[LinkFrame.Overhead + payload.Length];
        payload.CopyTo(frame, LinkFrame.PayloadOffset);
        Assert.Equal(frame.Length, LinkFrame.WriteRequest(frame, sequence, (LinkOpcode)opcode, payload.Length));
        return frame;
    }
}
