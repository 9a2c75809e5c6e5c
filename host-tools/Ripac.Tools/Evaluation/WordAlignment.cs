namespace Ripac.Tools.Evaluation;

/// <summary>A word of an utterance beside what was heard in its place.</summary>
/// <param name="Said">The word, or null: the word heard was not said.</param>
/// <param name="Heard">What was heard, or null: the word said was not heard.</param>
public readonly record struct WordPair(string? Said, HeardSegment? Heard)
{
    /// <summary>The word was heard as it was said.</summary>
    public bool Right => Said is not null && Said == Heard?.Word;
}

/// <summary>Which word was heard for which.</summary>
public static class WordAlignment
{
    /// <summary>The pairs with the fewest errors (Levenshtein, 1966). Of equals: a substitution before a deletion and an insertion.</summary>
    /// <param name="said">The words said.</param>
    /// <param name="heard">The words heard, in order.</param>
    public static IReadOnlyList<WordPair> Of(IReadOnlyList<string> said, IReadOnlyList<HeardSegment> heard)
    {
        int[,] errors = new int[said.Count + 1, heard.Count + 1];
        for (int i = 0; i <= said.Count; i++)
        {
            for (int j = 0; j <= heard.Count; j++)
            {
                errors[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Paired(i, j), Math.Min(errors[i - 1, j], errors[i, j - 1]) + 1);
            }
        }

        List<WordPair> pairs = [];
        for (int i = said.Count, j = heard.Count; i > 0 || j > 0;)
        {
            if (i > 0 && j > 0 && errors[i, j] == Paired(i, j))
            {
                pairs.Add(new WordPair(said[--i], heard[--j]));
            }
            else if (i > 0 && errors[i, j] == errors[i - 1, j] + 1)
            {
                pairs.Add(new WordPair(said[--i], null));
            }
            else
            {
                pairs.Add(new WordPair(null, heard[--j]));
            }
        }

        pairs.Reverse();
        return pairs;

        int Paired(int i, int j) => errors[i - 1, j - 1] + (said[i - 1] == heard[j - 1].Word ? 0 : 1);
    }
}
