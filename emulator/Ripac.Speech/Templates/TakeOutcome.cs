namespace Ripac.Speech.Templates;

/// <summary>What became of an utterance in an enrolment. The values travel over the link.</summary>
public enum TakeOutcome : byte
{
    /// <summary>Nothing was said yet.</summary>
    None = 0,

    /// <summary>It is used.</summary>
    Accepted = 1,

    /// <summary>It is shorter than any word that could be told from noise.</summary>
    TooShort = 2,

    /// <summary>It is longer than a word.</summary>
    TooLong = 3,

    /// <summary>The microphone or its amplifier was driven too far.</summary>
    Clipped = 4,

    /// <summary>It hardly stands out of the background.</summary>
    Noisy = 5,

    /// <summary>It is not like the takes before it.</summary>
    Disagrees = 6,

    /// <summary>It would be taken for a word that the model has.</summary>
    TooLikeWord = 7,

    /// <summary>There are enough takes already.</summary>
    NotNeeded = 8,
}
