using CsCheck;
using Ripac.Link;

namespace Ripac.Tests.Link;

public class SerialDecoderTests
{
    private const int Longest = 1200;

    // Bytes in which flags, and long runs without one, are frequent.
    private static readonly Gen<byte[]> Frames = Gen.Select(Gen.Int[1, 400], Gen.Byte.Array[1, Longest], (rarity, bytes) =>
        bytes.Select((value, i) => (value + (31 * i)) % rarity == 0 ? SerialEncoder.Flag : value).ToArray());

    [Fact]
    public void What_was_encoded_comes_back_in_pieces_of_any_size() =>
        Gen.Select(Frames.Array[1, 5], Gen.Int[1, 700]).Sample((frames, piece) =>
        {
            byte[] line = [.. frames.SelectMany(Wire)];
            Assert.Equal(frames, Decode(line, piece));
        });

    [Theory]
    [InlineData(124)]
    [InlineData(125)] // the distance is that of the flag's value
    [InlineData(126)]
    [InlineData(253)]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(508)]
    [InlineData(509)]
    public void Long_runs_without_a_flag(int length)
    {
        byte[] frame = [.. Enumerable.Repeat((byte)7, length)];
        byte[] wire = Wire(frame);
        Assert.Equal([frame], Decode(wire, wire.Length));
        Assert.DoesNotContain(SerialEncoder.Flag, wire[1..^1]);
    }

    [Fact]
    public void On_the_wire_flags_are_the_edges_alone_and_the_length_is_bounded() => Frames.Sample(frame =>
    {
        byte[] wire = Wire(frame);
        Assert.True(wire.Length <= SerialEncoder.WireLength(frame.Length));
        Assert.Equal((SerialEncoder.Flag, SerialEncoder.Flag), (wire[0], wire[^1]));
        Assert.DoesNotContain(SerialEncoder.Flag, wire[1..^1]);
    });

    [Fact]
    public void After_any_noise_the_next_frame_is_found() =>
        Gen.Select(Gen.Byte.Array[0, 3000], Frames).Sample((noise, frame) =>
            Assert.Equal(frame, Decode([.. noise, .. Wire(frame)], 100)[^1]));

    [Fact]
    public void A_frame_that_lost_bytes_in_the_middle_of_a_block_begins_with_zero()
    {
        byte[] wire = Wire([0xA5, 1, 2, 3, 4]);
        Assert.Equal(0, Decode([.. wire[..3], .. wire[4..]], 100)[0][0]);
    }

    [Fact]
    public void A_frame_that_is_too_long_begins_with_zero_and_fills_the_array()
    {
        byte[] frame = [.. Enumerable.Repeat((byte)0xA5, Longest + 1)];
        byte[] found = Decode(Wire(frame), 64)[0];
        Assert.Equal((Longest, 0), (found.Length, found[0]));
    }

    [Fact]
    public void A_line_without_flags_makes_one_frame_that_is_too_long()
    {
        byte[] found = Assert.Single(Decode([.. Enumerable.Repeat((byte)0xFF, 3 * Longest), SerialEncoder.Flag], 500));
        Assert.Equal((Longest, 0), (found.Length, found[0]));
    }

    private static byte[] Wire(byte[] frame)
    {
        byte[] wire = new byte[SerialEncoder.WireLength(frame.Length)];
        return wire[..SerialEncoder.Encode(frame, frame.Length, wire)];
    }

    private static List<byte[]> Decode(byte[] line, int piece)
    {
        byte[] frame = new byte[Longest];
        SerialDecoder decoder = new(frame);
        List<byte[]> frames = [];
        foreach (byte[] bytes in line.Chunk(piece))
        {
            for (int done = 0; done < bytes.Length;)
            {
                done += decoder.Take(bytes, done, bytes.Length - done);
                if (decoder.FrameLength > 0)
                {
                    frames.Add(frame[..decoder.FrameLength]);
                }
            }
        }

        return frames;
    }
}
