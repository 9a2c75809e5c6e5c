using System.Globalization;
using Ripac.Speech.Audio;

namespace Ripac.Tools.Synthesis;

/// <summary>A voice of a synthesiser.</summary>
/// <param name="Synthesiser">The program.</param>
/// <param name="Name">The program's name of the voice.</param>
public sealed record Voice(ISynthesiser Synthesiser, string Name)
{
    private const int LongestText = 500;
    private const int LongestSpeech = 120 * SpeechFile.SampleRate;
    private const int QuietestPeak = 300; // of 32768: softer than any voice is

    /// <summary>The speaker as a manifest names it.</summary>
    public string Speaker => $"{Synthesiser.Name}/{Name}";

    /// <summary>How this voice must read words of another language than its own, to say them with an accent; null = it reads them as they are
    /// spelled. It can say no others.</summary>
    public IReadOnlyDictionary<string, string>? Spelling { get; init; }

    /// <summary>Whether the voice can say a word.</summary>
    public bool CanSay(string word) => Spelling?.ContainsKey(word) ?? true;

    /// <summary>The word as this voice must read it.</summary>
    public string Spell(string word) => Spelling?[word] ?? word;

    /// <summary>Says a text.</summary>
    /// <param name="text">Letters of any script, apostrophes, hyphens, blanks, and commas for pauses; 1 to 500 characters.</param>
    /// <param name="delivery">How.</param>
    /// <param name="cancel">Ends the synthesiser.</param>
    /// <returns>8 kHz samples.</returns>
    /// <exception cref="SynthesisException">The text has other characters, or the synthesiser failed, or said nothing.</exception>
    public short[] Speak(string text, Delivery delivery, CancellationToken cancel)
    {
        CheckText(text);
        string path = Path.Combine(Path.GetTempPath(), $"ripac-{Guid.NewGuid():N}.wav");
        try
        {
            Synthesiser.Speak(text, Name, delivery, path, cancel);
            short[] samples = SpeechFile.ReadAll(path);
            return samples.Length <= LongestSpeech && samples.Any(sample => Math.Abs((int)sample) >= QuietestPeak)
                ? samples
                : throw new SynthesisException($"the voice {Speaker} says nothing for '{text}'");
        }
        catch (Exception problem) when (problem is WavFormatException or IOException)
        {
            throw new SynthesisException($"the voice {Speaker} says nothing for '{text}': {problem.Message}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void CheckText(string text)
    {
        if (text.Length is 0 or > LongestText || !text.Any(char.IsLetter))
        {
            throw new SynthesisException($"a text to speak has 1 to {LongestText} characters, and letters among them: '{text}'");
        }

        foreach (char c in text.Where(c => !char.IsLetter(c) && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && !" ,'-".Contains(c)))
        {
            throw new SynthesisException($"'{text}' has the character U+{(int)c:X4}; only letters, blanks, commas, ' and - can be spoken");
        }
    }
}
