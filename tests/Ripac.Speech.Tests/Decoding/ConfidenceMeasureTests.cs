using CsCheck;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;

namespace Ripac.Speech.Tests.Decoding;

public class ConfidenceMeasureTests
{
    private static readonly Gen<ConfidenceMeasure> Measure = Gen.Int[0, 5].SelectMany(hidden => Gen.Select(
        Gen.Short[-900, 900].Array[hidden * WordEvidence.Count],
        Gen.Int[-500_000, 500_000].Array[hidden],
        Gen.Short[-500, 500].Array[hidden],
        Gen.Short[-300, 300].Array[WordEvidence.Count],
        Gen.Int[-500_000, 500_000],
        (weights, biases, output, direct, bias) => new ConfidenceMeasure(weights, biases, output, direct, bias)));

    private static readonly Gen<WordEvidence> Evidence = Gen.Short[-1_000, 3_000].Array[WordEvidence.Count].Select(numbers =>
    {
        WordEvidence evidence = default;
        numbers.CopyTo(evidence);
        return evidence;
    });

    [Fact]
    public void Is_what_its_network_computes_with_real_numbers() => Gen.Select(Measure, Evidence).Sample((measure, evidence) =>
        Assert.InRange(measure.Percent(evidence) - (100 / (1 + Math.Exp(-LogOdds(measure, evidence)))), -2.5, 2.5));

    [Fact]
    public void Stands_in_the_model_file_as_it_was() => Gen.Select(Measure, Evidence).Sample((measure, evidence) =>
    {
        AcousticModel model = Acoustics.TinyModel.Create(1) with { Confidence = measure };
        Assert.Equal(measure.Percent(evidence), AcousticModel.Read(model.ToBytes()).Confidence.Percent(evidence));
    }, iter: 50);

    [Fact]
    public void Extreme_weights_and_evidence_neither_overflow_nor_leave_the_range()
    {
        short[] high = [.. Enumerable.Repeat(short.MaxValue, WordEvidence.Count)];
        ConfidenceMeasure measure = new(high, [int.MaxValue], [short.MaxValue], high, int.MaxValue);
        WordEvidence evidence = default;
        high.CopyTo(evidence);
        Assert.Equal(100, measure.Percent(evidence));
        ConfidenceMeasure opposite = new(high, [int.MaxValue], [short.MinValue], high, int.MinValue);
        Assert.Equal(0, opposite.Percent(evidence));
    }

    [Fact]
    public void Weights_that_do_not_fit_together_are_an_error() =>
        Assert.Throws<ArgumentException>(() => new ConfidenceMeasure([], [1], [1], new short[WordEvidence.Count], 0));

    private static double LogOdds(ConfidenceMeasure measure, WordEvidence evidence)
    {
        const double One = 1 << ConfidenceMeasure.WeightFraction;
        double sum = measure.Bias / One;
        for (int i = 0; i < WordEvidence.Count; i++)
        {
            sum += measure.DirectWeights[i] / One * evidence[i];
        }

        for (int hidden = 0; hidden < measure.HiddenBiases.Length; hidden++)
        {
            double value = measure.HiddenBiases[hidden] / One;
            for (int i = 0; i < WordEvidence.Count; i++)
            {
                value += measure.HiddenWeights[(hidden * WordEvidence.Count) + i] / One * evidence[i];
            }

            sum += measure.OutputWeights[hidden] / One * Math.Max(0, value);
        }

        return sum / 256;
    }
}
