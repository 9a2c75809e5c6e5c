using System.Runtime.Intrinsics.X86;
using CsCheck;
using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Tests.Acoustics;

public class NetworkScorerTests
{
    private static readonly Gen<short[][]> Utterances = Gen.Short[-6_000, 6_000].Array[120].Array[1, 12];

    [SkippableFact]
    public void Vector_instructions_give_the_same_costs_as_plain_ones()
    {
        Skip.IfNot(Avx2.IsSupported, "this processor has no AVX2");
        AcousticModel model = TinyModel.Create(1);
        NetworkScorer plain = Scorer(model, vectorized: false);
        NetworkScorer vectorized = Scorer(model, vectorized: true);
        Utterances.Sample(features => Assert.Equal(Score(plain, model, features), Score(vectorized, model, features)), threads: 1);
    }

    [Fact]
    public void The_best_state_costs_nothing()
    {
        AcousticModel model = TinyModel.Create(2);
        EmissionScorer scorer = model.CreateScorer();
        Utterances.Sample(features => Score(scorer, model, features).All(costs => costs.Min() == 0), iter: 20, threads: 1);
    }

    [Fact]
    public void States_of_one_emission_cost_the_same()
    {
        AcousticModel model = TinyModel.Create(3);
        EmissionScorer scorer = model.CreateScorer();
        Utterances.Sample(features => Score(scorer, model, features).All(costs => costs[7] == costs[8] && costs[8] == costs[9]), threads: 1);
    }

    [Fact]
    public void Costs_are_near_a_floating_point_network()
    {
        AcousticModel model = TinyModel.Create(4);
        EmissionScorer scorer = model.CreateScorer();
        Utterances.Sample(features =>
        {
            double[][] outputs = Reference(model, features);
            byte[][] costs = Score(scorer, model, features);
            Assert.Equal(features.Length, costs.Length);
            for (int frame = 0; frame < costs.Length; frame++)
            {
                double best = outputs[frame].Max();
                for (int state = 0; state < costs[frame].Length; state++)
                {
                    double expected = Math.Clamp(best - outputs[frame][model.StateEmissions[state]], 0, 255);
                    Assert.InRange(costs[frame][state], expected - 60, expected + 60); // hidden layers are cut to whole numbers
                }
            }
        }, threads: 1);
    }

    [Fact]
    public void Costs_come_as_late_as_the_network_looks_ahead()
    {
        AcousticModel model = TinyModel.Create(5);
        EmissionScorer scorer = model.CreateScorer();
        byte[] costs = new byte[model.StateCount];
        int lookahead = ((NetworkEmissions)model.Emissions).Lookahead;
        Assert.Equal(4, lookahead);
        for (int frame = 0; frame < 10; frame++)
        {
            scorer.Write(new short[120]);
            Assert.Equal(frame >= lookahead, scorer.TryReadCosts(costs));
            Assert.False(scorer.TryReadCosts(costs));
        }
    }

    private static NetworkScorer Scorer(AcousticModel model, bool vectorized) =>
        new(((NetworkEmissions)model.Emissions).Layers, model.StateEmissions, vectorized);

    /// <summary>The costs of every frame of an utterance.</summary>
    private static byte[][] Score(EmissionScorer scorer, AcousticModel model, short[][] features)
    {
        List<byte[]> costs = [];
        void Read()
        {
            byte[] frame = new byte[model.StateCount];
            while (scorer.TryReadCosts(frame))
            {
                costs.Add([.. frame]);
            }
        }

        scorer.Reset();
        foreach (short[] feature in features)
        {
            scorer.Write(feature);
            Read();
        }

        scorer.Flush();
        Read();
        return [.. costs];
    }

    private static double[][] Reference(AcousticModel model, short[][] features)
    {
        double[][] x = [.. features.Select(feature => feature.Select(value => (double)value).ToArray())];
        IReadOnlyList<NetworkLayer> layers = ((NetworkEmissions)model.Emissions).Layers;
        for (int i = 0; i < layers.Count; i++)
        {
            NetworkLayer layer = layers[i];
            double lowest = i < layers.Count - 1 ? 0 : short.MinValue;
            double[][] before = x;
            double[] Inputs(int frame) => [.. layer.Offsets.SelectMany(offset => before[Math.Clamp(frame + offset, 0, before.Length - 1)])];
            x = [.. Enumerable.Range(0, before.Length).Select(frame => Enumerable.Range(0, layer.Outputs).Select(o => Math.Clamp(
                (layer.Biases[o] + Inputs(frame).Select((value, k) => value * layer.Weights[(o * layer.Inputs) + k]).Sum()) / (1 << layer.Shifts[o]),
                lowest,
                short.MaxValue)).ToArray())];
        }

        return x;
    }
}
