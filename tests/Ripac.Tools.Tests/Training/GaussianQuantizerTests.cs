using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;
using Ripac.Tools.Data;
using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Training;

public class GaussianQuantizerTests
{
    private const int Bands = 24;

    /// <summary>Integers cost what the floats say, in 1/8 nat, times the scale.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.3)]
    public void Differences_of_costs_are_near_those_of_log_likelihoods(double likelihoodScale)
    {
        TrainingSettings settings = new() { CepstralCoefficients = 13, GaussianScale = likelihoodScale, CepstralFillerCost = 3 };
        Lexicon lexicon = Lexicon.Load();
        WordTargets targets = new(lexicon, new PhoneSet(lexicon, settings.PhoneStates));
        CepstralScale scale = new(Bands, new short[39], [.. Enumerable.Repeat((ushort)500, 39)]);
        Random random = new(1);
        short[] feature = [.. Enumerable.Range(0, 9 * Bands).Select(_ => (short)random.Next(-300, 300))];
        short[] cepstra = new short[39];
        short[] x = new short[39];
        scale.CreateTransform().Apply(feature, cepstra);
        scale.Apply(cepstra, x);

        float[] Around(int width) => [.. x.Select(value => (float)Math.Clamp(value + random.Next(-width, width + 1), -120, 120))];
        (float[], int[])[] frames =
        [
            .. Enumerable.Range(0, targets.Count).Select(target => (
                Enumerable.Range(0, 40).SelectMany(_ => Around(20 + (target % 20))).ToArray(), (int[])[.. Enumerable.Repeat(target, 40)])),
        ];
        StateMixtures mixtures = StateMixtures.Estimate(targets.Count, 39, frames, fewestFrames: 20, previous: null);
        GaussianEmissions emissions = GaussianQuantizer.Quantize(mixtures, scale, targets, settings);
        EmissionScorer scorer = emissions.CreateScorer(Array.Empty<ushort>());
        scorer.Write(feature);
        Assert.True(scorer.TryReadLogLikelihoods(out ReadOnlySpan<int> scores));
        float[] floats = [.. x.Select(value => (float)value)];
        double[] expected = [.. Enumerable.Range(0, targets.Count).Select(target =>
            8 * likelihoodScale * (mixtures.LogLikelihood(target, floats) - (targets.IsFiller(target) ? 3 : 0)))];
        for (int target = 0; target < targets.Count; target++)
        {
            Assert.InRange(scores[target] - scores[0], expected[target] - expected[0] - 10, expected[target] - expected[0] + 10);
        }
    }
}
