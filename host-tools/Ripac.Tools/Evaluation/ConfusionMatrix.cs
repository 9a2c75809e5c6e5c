namespace Ripac.Tools.Evaluation;

/// <summary>How often each word was heard for each.</summary>
public sealed class ConfusionMatrix
{
    /// <summary>Stands for no word: a word said in its column was not heard, a word heard in its row was not said.</summary>
    public const string Nothing = "-";

    private readonly Dictionary<(string Said, string Heard), int> _counts;

    /// <summary>The words of some utterances; nothing rejected.</summary>
    public ConfusionMatrix(IEnumerable<UtteranceResult> results)
    {
        _counts = results.SelectMany(result => result.Pairs)
            .CountBy(pair => (pair.Said ?? Nothing, pair.Heard?.Word ?? Nothing)).ToDictionary();
        IEnumerable<string> words = _counts.Keys.SelectMany(pair => new[] { pair.Said, pair.Heard });
        Words = [.. words.Distinct().Where(word => word != Nothing).Order(StringComparer.Ordinal)];
    }

    /// <summary>All words that were said or heard, sorted.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>How often one word was heard for another.</summary>
    public int this[string said, string heard] => _counts.GetValueOrDefault((said, heard));

    /// <summary>How often a word was said.</summary>
    public int Said(string word) => _counts.Where(count => count.Key.Said == word).Sum(count => count.Value);
}
