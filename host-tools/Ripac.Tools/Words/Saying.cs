using Ripac.Speech.Features;
using Ripac.Tools.Synthesis;

namespace Ripac.Tools.Words;

/// <summary>Something for a voice to say.</summary>
/// <param name="Voice">The voice.</param>
/// <param name="Words">Its words.</param>
/// <param name="KeptOut">Whether it is for testing what was trained without this voice.</param>
internal sealed record Saying(Voice Voice, IReadOnlyList<NewWord> Words, bool KeptOut)
{
    /// <summary>Says it in any delivery, before a microphone.</summary>
    public LabelledSpeech Speak(FrontEndSettings frontEnd, Random random, CancellationToken cancel)
    {
        short[] speech = Voice.Speak(string.Join(' ', Words.Select(word => word.Spoken)), Delivery.Any(random), cancel);
        return LabelledSpeech.Of(Voice.Speaker, [.. Words.Select(word => word.Name)], Microphone.Hear(speech, random), frontEnd);
    }
}
