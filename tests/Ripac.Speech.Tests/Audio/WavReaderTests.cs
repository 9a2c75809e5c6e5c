using System.Buffers.Binary;
using Ripac.Speech.Audio;

namespace Ripac.Speech.Tests.Audio;

public class WavReaderTests
{
    public static TheoryData<WavEncoding, int, int> Formats => new()
    {
        { WavEncoding.Pcm, 8, 1 }, { WavEncoding.Pcm, 16, 1 }, { WavEncoding.Pcm, 16, 2 }, { WavEncoding.Pcm, 24, 2 }, { WavEncoding.Pcm, 32, 1 },
        { WavEncoding.Float, 32, 2 }, { WavEncoding.Float, 64, 1 }, { WavEncoding.ALaw, 8, 1 }, { WavEncoding.MuLaw, 8, 2 },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_usual_format_gives_the_same_signal(WavEncoding encoding, int bits, int channels)
    {
        byte[] file = TestWav.Sine(encoding, bits, channels, rate: 8_000, count: 400);
        using WavReader reader = new(new MemoryStream(file));
        float[] samples = new float[1_000];
        Assert.Equal(400, reader.ReadMono(samples));
        float tolerance = bits == 8 ? 0.02f : 0.0001f; // 8 bits are coarse
        for (int i = 0; i < 400; i++)
        {
            Assert.InRange(samples[i] - TestWav.SineAt(i, 8_000), -tolerance, tolerance);
        }
    }

    [Fact]
    public void An_extensible_header_is_read_by_its_subformat()
    {
        byte[] file = TestWav.Sine(WavEncoding.Float, 32, 1, 8_000, 100, extensible: true);
        using WavReader reader = new(new MemoryStream(file));
        Assert.Equal(new WavFormat(WavEncoding.Float, 8_000, 1, 32), reader.Format);
    }

    [Fact]
    public void Unknown_chunks_are_passed_over()
    {
        byte[] plain = TestWav.Sine(WavEncoding.Pcm, 16, 1, 8_000, 10);
        byte[] withList = [.. plain[..12], .. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0, .. plain[12..]];
        using WavReader reader = new(new MemoryStream(withList));
        Assert.Equal(10, reader.ReadMono(new float[20]));
    }

    [Fact]
    public void A_pipe_whose_length_is_unknown_is_read_to_its_end()
    {
        byte[] file = TestWav.Sine(WavEncoding.Pcm, 16, 1, 8_000, 100);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), uint.MaxValue);
        using WavReader reader = new(new MemoryStream(file));
        Assert.Equal(100, reader.ReadMono(new float[200]));
    }

    [Fact]
    public void Every_cut_short_file_says_so()
    {
        byte[] file = TestWav.Sine(WavEncoding.Pcm, 16, 2, 8_000, 50);
        for (int length = 0; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            Assert.Throws<WavFormatException>(() => new WavReader(new MemoryStream(cut)));
        }
    }

    [Theory]
    [InlineData(20, 2)]             // MS ADPCM
    [InlineData(22, 0)]             // no channels
    [InlineData(22, 60_000)]        // absurdly many
    [InlineData(34, 12)]            // 12 bits
    [InlineData(16, 9_999)]         // a format chunk of 10 KB
    public void What_cannot_be_read_is_refused(int at, ushort value)
    {
        byte[] file = TestWav.Sine(WavEncoding.Pcm, 16, 1, 8_000, 50);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);
        Assert.Throws<WavFormatException>(() => new WavReader(new MemoryStream(file)));
    }

    [Theory]
    [InlineData("this is a text file, and not a short one")]
    [InlineData("")]
    public void Other_files_are_refused(string text) =>
        Assert.Throws<WavFormatException>(() => new WavReader(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Numbers_that_are_none_become_silence()
    {
        byte[] file = TestWav.Sine(WavEncoding.Float, 32, 1, 8_000, 4);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(44), float.NaN);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(48), float.PositiveInfinity);
        using WavReader reader = new(new MemoryStream(file));
        float[] samples = new float[4];
        reader.ReadMono(samples);
        Assert.Equal(0, samples[0]);
        Assert.Equal(0, samples[1]);
    }
}
