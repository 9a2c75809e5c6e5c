using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Training;

public sealed class TimeStretchTests
{
    [Theory]
    [InlineData(0.8)]
    [InlineData(1.25)]
    public void The_length_changes_and_the_pitch_stays(double tempo)
    {
        float[] tone = [.. Enumerable.Range(0, 8_000).Select(i => 1_000 * MathF.Sin(2 * MathF.PI * 220 * i / 8_000))];
        float[] stretched = TimeStretch.Change(tone, tempo);
        Assert.Equal(8_000 / tempo, stretched.Length, 1.0);
        double crossings = stretched.Zip(stretched.Skip(1)).Count(pair => pair.First < 0 && pair.Second >= 0);
        Assert.InRange(crossings * 8_000 / stretched.Length, 210, 230);
        Assert.InRange(stretched.Max(), 950, 1_050);
    }

    [Fact]
    public void Nothing_comes_of_nothing() => Assert.Empty(TimeStretch.Change([], 1.1));
}
