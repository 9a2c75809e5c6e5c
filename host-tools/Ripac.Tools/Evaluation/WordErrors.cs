namespace Ripac.Tools.Evaluation;

/// <summary>What a recogniser got wrong, summed over utterances.</summary>
/// <param name="Words">Words that were said.</param>
/// <param name="Substitutions">Words heard as others.</param>
/// <param name="Deletions">Words not heard.</param>
/// <param name="Insertions">Words heard that were not said.</param>
/// <param name="Strings">Utterances.</param>
/// <param name="WrongStrings">Utterances with any error.</param>
public readonly record struct WordErrors(int Words, int Substitutions, int Deletions, int Insertions, int Strings, int WrongStrings)
{
    /// <summary>Errors of any kind.</summary>
    public int Errors => Substitutions + Deletions + Insertions;

    /// <summary>Errors for each word said.</summary>
    public double Rate => Words == 0 ? 0 : (double)Errors / Words;

    /// <summary>Part of the utterances that have an error.</summary>
    public double StringRate => Strings == 0 ? 0 : (double)WrongStrings / Strings;

    public static WordErrors operator +(WordErrors a, WordErrors b) => new(
        a.Words + b.Words,
        a.Substitutions + b.Substitutions,
        a.Deletions + b.Deletions,
        a.Insertions + b.Insertions,
        a.Strings + b.Strings,
        a.WrongStrings + b.WrongStrings);

    /// <summary>The errors of one utterance: the fewest edits (Levenshtein, 1966), substitutions before a deletion and an insertion.</summary>
    public static WordErrors Of(IReadOnlyList<string> said, IReadOnlyList<string> heard)
    {
        WordErrors[] previous = new WordErrors[heard.Count + 1];
        WordErrors[] current = new WordErrors[heard.Count + 1];
        for (int j = 0; j <= heard.Count; j++)
        {
            previous[j] = new WordErrors { Insertions = j };
        }

        for (int i = 1; i <= said.Count; i++)
        {
            current[0] = new WordErrors { Deletions = i };
            for (int j = 1; j <= heard.Count; j++)
            {
                WordErrors match = said[i - 1] == heard[j - 1]
                    ? previous[j - 1]
                    : previous[j - 1] with { Substitutions = previous[j - 1].Substitutions + 1 };
                WordErrors deletion = previous[j] with { Deletions = previous[j].Deletions + 1 };
                WordErrors insertion = current[j - 1] with { Insertions = current[j - 1].Insertions + 1 };
                current[j] = new[] { match, deletion, insertion }.MinBy(way => way.Errors);
            }

            (previous, current) = (current, previous);
        }

        WordErrors best = previous[heard.Count];
        return best with { Words = said.Count, Strings = 1, WrongStrings = best.Errors > 0 ? 1 : 0 };
    }
}
