namespace Ripac.Speech.Acoustics;

/// <summary>Feature vectors in, costs of the model's states out, in integers. <see cref="AcousticModel.CreateScorer"/> makes it.</summary>
/// <remarks>Not for several threads at once: it owns its work space.</remarks>
public abstract class EmissionScorer
{
    private readonly ReadOnlyMemory<ushort> _stateEmissions;

    /// <param name="stateEmissions">For each state its emission.</param>
    private protected EmissionScorer(ReadOnlyMemory<ushort> stateEmissions) => _stateEmissions = stateEmissions;

    /// <summary>The cost of every state for one frame.</summary>
    /// <param name="feature">A feature vector of the model's front end.</param>
    /// <param name="costs">Gets <see cref="AcousticModel.StateCount"/> costs: 0 for the frame's best emission, 255 at most.</param>
    /// <returns>How many costs were written.</returns>
    public int Score(ReadOnlySpan<short> feature, Span<byte> costs)
    {
        ReadOnlySpan<int> scores = LogLikelihoods(feature);
        int best = int.MinValue;
        foreach (int score in scores)
        {
            best = Math.Max(best, score);
        }

        ReadOnlySpan<ushort> emissions = _stateEmissions.Span;
        for (int state = 0; state < emissions.Length; state++)
        {
            costs[state] = (byte)Math.Min(255, best - scores[emissions[state]]);
        }

        return emissions.Length;
    }

    /// <summary>
    /// The log-likelihood of each emission, up to a number that is the same for all of them, in 1/<see cref="AcousticModel.CostsPerNat"/>
    /// nat; below 2^30 either way.
    /// </summary>
    private protected abstract ReadOnlySpan<int> LogLikelihoods(ReadOnlySpan<short> feature);
}
