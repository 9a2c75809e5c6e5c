using Ripac.Chip;
using Ripac.Chip.Microcode;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;
using Ripac.Speech.Grammars;

namespace Ripac.Speech.Decoding;

/// <summary>The whole recogniser: front end, emission costs, and the grammar master with its core. Allocates nothing for a frame once
/// its buffers have grown to what the caller writes at a time. Not for several threads at once.</summary>
public sealed class Recogniser : IRecogniser
{
    private readonly FrontEnd _frontEnd;
    private readonly EmissionScorer _scorer;
    private readonly Decoder _decoder;
    private readonly short[] _feature;
    private readonly byte[] _costs;
    private readonly int[] _fine;
    private readonly bool _strict;
    private CycleCounts _counted;

    /// <summary>A recogniser that has heard nothing.</summary>
    /// <param name="model">The acoustic model.</param>
    /// <param name="grammar">What may be said; parsed with the names of the model's words, in their order.</param>
    /// <param name="options">How to search and decide; null for the defaults.</param>
    /// <exception cref="GrammarException">Grammar and model together are too large.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">Strict, and the model's emissions are not discrete.</exception>
    public Recogniser(AcousticModel model, Grammar grammar, RecogniserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(grammar);
        _frontEnd = new FrontEnd(model.FrontEnd);
        options ??= new RecogniserOptions();
        _scorer = model.CreateScorer(options.FineBits);
        _strict = options.Strict;
        _decoder = new Decoder(model, grammar, options);
        _counted = Counts;
        _feature = new short[_frontEnd.FeatureCount];
        _costs = new byte[model.StateCount];
        _fine = new int[options.FineBits > 0 ? model.StateCount : 0];
    }

    /// <summary>Told of each word that is decided, with what speaks for it: to calibrate <see cref="AcousticModel.Confidence"/>.</summary>
    internal Action<Decision, WordEvidence>? WordDecided
    {
        set => _decoder.WordDecided = value;
    }

    /// <summary>Told of the <see cref="RecogniserOptions.Hypotheses"/> of each utterance when it ends, the cheapest first, which is
    /// what was decided (on a tie another may be first); none if the sentence broke off or was minutes long.</summary>
    public Action<IReadOnlyList<Hypothesis>>? UtteranceDecided
    {
        set => _decoder.UtteranceDecided = value;
    }

    /// <summary>What extends the words: to look into.</summary>
    public IRipacCore Core => _decoder.Core;

    /// <inheritdoc/>
    public CycleCounts Counts => Core.Counts;

    /// <summary>Told after each frame what the core has counted in it.</summary>
    public Action<CycleCounts>? FrameCounted { private get; set; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<short> samples)
    {
        _frontEnd.Write(samples);
        Decode();
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _frontEnd.Flush();
        Decode();
        _scorer.Flush();
        DecodeScored();
        _decoder.Finish();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _frontEnd.Reset();
        _scorer.Reset();
        _decoder.Reset();
    }

    /// <inheritdoc/>
    public bool TryRead(out Decision decision) => _decoder.TryRead(out decision);

    private void Decode()
    {
        while (_frontEnd.TryReadFrame(_feature))
        {
            _scorer.Write(_feature);
            DecodeScored();
        }
    }

    private void DecodeScored()
    {
        while (_scorer.TryReadCosts(_costs))
        {
            _scorer.ReadFineCosts(_fine);
            _decoder.Frame(_costs, _strict ? _scorer.Symbols : [], _fine);
            FrameCounted?.Invoke(Counts - _counted);
            _counted = Counts;
        }
    }
}
