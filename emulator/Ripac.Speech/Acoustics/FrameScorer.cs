namespace Ripac.Speech.Acoustics;

/// <summary>A scorer that needs no frames but the one it scores.</summary>
internal abstract class FrameScorer : EmissionScorer
{
    private readonly int[] _scores;
    private bool _scored;

    /// <param name="stateEmissions">For each state its emission.</param>
    /// <param name="emissions">How many there are.</param>
    protected FrameScorer(ReadOnlyMemory<ushort> stateEmissions, int emissions)
        : base(stateEmissions) => _scores = new int[emissions];

    public override void Write(ReadOnlySpan<short> feature)
    {
        Score(feature, _scores);
        _scored = true;
    }

    public override void Reset() => _scored = false;

    internal override bool TryReadLogLikelihoods(out ReadOnlySpan<int> scores)
    {
        scores = _scores;
        bool scored = _scored;
        _scored = false;
        return scored;
    }

    /// <summary>The log-likelihood of each emission.</summary>
    protected abstract void Score(ReadOnlySpan<short> feature, Span<int> scores);
}
