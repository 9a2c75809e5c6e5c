using Ripac.Tools.Data;
using Ripac.Tools.Evaluation.Conditions;

namespace Ripac.Tools.Tests.Evaluation.Conditions;

public class NoiseMixerTests
{
    private static readonly short[] Tone = [.. Enumerable.Range(0, 24_000).Select(i => (short)(i is > 8_000 and < 16_000 ? 3_000 * Math.Sin(i * 0.7) : 0))];

    [Theory]
    [InlineData(20)]
    [InlineData(5)]
    [InlineData(-5)]
    public void The_ratio_is_of_speech_without_its_pauses_to_the_noise_that_is_added(int decibels)
    {
        short[] mixed = NoiseMixer.Mix(Tone, Noise(50_000), decibels, new Random(1));
        double noise = mixed.Zip(Tone).Average(pair => Math.Pow(pair.First - pair.Second, 2));
        double ratio = 10 * Math.Log10(ActiveSpeechLevel.MeanSquare(Tone) / noise);
        Assert.Equal(decibels, ratio, 0.1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_mix_and_another_seed_another()
    {
        short[] noise = Noise(50_000);
        Assert.Equal(NoiseMixer.Mix(Tone, noise, 10, new Random(1)), NoiseMixer.Mix(Tone, noise, 10, new Random(1)));
        Assert.NotEqual(NoiseMixer.Mix(Tone, noise, 10, new Random(1)), NoiseMixer.Mix(Tone, noise, 10, new Random(2)));
    }

    /// <summary>A bark in silence: wherever it begins, something is heard; and digital silence is no noise at all.</summary>
    [Fact]
    public void Noise_that_is_mostly_silence_is_heard()
    {
        short[] bark = new short[40_000];
        Noise(2_000).CopyTo(bark, 30_000);
        for (int seed = 0; seed < 20; seed++)
        {
            Assert.NotEqual(Tone, NoiseMixer.Mix(Tone, bark, 10, new Random(seed)));
        }

        Assert.Equal(Tone, NoiseMixer.Mix(Tone, new short[100], 10, new Random(1)));
    }

    [Theory]
    [InlineData("wav/001_Dog_bark_1-30226-A.wav", "dog bark")]
    [InlineData("wav/sc_white_2.wav", "white")]
    [InlineData("wav/sc_doing_the_dishes.wav", "doing the dishes")]
    [InlineData("wav/kitchen.wav", "kitchen")]
    public void The_kind_is_the_name_without_numbers(string path, string kind) =>
        Assert.Equal(kind, NoiseMixer.KindOf(new Recording("noise", path, "noise/noise", [])));

    private static short[] Noise(int length)
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, length).Select(_ => (short)random.Next(-500, 501))];
    }
}
