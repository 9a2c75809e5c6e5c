namespace Ripac.Speech.Acoustics;

/// <summary>Feature vectors in, costs of the model's states out, in integers. <see cref="AcousticModel.CreateScorer"/> makes it.</summary>
/// <remarks>Costs may come some frames late. Not for several threads at once: it owns its work space.</remarks>
public abstract class EmissionScorer
{
    private readonly ReadOnlyMemory<ushort> _stateEmissions;
    private byte[] _emissionCosts = [];
    private int[] _fineCosts = [];

    /// <param name="stateEmissions">For each state its emission.</param>
    private protected EmissionScorer(ReadOnlyMemory<ushort> stateEmissions) => _stateEmissions = stateEmissions;

    /// <summary>The emissions of the states whose emission is a mixture.</summary>
    internal EmissionMixture[] Mixtures { get; set; } = [];

    /// <summary>Bits by which log-likelihoods are finer than 1/<see cref="AcousticModel.CostsPerNat"/> nat.</summary>
    internal int FineBits { get; set; }

    /// <summary>Takes the next frame. Read all costs that there are after each.</summary>
    /// <param name="feature">A feature vector of the model's front end.</param>
    public abstract void Write(ReadOnlySpan<short> feature);

    /// <summary>No more frames follow: the costs that wait for them can be read. <see cref="Reset"/> starts anew.</summary>
    public virtual void Flush()
    {
    }

    /// <summary>Forgets all frames.</summary>
    public virtual void Reset()
    {
    }

    /// <summary>The cost of every state for the next frame.</summary>
    /// <param name="costs">Gets <see cref="AcousticModel.StateCount"/> costs: 0 for the frame's best emission, 255 at most.</param>
    /// <returns>False when more frames are needed first.</returns>
    public bool TryReadCosts(Span<byte> costs)
    {
        if (!TryReadEmissionCosts(out ReadOnlySpan<byte> emissionCosts))
        {
            return false;
        }

        ReadOnlySpan<ushort> emissions = _stateEmissions.Span;
        for (int state = 0; state < emissions.Length; state++)
        {
            ushort emission = emissions[state];
            costs[state] = emission < EmissionMixture.FirstNumber
                ? emissionCosts[emission]
                : Mixtures[emission - EmissionMixture.FirstNumber].CostOf(emissionCosts);
        }

        return true;
    }

    /// <summary>The costs of the frame last read, in <see cref="FineBits"/> finer units and not cut at 255.</summary>
    /// <param name="costs">One for each state of a model without enrolled words; or empty.</param>
    internal void ReadFineCosts(Span<int> costs)
    {
        ReadOnlySpan<ushort> emissions = _stateEmissions.Span;
        for (int state = 0; state < costs.Length; state++)
        {
            costs[state] = _fineCosts[emissions[state]];
        }
    }

    /// <summary>Of discrete emissions: the rows of <see cref="AcousticModel.SymbolRows"/> that the frame last read is quantised to. Else empty.</summary>
    internal virtual ReadOnlySpan<ushort> Symbols => [];

    /// <summary>The cost of every emission of the model for the next frame: 0 for the best, 255 at most. Valid until the frame after it.</summary>
    /// <returns>False when more frames are needed first.</returns>
    internal bool TryReadEmissionCosts(out ReadOnlySpan<byte> costs)
    {
        if (!TryReadLogLikelihoods(out ReadOnlySpan<int> scores))
        {
            costs = default;
            return false;
        }

        if (_emissionCosts.Length != scores.Length)
        {
            _emissionCosts = new byte[scores.Length];
            _fineCosts = new int[scores.Length];
        }

        int best = int.MinValue;
        foreach (int score in scores)
        {
            best = Math.Max(best, score);
        }

        for (int emission = 0; emission < scores.Length; emission++)
        {
            _fineCosts[emission] = best - scores[emission];
            _emissionCosts[emission] = (byte)Math.Min(255, _fineCosts[emission] >> FineBits);
        }

        costs = _emissionCosts;
        return true;
    }

    /// <summary>
    /// The log-likelihood of each emission for the next frame, up to a number that is the same for all of them, in
    /// 1/<see cref="AcousticModel.CostsPerNat"/> nat; below 2^30 either way.
    /// </summary>
    /// <returns>False when more frames are needed first.</returns>
    internal abstract bool TryReadLogLikelihoods(out ReadOnlySpan<int> scores);
}
