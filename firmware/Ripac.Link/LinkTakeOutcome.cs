namespace Ripac.Link;

/// <summary>What became of an utterance in an enrolment (<see cref="EnrolmentRecord"/>).</summary>
public enum LinkTakeOutcome : byte
{
    /// <summary>Nothing was said yet.</summary>
    None = 0,

    /// <summary>It is used.</summary>
    Accepted = 1,

    /// <summary>It is shorter than a word, 200 ms.</summary>
    TooShort = 2,

    /// <summary>It is longer than a word, 2 s.</summary>
    TooLong = 3,

    /// <summary>Too many of its samples stand at the end of the scale: speak more softly.</summary>
    Clipped = 4,

    /// <summary>It is less than 10 dB above the background.</summary>
    Noisy = 5,

    /// <summary>It is not like those accepted before it: perhaps another word.</summary>
    Disagrees = 6,

    /// <summary>It is too like a word of the model, which the record names.</summary>
    TooLikeWord = 7,

    /// <summary>There are enough already.</summary>
    NotNeeded = 8,
}
