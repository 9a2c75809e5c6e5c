using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Training;

public sealed class SequenceGraphTests
{
    private const int Labels = 3;
    private const double Leave = 0.36787944117144233; // 1/e

    [Fact]
    public void Posteriors_are_those_of_all_paths_of_a_row()
    {
        float[] likelihoods = [1, 0.5f, 0.1f, 0.2f, 1, 0.3f, 0.1f, 0.4f, 1, 0.3f, 0.2f, 1];
        float[] posteriors = new float[likelihoods.Length];
        new SequenceGraph([([0, 1, 2], 0)], 1, loop: false).AddPosteriors(likelihoods, Labels, posteriors);

        double[] expected = new double[likelihoods.Length];
        double total = 0;
        foreach (int[] path in new int[][] { [0, 0, 1, 2], [0, 1, 1, 2], [0, 1, 2, 2] })
        {
            double weight = path.Select((label, frame) => (double)likelihoods[(frame * Labels) + label]).Aggregate(1.0, (a, b) => a * b);
            total += weight; // each leaves two states
            for (int frame = 0; frame < path.Length; frame++)
            {
                expected[(frame * Labels) + path[frame]] += weight;
            }
        }

        Assert.All(expected.Zip(posteriors), pair => Assert.Equal(pair.First / total, pair.Second, 4));
    }

    [Fact]
    public void In_a_loop_any_row_follows_any()
    {
        // Two rows of one state; the second is dearer to enter by a factor of 1/e.
        float[] likelihoods = [1, 1, 0, 1, 1, 0];
        float[] posteriors = new float[likelihoods.Length];
        new SequenceGraph([([0], 0), ([1], 1)], 1, loop: true).AddPosteriors(likelihoods, Labels, posteriors);

        double[] enter = [1, Leave];
        double both = 0;
        double first = 0;
        for (int a = 0; a < 2; a++)
        {
            for (int b = 0; b < 2; b++)
            {
                double weight = enter[a] * ((Leave * enter[b]) + (a == b ? 1 : 0));
                both += weight;
                first += a == 0 ? weight : 0;
            }
        }

        Assert.Equal(first / both, posteriors[0], 4);
        Assert.Equal(1, posteriors[3] + posteriors[4], 4);
    }

    [Fact]
    public void Long_utterances_do_not_underflow()
    {
        Random random = new(1);
        float[] likelihoods = [.. Enumerable.Range(0, 3_000 * Labels).Select(_ => (float)Math.Exp(-20 * random.NextDouble()))];
        float[] posteriors = new float[likelihoods.Length];
        new SequenceGraph([([0, 1], 2), ([2], 0)], 0.3, loop: true).AddPosteriors(likelihoods, Labels, posteriors);
        Assert.All(posteriors.Chunk(Labels), frame => Assert.Equal(1, frame.Sum(), 3));
    }
}
