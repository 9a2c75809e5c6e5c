using CsCheck;
using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Tests.Acoustics;

public class DiscreteScorerTests
{
    private static readonly AcousticModel Model = TinyModel.Create(1, EmissionKind.Discrete);
    private static readonly DiscreteEmissions Emissions = (DiscreteEmissions)Model.Emissions;

    [Fact]
    public void A_state_costs_what_the_nearest_codewords_cost_together()
    {
        EmissionScorer scorer = Model.CreateScorer();
        short[] cepstra = new short[Emissions.Scale.Count];
        short[] x = new short[Emissions.Scale.Count];
        Gen.Short[-6_000, 6_000].Array[Model.FrontEnd.FeatureCount].Sample(feature =>
        {
            Emissions.Scale.CreateTransform().Apply(feature, cepstra);
            Emissions.Scale.Apply(cepstra, x);
            int[] symbols = [.. Emissions.Codebooks.Select(codebook => Nearest(codebook, x))];
            int[] sums = [.. Model.StateEmissions.Select(emission => symbols.Select((symbol, stream) => (int)Emissions.Costs[stream][(symbol * Emissions.Count) + emission]).Sum())];
            byte[] costs = new byte[Model.StateCount];
            scorer.Write(feature);
            Assert.True(scorer.TryReadCosts(costs));
            Assert.Equal(sums.Select(sum => Math.Min(255, sum - sums.Min())), costs.Select(cost => (int)cost));
        }, threads: 1);
    }

    private static int Nearest(Codebook codebook, short[] x) => Enumerable.Range(0, codebook.Count).MinBy(codeword =>
        codebook.Numbers.Select((number, i) => Math.Pow(x[number] - codebook.Codewords[(codeword * codebook.Numbers.Length) + i], 2)).Sum());
}
