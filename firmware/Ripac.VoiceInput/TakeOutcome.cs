using Ripac.Link;

namespace Ripac.VoiceInput;

/// <summary>What became of an utterance in an enrolment, for people.</summary>
public static class TakeOutcome
{
    /// <summary>Why it is not used.</summary>
    public static string Describe(LinkTakeOutcome outcome)
    {
        switch (outcome)
        {
            case LinkTakeOutcome.TooShort:
                return "too short";
            case LinkTakeOutcome.TooLong:
                return "too long";
            case LinkTakeOutcome.Clipped:
                return "too loud";
            case LinkTakeOutcome.Noisy:
                return "too soft, or too much noise";
            case LinkTakeOutcome.Disagrees:
                return "not like the first";
            case LinkTakeOutcome.TooLikeWord:
                return "too like a word that is known";
            default:
                return "not used";
        }
    }
}
