using Ripac.Speech.Features;
using Ripac.Tools.Training;

namespace Ripac.Tools.Words;

/// <summary>Something said, with its words.</summary>
/// <param name="Speaker">Who says it.</param>
/// <param name="Words">What is said: new words of the model only, or one word that it is not to have, "" for anything else.</param>
/// <param name="Samples">8 kHz.</param>
/// <param name="Frames">How many frames it has.</param>
/// <param name="Speech">The first and the last frame of speech.</param>
internal sealed record LabelledSpeech(string Speaker, IReadOnlyList<string> Words, short[] Samples, int Frames, (int First, int Last) Speech)
{
    /// <summary>Finds where the speech is.</summary>
    public static LabelledSpeech Of(string speaker, IReadOnlyList<string> words, short[] samples, FrontEndSettings frontEnd)
    {
        MelRecording mel = MelRecording.Measure(samples, frontEnd);
        return new LabelledSpeech(speaker, words, samples, mel.FrameCount, mel.SpeechSpan());
    }
}
