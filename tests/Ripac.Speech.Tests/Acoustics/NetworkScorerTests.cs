using System.Runtime.Intrinsics.X86;
using CsCheck;
using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Tests.Acoustics;

public class NetworkScorerTests
{
    private static readonly Gen<short[]> Features = Gen.Short[-6_000, 6_000].Array[120];

    [SkippableFact]
    public void Vector_instructions_give_the_same_costs_as_plain_ones()
    {
        Skip.IfNot(Avx2.IsSupported, "this processor has no AVX2");
        AcousticModel model = TinyModel.Create(1);
        NetworkScorer plain = Scorer(model, vectorized: false);
        NetworkScorer vectorized = Scorer(model, vectorized: true);
        Features.Sample(feature => Score(plain, model, feature).SequenceEqual(Score(vectorized, model, feature)), threads: 1);
    }

    [Fact]
    public void The_best_state_costs_nothing() =>
        Features.Sample(feature => Score(TinyModel.Create(2).CreateScorer(), TinyModel.Create(2), feature).Min() == 0, iter: 20);

    [Fact]
    public void States_of_one_emission_cost_the_same()
    {
        AcousticModel model = TinyModel.Create(3);
        EmissionScorer scorer = model.CreateScorer();
        Features.Sample(feature =>
        {
            byte[] costs = Score(scorer, model, feature);
            return costs[7] == costs[8] && costs[8] == costs[9];
        }, threads: 1);
    }

    [Fact]
    public void Costs_are_near_a_floating_point_network()
    {
        AcousticModel model = TinyModel.Create(4);
        EmissionScorer scorer = model.CreateScorer();
        Features.Sample(feature =>
        {
            double[] outputs = Reference(model, feature);
            double best = outputs.Max();
            byte[] costs = Score(scorer, model, feature);
            for (int state = 0; state < costs.Length; state++)
            {
                double expected = Math.Clamp(best - outputs[model.StateEmissions[state]], 0, 255);
                Assert.InRange(costs[state], expected - 40, expected + 40); // the hidden layer is cut to whole numbers
            }
        }, threads: 1);
    }

    private static NetworkScorer Scorer(AcousticModel model, bool vectorized) =>
        new(((NetworkEmissions)model.Emissions).Layers, model.StateEmissions, vectorized);

    private static byte[] Score(EmissionScorer scorer, AcousticModel model, short[] feature)
    {
        byte[] costs = new byte[model.StateCount];
        Assert.Equal(model.StateCount, scorer.Score(feature, costs));
        return costs;
    }

    private static double[] Reference(AcousticModel model, short[] feature)
    {
        double[] x = [.. feature.Select(f => (double)f)];
        IReadOnlyList<NetworkLayer> layers = ((NetworkEmissions)model.Emissions).Layers;
        for (int i = 0; i < layers.Count; i++)
        {
            NetworkLayer layer = layers[i];
            double lowest = i < layers.Count - 1 ? 0 : short.MinValue;
            x = [.. Enumerable.Range(0, layer.Outputs).Select(o => Math.Clamp(
                (layer.Biases[o] + x.Select((value, k) => value * layer.Weights[(o * layer.Inputs) + k]).Sum()) / (1 << layer.Shifts[o]),
                lowest,
                short.MaxValue))];
        }

        return x;
    }
}
