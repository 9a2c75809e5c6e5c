namespace Ripac.Tools.Training;

/// <summary>
/// Networks whose mean opinion another one learns beside the targets: several networks know better together than one, and what they think
/// possible teaches more than the one target that was right (G. Hinton, O. Vinyals, J. Dean, "Distilling the knowledge in a neural network", 2015).
/// </summary>
/// <param name="networks">The teachers; may be none.</param>
/// <param name="part">How much their opinion counts: 0 = not, 1 = nothing else does.</param>
internal sealed class Teachers(IReadOnlyList<Network> networks, float part)
{
    /// <summary>How much their opinion counts, 0..1.</summary>
    public float Part { get; } = networks.Count > 0 ? part : 0;

    /// <summary>They hear the batch that their pupil hears.</summary>
    public void Hear(Examples examples, Batch batch)
    {
        foreach (Network network in networks)
        {
            network.Hear(examples, batch);
        }
    }

    /// <summary>Takes their probabilities for a row of the batch, times <see cref="Part"/>, from a gradient.</summary>
    public void Subtract(int row, Span<float> gradient)
    {
        foreach (Network network in networks)
        {
            network.AddProbabilities(row, -Part / networks.Count, gradient);
        }
    }
}
