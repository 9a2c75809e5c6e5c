namespace Ripac.Speech.Decoding;

/// <summary>What speaks for or against a word that is decided. Numbers are in 1/256; "surprise" is -log2 of the posterior probability of the
/// state that the best path is in; "shares" are how much of some frames is what they sound like, by posterior probability.</summary>
public enum EvidenceKind
{
    /// <summary>log2 of the word's mean surprise.</summary>
    Surprise,

    /// <summary>log2 of the mean surprise of its worst third.</summary>
    WorstSurprise,

    /// <summary>log2 of its frames.</summary>
    Length,

    /// <summary>log2 of its frames over those that its model expects.</summary>
    Slowness,

    /// <summary>log2 of its share of the word's own states.</summary>
    OwnShare,

    /// <summary>log2 of its share of fillers.</summary>
    FillerShare,

    /// <summary>log2 of its share of silence.</summary>
    SilenceShare,

    /// <summary>Part of its frames of which its state is the best of all.</summary>
    BestShare,

    /// <summary>Share of fillers in the 300 ms before it.</summary>
    FillersBefore,

    /// <summary>Share of silence in the 300 ms before it.</summary>
    SilenceBefore,

    /// <summary>log2 of the frames of the utterance before it that sounded like fillers.</summary>
    FillersSoFar,

    /// <summary>log2 of the frames of the utterance before it that sounded like words.</summary>
    WordsSoFar,

    /// <summary>log2 of the frames before it that were taken for fillers.</summary>
    RejectedBefore,

    /// <summary>Words before it, 3 at most.</summary>
    WordsBefore,

    /// <summary>log2 of the mean surprise of the utterance's other words; 0 without any.</summary>
    OtherSurprise,

    /// <summary>How much is known of the 300 ms behind it.</summary>
    KnownAfter,

    /// <summary>Share of fillers in what is known of the 300 ms behind it.</summary>
    FillersAfter,

    /// <summary>Share of silence in what is known of the 300 ms behind it.</summary>
    SilenceAfter,

    /// <summary>Words behind it, 3 at most.</summary>
    WordsAfter,

    /// <summary>log2 of the frames behind it that were taken for fillers.</summary>
    RejectedAfter,
}
