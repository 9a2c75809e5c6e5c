using System.Buffers.Binary;
using CsCheck;
using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Tests.Acoustics;

public class ModelFileTests
{
    private static readonly byte[] Bytes = TinyModel.Create(1).ToBytes();

    [Fact]
    public void A_model_survives_being_written_and_read()
    {
        AcousticModel model = AcousticModel.Read(Bytes);
        Assert.Equal(Bytes, model.ToBytes());
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

    /// <summary>Somebody may write a nonsense model with a right CRC: it is read or refused, and nothing else happens.</summary>
    [Fact]
    public void Nonsense_with_a_right_checksum_is_read_or_refused() =>
        Gen.Int[16, Bytes.Length - 1].Select(Gen.Byte).Array[1, 4].Sample(changes =>
        {
            byte[] forged = [.. Bytes];
            foreach ((int at, byte value) in changes)
            {
                forged[at] = value;
            }

            BinaryPrimitives.WriteUInt32LittleEndian(forged.AsSpan(12), ModelFile.Crc32C(forged.AsSpan(16)));
            try
            {
                AcousticModel model = AcousticModel.Read(forged);
                new EmissionScorer(model).Score(new short[model.FrontEnd.FeatureCount], new byte[model.StateCount]);
            }
            catch (ModelFormatException)
            {
            }
        });
}
