using System.Globalization;
using Ripac.Speech.Audio;

namespace Ripac.Tools.Synthesis;

/// <summary>A folder of recordings said by machines, as the trainer takes it: wav/ and manifest.tsv, a voice is a speaker.</summary>
/// <param name="Words">Each is said alone once by every voice.</param>
/// <param name="StringWords">Said in strings of 3 to 7.</param>
/// <param name="StringsPerVoice">How many strings every voice says.</param>
/// <param name="OtherWords">Said in strings of 3 to 7 too, by voices that speak the language, as speech that is none of the words.</param>
/// <param name="OthersPerVoice">How many of those.</param>
/// <param name="Seed">Where the strings and how they are said come from.</param>
internal sealed record SyntheticCorpus(
    IReadOnlyList<string> Words,
    IReadOnlyList<string> StringWords,
    int StringsPerVoice,
    IReadOnlyList<string> OtherWords,
    int OthersPerVoice,
    int Seed)
{
    private const int FewestWords = 3;
    private const int MostWords = 7;
    private const double PausePart = 0.15; // of the places between two words

    /// <summary>Writes the corpus; the folder appears when it is whole.</summary>
    /// <param name="voices">The speakers.</param>
    /// <param name="folder">A folder that does not exist yet.</param>
    /// <param name="done">Called with the number of voices that are done.</param>
    /// <param name="cancel">Leaves nothing behind.</param>
    /// <exception cref="SynthesisException">The folder exists, or a voice cannot say a text.</exception>
    public void Write(IReadOnlyList<Voice> voices, string folder, Action<int> done, CancellationToken cancel)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.Exists(folder))
        {
            throw new SynthesisException($"{folder} exists already; delete it or give another folder");
        }

        string partial = folder + ".partial";
        try
        {
            Directory.CreateDirectory(Path.Combine(partial, "wav"));
            string[][] lines = new string[voices.Count][];
            int finished = 0;
            ParallelOptions options = new() { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.For(0, voices.Count, options, i =>
            {
                lines[i] = [.. WriteVoice(voices[i], i, partial, cancel)];
                done(Interlocked.Increment(ref finished));
            });
            IEnumerable<string> manifest = lines.SelectMany(some => some).Prepend("path\tspeaker\ttranscript\tduration_s");
            File.WriteAllLines(Path.Combine(partial, "manifest.tsv"), manifest);
            Directory.Move(partial, folder);
        }
        catch (AggregateException problems) when (problems.InnerExceptions[0] is SynthesisException first)
        {
            throw first;
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    private IEnumerable<string> WriteVoice(Voice voice, int index, string folder, CancellationToken cancel)
    {
        Random random = new(unchecked((Seed * 1_000_003) + index) & int.MaxValue);
        IEnumerable<string[]> Strings(IReadOnlyList<string> words, int count) => Enumerable.Range(0, count)
            .Select(_ => random.GetItems([.. words.Where(voice.CanSay)], random.Next(FewestWords, MostWords + 1)));
        IEnumerable<string[]> said = Words.Where(voice.CanSay).Select(word => new[] { word }).Concat(Strings(StringWords, StringsPerVoice));
        IEnumerable<string[]> others = voice.Spelling is null ? Strings(OtherWords, OthersPerVoice) : [];
        int number = 0;
        foreach ((string[] words, string transcript) in said.Select(words => (words, string.Join(' ', words))).Concat(others.Select(words => (words, ""))))
        {
            string text = words.Skip(1).Aggregate(voice.Spell(words[0]), (spoken, word) => spoken + (random.NextDouble() < PausePart ? ", " : " ") + voice.Spell(word));
            short[] samples = Microphone.Hear(voice.Speak(text, Delivery.Any(random), cancel), random);
            string path = $"wav/{voice.Speaker.Replace('/', '_').Replace(' ', '_')}-{++number:D3}.wav";
            using FileStream file = File.Create(Path.Combine(folder, path));
            WavWriter.Write(file, samples);
            double seconds = (double)samples.Length / SpeechFile.SampleRate;
            yield return string.Create(CultureInfo.InvariantCulture, $"{path}\t{voice.Speaker}\t{transcript}\t{seconds:F3}");
        }
    }
}
