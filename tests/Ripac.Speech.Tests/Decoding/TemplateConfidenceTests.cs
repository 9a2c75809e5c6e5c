using Ripac.Speech.Decoding;

namespace Ripac.Speech.Tests.Decoding;

public class TemplateConfidenceTests
{
    [Theory]
    [InlineData(0, 99, 100)]
    [InlineData(900, 92, 96)]   // the remarks of the class say what was measured
    [InlineData(1_100, 80, 87)]
    [InlineData(1_300, 65, 75)]
    [InlineData(1_450, 50, 50)]
    [InlineData(1_700, 20, 26)]
    [InlineData(3_000, 0, 1)]
    [InlineData(int.MaxValue, 0, 0)]
    public void Falls_with_the_distance(int costOf100Frames, int least, int most) =>
        Assert.InRange(TemplateConfidence.Percent(costOf100Frames, 100), least, most);
}
