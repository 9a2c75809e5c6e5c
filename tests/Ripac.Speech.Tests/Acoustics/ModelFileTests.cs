using System.Buffers.Binary;
using CsCheck;
using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Tests.Acoustics;

public class ModelFileTests
{
    public static readonly TheoryData<EmissionKind> Kinds = [.. Enum.GetValues<EmissionKind>()];

    private static readonly byte[] Bytes = TinyModel.Create(1).ToBytes();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_model_survives_being_written_and_read(EmissionKind kind)
    {
        byte[] bytes = TinyModel.Create(1, kind).ToBytes();
        AcousticModel model = AcousticModel.Read(bytes);
        Assert.Equal(kind, model.Emissions.Kind);
        Assert.Equal(bytes, model.ToBytes());
        Assert.Equal(TinyModel.Create(1).Words, model.Words);
        Assert.Equal(TinyModel.Create(1).Transitions, model.Transitions);
    }

    [Fact]
    public void Every_cut_is_noticed()
    {
        for (int length = 0; length < Bytes.Length; length++)
        {
            Assert.Throws<ModelFormatException>(() => AcousticModel.Read(Bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Every_changed_byte_is_noticed() =>
        Gen.Int[0, Bytes.Length - 1].Select(Gen.Byte[1, 255]).Sample((at, change) =>
        {
            byte[] damaged = [.. Bytes];
            damaged[at] ^= change;
            Assert.Throws<ModelFormatException>(() => AcousticModel.Read(damaged));
        });

    [Theory]
    [InlineData(0, "another kind of file")]
    [InlineData(4, "version")]
    [InlineData(8, "its header says")]
    [InlineData(12, "CRC-32")]
    public void The_message_names_what_is_wrong(int at, string message)
    {
        byte[] damaged = [.. Bytes];
        damaged[at] ^= 1;
        Assert.Contains(message, Assert.Throws<ModelFormatException>(() => AcousticModel.Read(damaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_section_is_refused_and_named() =>
        AssertRefused([.. Bytes, .. "NEWS"u8, 1, 0, 0, 0, 7], "NEWS is not known");

    [Fact]
    public void A_section_that_is_there_twice_is_refused() =>
        AssertRefused([.. Bytes, .. Bytes.AsSpan(16)], "two sections FEND");

    [Fact]
    public void A_section_that_is_not_there_is_named() =>
        AssertRefused(Bytes[..(16 + 8 + Bytes[20])], "no section WORD");

    [Fact]
    public void A_section_that_is_longer_than_the_file_is_refused() =>
        AssertRefused([.. Bytes[..20], 255, 255, 255, 255, .. Bytes.AsSpan(24)], "section FEND says 4294967295 bytes");

    [Fact]
    public void A_section_with_bytes_too_many_is_refused() =>
        AssertRefused([.. Bytes[..20], (byte)(Bytes[20] + 1), .. Bytes[21..(24 + Bytes[20])], 0, .. Bytes.AsSpan(24 + Bytes[20])], "FEND has 1 bytes too many");

    [Fact]
    public void Sections_may_stand_in_any_order()
    {
        int end = 24 + Bytes[20];
        byte[] turned = Forge([.. Bytes[..16], .. Bytes.AsSpan(end), .. Bytes.AsSpan(16, end - 16)]);
        Assert.Equal(Bytes, AcousticModel.Read(turned).ToBytes());
    }

    /// <summary>Somebody may write a nonsense model with a right CRC: it is read or refused, and nothing else happens.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nonsense_with_a_right_checksum_is_read_or_refused(EmissionKind kind)
    {
        byte[] bytes = TinyModel.Create(1, kind).ToBytes();
        Gen.Int[16, bytes.Length - 1].Select(Gen.Byte).Array[1, 4].Sample(changes =>
        {
            byte[] forged = [.. bytes];
            foreach ((int at, byte value) in changes)
            {
                forged[at] = value;
            }

            try
            {
                AcousticModel model = AcousticModel.Read(Forge(forged));
                EmissionScorer scorer = model.CreateScorer();
                scorer.Write(new short[model.FrontEnd.FeatureCount]);
                scorer.Flush();
                Assert.True(scorer.TryReadCosts(new byte[model.StateCount]));
            }
            catch (ModelFormatException)
            {
            }
        });
    }

    private static void AssertRefused(byte[] bytes, string message) =>
        Assert.Contains(message, Assert.Throws<ModelFormatException>(() => AcousticModel.Read(Forge(bytes))).Message, StringComparison.Ordinal);

    /// <summary>With the right length and checksum.</summary>
    private static byte[] Forge(byte[] bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), ModelFile.Crc32C(bytes.AsSpan(16)));
        return bytes;
    }
}
