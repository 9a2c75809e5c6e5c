using Ripac.Speech.Audio;

namespace Ripac.Tools.Data;

/// <summary>What a corpus holds, and what is wrong with it.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Recordings">Lines of its manifest.</param>
/// <param name="Speakers">Different speakers; 0 if none is named.</param>
/// <param name="Hours">Of sound that can be read.</param>
/// <param name="Problems">What would stop a training, and where; empty if nothing.</param>
public sealed record CorpusCheck(string Name, int Recordings, int Speakers, double Hours, IReadOnlyList<string> Problems)
{
    /// <summary>Reads a corpus as a training would: the manifest, every recording to its end, every word in the lexicon.</summary>
    public static CorpusCheck Of(string folder, Lexicon lexicon, CancellationToken cancel)
    {
        string name = Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar));
        IReadOnlyList<Recording> recordings;
        try
        {
            recordings = Manifest.Read(folder);
        }
        catch (DataException problem)
        {
            return new CorpusCheck(name, 0, 0, 0, [problem.Message]);
        }

        long samples = 0;
        string?[] unreadable = new string?[recordings.Count];
        Parallel.For(0, recordings.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            try
            {
                Interlocked.Add(ref samples, recordings[i].ReadSamples().Length);
            }
            catch (DataException problem)
            {
                unreadable[i] = problem.Message;
            }
        });
        string[] twice =
        [
            .. recordings.CountBy(r => r.Path).Where(path => path.Value > 1).Select(path => $"{path.Key}: {path.Value} lines of the manifest name it"),
        ];
        string[] speakers = [.. recordings.Where(r => r.Words is not { Count: 0 }).Select(r => r.Speaker).Distinct()];
        bool named = speakers.Length < recordings.Count;
        return new CorpusCheck(
            name,
            recordings.Count,
            named ? speakers.Length : 0,
            samples / 3_600.0 / SpeechFile.SampleRate,
            [.. unreadable.OfType<string>(), .. twice, .. UnknownWords(recordings, lexicon)]);
    }

    private static IEnumerable<string> UnknownWords(IReadOnlyList<Recording> recordings, Lexicon lexicon)
    {
        foreach ((string word, int count) in recordings.SelectMany(r => r.Words ?? []).CountBy(word => word))
        {
            if (!lexicon.Contains(word))
            {
                yield return $"'{word}', said {count} times, is not in the lexicon: add its phones to Data/lexicon.txt";
            }
        }
    }
}
