using Ripac.Tools.Evaluation.Conditions;

namespace Ripac.Tools.Tests.Evaluation.Conditions;

public class ActiveSpeechLevelTests
{
    /// <summary>1 s of a tone in 8 s of pauses: the mean over all would be 9 dB too low. The hangover of 0.2 s counts as speech.</summary>
    [Theory]
    [InlineData(10_000)]
    [InlineData(1_000)]
    [InlineData(100)]
    public void Pauses_do_not_count(double amplitude)
    {
        short[] samples = new short[64_000];
        for (int i = 0; i < 8_000; i++)
        {
            samples[20_000 + i] = (short)Math.Round(amplitude * Math.Sin(i * 0.7));
        }

        double decibels = 10 * Math.Log10(ActiveSpeechLevel.MeanSquare(samples) / (amplitude * amplitude / 2));
        Assert.InRange(decibels, -1.5, 0.2);
    }

    [Fact]
    public void Digital_silence_has_none() => Assert.Equal(0, ActiveSpeechLevel.MeanSquare(new short[8_000]));
}
