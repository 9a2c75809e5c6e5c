namespace Ripac.Speech.Acoustics;

/// <summary>Feature vectors in, costs of the model's states out, in integers. <see cref="AcousticModel.CreateScorer"/> makes it.</summary>
/// <remarks>Not for several threads at once: it owns its work space.</remarks>
public abstract class EmissionScorer
{
    private readonly ReadOnlyMemory<ushort> _stateEmissions;
    private byte[] _emissionCosts = [];

    /// <param name="stateEmissions">For each state its emission.</param>
    private protected EmissionScorer(ReadOnlyMemory<ushort> stateEmissions) => _stateEmissions = stateEmissions;

    /// <summary>The emissions of the states whose emission is a mixture.</summary>
    internal EmissionMixture[] Mixtures { get; set; } = [];

    /// <summary>The cost of every state for one frame.</summary>
    /// <param name="feature">A feature vector of the model's front end.</param>
    /// <param name="costs">Gets <see cref="AcousticModel.StateCount"/> costs: 0 for the frame's best emission, 255 at most.</param>
    /// <returns>How many costs were written.</returns>
    public int Score(ReadOnlySpan<short> feature, Span<byte> costs)
    {
        ReadOnlySpan<byte> emissionCosts = ScoreEmissions(feature);
        ReadOnlySpan<ushort> emissions = _stateEmissions.Span;
        for (int state = 0; state < emissions.Length; state++)
        {
            ushort emission = emissions[state];
            costs[state] = emission < EmissionMixture.FirstNumber
                ? emissionCosts[emission]
                : Mixtures[emission - EmissionMixture.FirstNumber].CostOf(emissionCosts);
        }

        return emissions.Length;
    }

    /// <summary>Of discrete emissions: the rows of <see cref="AcousticModel.SymbolRows"/> that the last frame is quantised to. Else empty.</summary>
    internal virtual ReadOnlySpan<ushort> Symbols => [];

    /// <summary>The cost of every emission of the model for one frame: 0 for the best, 255 at most. Valid until the next frame.</summary>
    /// <param name="feature">A feature vector of the model's front end.</param>
    internal ReadOnlySpan<byte> ScoreEmissions(ReadOnlySpan<short> feature)
    {
        ReadOnlySpan<int> scores = LogLikelihoods(feature);
        if (_emissionCosts.Length != scores.Length)
        {
            _emissionCosts = new byte[scores.Length];
        }

        int best = int.MinValue;
        foreach (int score in scores)
        {
            best = Math.Max(best, score);
        }

        for (int emission = 0; emission < scores.Length; emission++)
        {
            _emissionCosts[emission] = (byte)Math.Min(255, best - scores[emission]);
        }

        return _emissionCosts;
    }

    /// <summary>
    /// The log-likelihood of each emission, up to a number that is the same for all of them, in 1/<see cref="AcousticModel.CostsPerNat"/>
    /// nat; below 2^30 either way.
    /// </summary>
    internal abstract ReadOnlySpan<int> LogLikelihoods(ReadOnlySpan<short> feature);
}
