using Ripac.Speech.Audio;

namespace Ripac.Speech.Tests.Audio;

public class G711Tests
{
    /// <summary>Values of ITU-T G.711, tables 1 and 2, at 16 bits.</summary>
    [Theory]
    [InlineData(0x80, 32_124)]
    [InlineData(0x00, -32_124)]
    [InlineData(0xFF, 0)]
    [InlineData(0xFE, 8)]
    public void MuLaw_is_as_in_the_standard(byte code, short sample) => Assert.Equal(sample, G711.DecodeMuLaw(code));

    [Theory]
    [InlineData(0xAA, 32_256)]
    [InlineData(0x2A, -32_256)]
    [InlineData(0xD5, 8)]
    [InlineData(0x55, -8)]
    public void ALaw_is_as_in_the_standard(byte code, short sample) => Assert.Equal(sample, G711.DecodeALaw(code));
}
