using CsCheck;
using Ripac.Speech.Audio;

namespace Ripac.Speech.Tests.Audio;

public class ResamplerTests
{
    [Theory]
    [InlineData(16_000)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(11_025)]
    [InlineData(6_000)]
    public void A_tone_in_the_passband_comes_through_unchanged_and_in_time(int rate)
    {
        double hertz = 0.85 * Math.Min(rate, 8_000) / 2;
        float[] output = Convert(Tone(rate, hertz, rate), rate, 8_000);
        Assert.Equal(8_000, output.Length);
        float[] expected = Tone(8_000, hertz, 8_000);
        for (int i = 1_000; i < 7_000; i++)
        {
            Assert.InRange(output[i] - expected[i], -0.02f, 0.02f);
        }
    }

    [Theory]
    [InlineData(16_000, 4_000)]
    [InlineData(16_000, 5_000)]
    [InlineData(44_100, 4_100)]
    [InlineData(44_100, 12_345)]
    [InlineData(48_000, 20_000)]
    public void What_cannot_be_at_the_lower_rate_is_80_dB_down(int rate, double hertz)
    {
        float[] output = Convert(Tone(rate, hertz, rate), rate, 8_000);
        Assert.All(output[1_000..7_000], sample => Assert.InRange(sample, -1e-4f, 1e-4f));
    }

    [Fact]
    public void The_chunks_do_not_matter()
    {
        float[] input = Tone(44_100, 500, 9_000);
        float[] whole = Convert(input, 44_100, 8_000);
        Gen.Int[1, 3_000].Array[1, 20].Sample(chunks => Convert(input, 44_100, 8_000, chunks).SequenceEqual(whole), iter: 30);
    }

    [Fact]
    public void A_rate_that_no_recorder_has_is_refused() => Assert.Throws<WavFormatException>(() => new Resampler(44_101, 8_000));

    private static float[] Tone(int rate, double hertz, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (float)Math.Sin(2 * Math.PI * hertz * i / rate))];

    private static float[] Convert(float[] input, int from, int to, params int[] chunks)
    {
        Resampler resampler = new(from, to);
        List<float> output = [];
        float[] piece = new float[1_000];
        void Drain()
        {
            for (int count; (count = resampler.Read(piece)) > 0;)
            {
                output.AddRange(piece.AsSpan(0, count));
            }
        }

        int at = 0;
        for (int i = 0; at < input.Length; i++)
        {
            int count = Math.Min(chunks.Length == 0 ? input.Length : chunks[i % chunks.Length], input.Length - at);
            resampler.Write(input.AsSpan(at, count));
            at += count;
            Drain();
        }

        resampler.Finish();
        Drain();
        return [.. output];
    }
}
