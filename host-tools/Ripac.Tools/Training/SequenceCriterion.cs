namespace Ripac.Tools.Training;

/// <summary>How far the network's scores of an utterance are from what was said, and where they should go.</summary>
/// <param name="loop">All that may be said.</param>
/// <param name="logPriors">Of the labels: scores are divided by them, as the decoder's are.</param>
/// <param name="scale">Scores of frames are multiplied by this, for neighbouring frames say much the same.</param>
/// <param name="smoothing">Weight of the cross entropy of single frames beside it (Su and others, 2013).</param>
internal sealed class SequenceCriterion(SequenceGraph loop, float[] logPriors, double scale, float smoothing)
{
    /// <summary>No label is less likely than this beside the frame's best.</summary>
    private const float Least = 1e-9f;

    /// <summary>The gradient of one utterance.</summary>
    /// <param name="scores">What the network gives, [frame][padded label].</param>
    /// <param name="width">Padded labels.</param>
    /// <param name="targets">The label of each frame in the alignment: their order is what was said, not their times.</param>
    /// <param name="gradient">Gets the gradient, [frame][padded label].</param>
    /// <returns>The sum over the frames of the probability that what may be said is in the aligned label.</returns>
    public double Gradient(ReadOnlySpan<float> scores, int width, ReadOnlySpan<ushort> targets, Span<float> gradient)
    {
        int labels = logPriors.Length;
        float[] likelihoods = new float[targets.Length * labels];
        for (int frame = 0; frame < targets.Length; frame++)
        {
            ReadOnlySpan<float> score = scores.Slice(frame * width, labels);
            Span<float> likelihood = likelihoods.AsSpan(frame * labels, labels);
            float best = float.NegativeInfinity;
            for (int label = 0; label < labels; label++)
            {
                likelihood[label] = score[label] - logPriors[label];
                best = Math.Max(best, likelihood[label]);
            }

            for (int label = 0; label < labels; label++)
            {
                likelihood[label] = Math.Max(Least, MathF.Exp((float)scale * (likelihood[label] - best)));
            }
        }

        float[] may = new float[likelihoods.Length];
        float[] said = new float[likelihoods.Length];
        loop.AddPosteriors(likelihoods, labels, may);
        new SequenceGraph([(Order(targets), 0)], scale, loop: false).AddPosteriors(likelihoods, labels, said);
        double right = 0;
        gradient.Clear();
        for (int frame = 0; frame < targets.Length; frame++)
        {
            right += may[(frame * labels) + targets[frame]];
            ReadOnlySpan<float> score = scores.Slice(frame * width, labels);
            Span<float> line = gradient.Slice(frame * width, labels);
            AddCrossEntropy(score, targets[frame], line);
            for (int label = 0; label < labels; label++)
            {
                line[label] += may[(frame * labels) + label] - said[(frame * labels) + label];
            }
        }

        return right;
    }

    private void AddCrossEntropy(ReadOnlySpan<float> score, int target, Span<float> gradient)
    {
        float best = float.NegativeInfinity;
        foreach (float value in score)
        {
            best = Math.Max(best, value);
        }

        float sum = 0;
        for (int label = 0; label < score.Length; label++)
        {
            gradient[label] = MathF.Exp(score[label] - best);
            sum += gradient[label];
        }

        for (int label = 0; label < score.Length; label++)
        {
            gradient[label] *= smoothing / sum;
        }

        gradient[target] -= smoothing;
    }

    private static int[] Order(ReadOnlySpan<ushort> targets)
    {
        List<int> order = [];
        foreach (ushort target in targets)
        {
            if (order.Count == 0 || order[^1] != target)
            {
                order.Add(target);
            }
        }

        return [.. order];
    }
}
