using Ripac.Speech.Audio;

namespace Ripac.Tools.Data;

/// <summary>One line of a manifest.</summary>
/// <param name="Corpus">Name of the folder that the manifest stands in.</param>
/// <param name="Path">The WAV file.</param>
/// <param name="Speaker">Who speaks; a file of an unnamed speaker stands for a speaker of its own.</param>
/// <param name="Words">What is said; empty = no speech; null = speech whose words the source does not say.</param>
public sealed record Recording(string Corpus, string Path, string Speaker, IReadOnlyList<string>? Words)
{
    /// <summary>The samples at 8 kHz.</summary>
    /// <exception cref="DataException">The file cannot be read.</exception>
    public short[] ReadSamples()
    {
        try
        {
            return SpeechFile.ReadAll(Path);
        }
        catch (Exception problem) when (problem is WavFormatException or IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{Path}: {problem.Message}");
        }
    }
}
