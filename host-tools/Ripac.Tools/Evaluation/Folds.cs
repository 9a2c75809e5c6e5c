using Ripac.Tools.Data;

namespace Ripac.Tools.Evaluation;

/// <summary>Divides recordings by speaker: a speaker is in one fold with everything that they say.</summary>
public sealed class Folds
{
    private readonly Dictionary<string, int> _foldOf = [];

    /// <param name="recordings">All recordings.</param>
    /// <param name="count">How many folds; the speakers of each corpus are dealt to them in alphabetical order.</param>
    public Folds(IReadOnlyList<Recording> recordings, int count)
    {
        foreach (IGrouping<string, Recording> corpus in recordings.GroupBy(r => r.Corpus))
        {
            // Noise has no speaker: its files are dealt one by one.
            string[] speakers = [.. corpus.Select(KeyOf).Distinct().Order(StringComparer.Ordinal)];
            for (int i = 0; i < speakers.Length; i++)
            {
                _foldOf.Add(speakers[i], i % count);
            }
        }
    }

    /// <summary>The fold in which a recording is tested; in all others it trains.</summary>
    public int Of(Recording recording) => _foldOf[KeyOf(recording)];

    private static string KeyOf(Recording recording) => recording.Words is { Count: 0 } ? recording.Path : recording.Speaker;
}
