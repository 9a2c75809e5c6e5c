using System.Runtime.Intrinsics.X86;
using CsCheck;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Tests.Acoustics;

public class GaussianScorerTests
{
    private static readonly AcousticModel Model = TinyModel.Create(1, EmissionKind.Gaussian);
    private static readonly GaussianEmissions Emissions = (GaussianEmissions)Model.Emissions;
    private static readonly Gen<short[]> Features = Gen.Short[-6_000, 6_000].Array[Model.FrontEnd.FeatureCount];

    [SkippableFact]
    public void Vector_instructions_give_the_same_costs_as_plain_ones()
    {
        Skip.IfNot(Avx2.IsSupported, "this processor has no AVX2");
        GaussianScorer plain = new(Emissions, Model.StateEmissions, vectorized: false);
        GaussianScorer vectorized = new(Emissions, Model.StateEmissions, vectorized: true);
        Features.Sample(feature => Score(plain, feature).SequenceEqual(Score(vectorized, feature)), threads: 1);
    }

    [Fact]
    public void Costs_are_near_the_densities_of_Gaussians()
    {
        EmissionScorer scorer = Model.CreateScorer();
        Features.Sample(feature =>
        {
            double[] expected = Reference(feature);
            double best = expected.Min();
            byte[] costs = Score(scorer, feature);
            for (int state = 0; state < costs.Length; state++)
            {
                double cost = Math.Min(255, expected[Model.StateEmissions[state]] - best);
                Assert.InRange(costs[state], cost - 4 - (0.02 * cost), cost + 4 + (0.02 * cost)); // products are cut to whole numbers
            }
        }, threads: 1);
    }

    /// <summary>The cost of the best Gaussian of each emission: -ln(density), in floating point.</summary>
    private static double[] Reference(short[] feature)
    {
        short[] cepstra = new short[Emissions.Scale.Count];
        short[] x = new short[Emissions.Scale.Count];
        Emissions.Scale.CreateTransform().Apply(feature, cepstra);
        Emissions.Scale.Apply(cepstra, x);
        List<double> costs = [];
        int gaussian = 0;
        foreach (byte count in Emissions.Counts)
        {
            costs.Add(Enumerable.Range(gaussian, count).Min(g => Emissions.Constants[g] + Enumerable.Range(0, x.Length).Sum(i =>
                Math.Pow((x[i] - Emissions.Means[(g * x.Length) + i]) * Emissions.Precisions[(g * x.Length) + i] / 16.0, 2) / (1 << Emissions.Shift))));
            gaussian += count;
        }

        return [.. costs];
    }

    private static byte[] Score(EmissionScorer scorer, short[] feature)
    {
        byte[] costs = new byte[Model.StateCount];
        scorer.Write(feature);
        Assert.True(scorer.TryReadCosts(costs));
        return costs;
    }
}
