using Ripac.Speech.Decoding;

namespace Ripac.Speech.Tests.Decoding;

public class ConfidenceMeasureTests
{
    [Fact]
    public void Is_the_logistic_function_of_the_evidence()
    {
        ConfidenceMeasure measure = new(Bias: 100, WordMargin: 8, FillerMargin: 4, CostPerFrame: -16, MostMargin: 300);
        CsCheck.Check.Sample(
            CsCheck.Gen.Select(CsCheck.Gen.Int[-200, 200], CsCheck.Gen.Int[-200, 200], CsCheck.Gen.Int[0, 60]),
            evidence =>
            {
                (int word, int filler, int cost) = evidence;
                double logOdds = (100 + (8 * word) + (4 * filler) - (16 * cost)) / 256.0;
                int percent = measure.Percent(new WordEvidence(10, 10 * cost, word, filler));
                Assert.InRange(percent - (100 / (1 + Math.Exp(-logOdds))), -1.5, 1.5);
            });
    }

    [Fact]
    public void Margins_count_up_to_a_limit()
    {
        ConfidenceMeasure measure = new(Bias: 0, WordMargin: 8, FillerMargin: 0, CostPerFrame: 0, MostMargin: 20);
        Assert.Equal(measure.Percent(new WordEvidence(1, 0, 20, 0)), measure.Percent(new WordEvidence(1, 0, 4095, 0)));
        Assert.Equal(measure.Percent(new WordEvidence(1, 0, -20, 0)), measure.Percent(new WordEvidence(1, 0, -4000, 0)));
    }
}
