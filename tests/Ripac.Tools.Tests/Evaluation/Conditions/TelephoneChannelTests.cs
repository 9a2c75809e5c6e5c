using Ripac.Tools.Evaluation.Conditions;

namespace Ripac.Tools.Tests.Evaluation.Conditions;

public class TelephoneChannelTests
{
    [Theory]
    [InlineData(100, -60, -30)]
    [InlineData(300, -3.5, -2.5)]
    [InlineData(1_000, -0.3, 0.3)]
    [InlineData(3_400, -3.5, -2.5)]
    [InlineData(3_800, -60, -12)]
    public void The_band_is_300_to_3400_hertz(double hertz, double least, double most)
    {
        short[] tone = [.. Enumerable.Range(0, 16_000).Select(i => (short)(8_000 * Math.Sin(2 * Math.PI * hertz * i / 8_000)))];
        double power = TelephoneChannel.Pass(tone).Skip(8_000).Average(sample => (double)sample * sample);
        Assert.InRange(10 * Math.Log10(power / 32_000_000), least, most);
    }

    [Fact]
    public void Samples_have_no_more_than_eight_bits()
    {
        Random random = new(1);
        short[] noise = [.. Enumerable.Range(0, 80_000).Select(_ => (short)random.Next(-32_768, 32_768))];
        Assert.InRange(TelephoneChannel.Pass(noise).Distinct().Count(), 200, 255);
    }
}
