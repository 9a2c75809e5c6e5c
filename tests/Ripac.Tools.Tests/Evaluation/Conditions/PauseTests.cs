using Ripac.Tools.Evaluation.Conditions;

namespace Ripac.Tools.Tests.Evaluation.Conditions;

public class PauseTests
{
    [Fact]
    public void It_is_as_loud_as_the_softest_part()
    {
        Random random = new(1);
        short[] samples = [.. Enumerable.Range(0, 16_000).Select(i => (short)random.Next(i < 8_000 ? -60 : -3_000, i < 8_000 ? 61 : 3_001))];
        short[] longer = Pause.Append(samples, new Random(1));
        Assert.Equal(samples, longer[..16_000]);
        double rms = Math.Sqrt(longer.Skip(16_000).Average(sample => (double)sample * sample));
        Assert.InRange(rms, 30, 36); // 60 / sqrt(3)
        Assert.Equal(12_000, longer.Length - 16_000);
    }
}
