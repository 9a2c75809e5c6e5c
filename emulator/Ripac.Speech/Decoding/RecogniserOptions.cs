using Ripac.Chip;

namespace Ripac.Speech.Decoding;

/// <summary>How the grammar master searches and decides. Costs are in the model's cost units.</summary>
public sealed record RecogniserOptions
{
    /// <summary>Added to the cost of every word: larger values give fewer, longer words. 0..4094.</summary>
    public int WordInsertionPenalty { get; init; } = 20;

    /// <summary>Added to the cost of every filler segment: larger values reject less. 0..4094.</summary>
    public int FillerPenalty { get; init; } = 90;

    /// <summary>Paths costlier than the frame's best by this much or more are dropped. 1..4095.</summary>
    public int Beam { get; init; } = 400;

    /// <summary>A word is settled at the latest this long after its end, even if some live path does not share it. 0..5000 ms.</summary>
    public int DecisionDelayMilliseconds { get; init; } = 400;

    /// <summary>Silence after speech that ends the utterance. 100..10000 ms.</summary>
    public int EndOfSpeechMilliseconds { get; init; } = 700;

    /// <summary>A path may stay in one word this long; it bounds the memory of the search. 500..10000 ms.</summary>
    public int LongestWordMilliseconds { get; init; } = 3000;

    /// <summary>Words less certain than this are <see cref="DecisionKind.Rejected"/>. 0..100 percent.</summary>
    public int MinimumConfidence { get; init; } = 60;

    /// <summary>Different word strings that are listed when an utterance ends (<see cref="Recogniser.UtteranceDecided"/>); 0 for no list,
    /// which saves its memory and work. 0..1000.</summary>
    public int Hypotheses { get; init; }

    /// <summary>A settled word that is at least this certain is given out at once; others, and those behind them, wait for what follows them
    /// to speak for or against them. 0..101 percent: with 0 none waits, with 101 all do.</summary>
    public int SureConfidence { get; init; } = 90;

    /// <summary>A word waits at most this long after its end for what follows. 0..60000 ms.</summary>
    public int LongestDoubtMilliseconds { get; init; } = 10_000;

    /// <summary>Which cores extend the words.</summary>
    public CoreSettings Core { get; init; } = new();

    /// <summary>RIPAC's division of labour: the front end gives the core symbols, and the core looks up what they cost. Needs a model with
    /// discrete emissions.</summary>
    public bool Strict { get; init; }

    /// <summary>How wide the search computes. Other widths than the chip's are for measuring: they take no enrolled words, and with
    /// <see cref="CostWidth.WidePaths"/> the beam may be wider, 1..65535, with <see cref="CostWidth.Wide"/> 1..8191.</summary>
    internal CostWidth Costs { get; init; }

    /// <summary>Bits by which costs are finer than the model's units.</summary>
    internal int FineBits => Costs == CostWidth.Wide ? WideCore.FineBits : 0;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal void Check()
    {
        CheckRange(WordInsertionPenalty, 0, 4094, nameof(WordInsertionPenalty));
        CheckRange(FillerPenalty, 0, 4094, nameof(FillerPenalty));
        CheckRange(Beam, 1, Costs == CostWidth.Chip ? PathCost.Unreachable : WideCore.WidestBeam >> FineBits, nameof(Beam));
        CheckRange(DecisionDelayMilliseconds, 0, 5_000, nameof(DecisionDelayMilliseconds));
        CheckRange(EndOfSpeechMilliseconds, 100, 10_000, nameof(EndOfSpeechMilliseconds));
        CheckRange(LongestWordMilliseconds, 500, 10_000, nameof(LongestWordMilliseconds));
        CheckRange(MinimumConfidence, 0, 100, nameof(MinimumConfidence));
        CheckRange(Hypotheses, 0, 1_000, nameof(Hypotheses));
        CheckRange(SureConfidence, 0, 101, nameof(SureConfidence));
        CheckRange(LongestDoubtMilliseconds, 0, 60_000, nameof(LongestDoubtMilliseconds));
    }

    private static void CheckRange(int value, int least, int most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {least}..{most}");
        }
    }
}
