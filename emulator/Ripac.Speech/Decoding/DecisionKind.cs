namespace Ripac.Speech.Decoding;

/// <summary>What a <see cref="Decision"/> says. The values travel over the link.</summary>
public enum DecisionKind : byte
{
    /// <summary>The running best word: it may still change or vanish.</summary>
    Partial = 1,

    /// <summary>A word that all live paths share, or that the decision delay has settled: it does not change any more.</summary>
    Final = 2,

    /// <summary>Speech that is no word of the grammar, or a word that is too uncertain to act on.</summary>
    Rejected = 3,

    /// <summary>The speaker has been silent for <see cref="RecogniserOptions.EndOfSpeechMilliseconds"/> after speech.</summary>
    EndOfUtterance = 4,
}
