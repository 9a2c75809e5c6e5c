using Ripac.Chip;
using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>Looks up the costs of <see cref="DiscreteEmissions"/>.</summary>
internal sealed class DiscreteScorer : FrameScorer
{
    private readonly DiscreteEmissions _emissions;
    private readonly CepstralTransform _transform;
    private readonly short[] _cepstra;
    private readonly short[] _x;
    private readonly ushort[] _symbols = new ushort[CoreTables.Codebooks];

    public DiscreteScorer(DiscreteEmissions emissions, ReadOnlyMemory<ushort> stateEmissions)
        : base(stateEmissions, emissions.Count)
    {
        _emissions = emissions;
        _transform = emissions.Scale.CreateTransform();
        _cepstra = new short[emissions.Scale.Count];
        _x = new short[emissions.Scale.Count];
    }

    internal override ReadOnlySpan<ushort> Symbols => _symbols;

    protected override void Score(ReadOnlySpan<short> feature, Span<int> scores)
    {
        _transform.Apply(feature, _cepstra);
        _emissions.Scale.Apply(_cepstra, _x);
        scores.Clear();
        int row = 1;
        for (int stream = 0; stream < _emissions.Codebooks.Count; stream++)
        {
            int symbol = _emissions.Codebooks[stream].Nearest(_x);
            if (stream < _symbols.Length)
            {
                _symbols[stream] = (ushort)(row + symbol);
                row += _emissions.Codebooks[stream].Count;
            }

            ReadOnlySpan<byte> costs = _emissions.Costs[stream].AsSpan(symbol * scores.Length, scores.Length);
            for (int emission = 0; emission < costs.Length; emission++)
            {
                scores[emission] -= costs[emission];
            }
        }
    }
}
