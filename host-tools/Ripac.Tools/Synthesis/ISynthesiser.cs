namespace Ripac.Tools.Synthesis;

/// <summary>A program that speaks.</summary>
public interface ISynthesiser
{
    /// <summary>The program's name, as one calls it.</summary>
    string Name { get; }

    /// <summary>The names of its voices for a language; null when it is not installed.</summary>
    /// <param name="language">A language code as in "it", "en" or "en-gb".</param>
    /// <param name="cancel">Ends the program.</param>
    IReadOnlyList<string>? VoicesOf(string language, CancellationToken cancel);

    /// <summary>Speaks to a WAV file.</summary>
    /// <param name="text">Plain words and commas: see <see cref="Voice.Speak"/>.</param>
    /// <param name="voice">One of <see cref="VoicesOf"/>.</param>
    /// <param name="delivery">How.</param>
    /// <param name="path">The file, written over.</param>
    /// <param name="cancel">Ends the program.</param>
    /// <exception cref="SynthesisException">The program failed.</exception>
    void Speak(string text, string voice, Delivery delivery, string path, CancellationToken cancel);
}
