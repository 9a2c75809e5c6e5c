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

    /// <summary>The errors of one utterance.</summary>
    public static WordErrors Of(IReadOnlyList<WordPair> pairs)
    {
        WordErrors errors = new() { Strings = 1, WrongStrings = pairs.All(pair => pair.Right) ? 0 : 1 };
        foreach ((string? said, HeardSegment? heard) in pairs)
        {
            errors += new WordErrors
            {
                Words = said is null ? 0 : 1,
                Substitutions = said is not null && heard is not null && heard.Word != said ? 1 : 0,
                Deletions = heard is null ? 1 : 0,
                Insertions = said is null ? 1 : 0,
            };
        }

        return errors;
    }

    /// <summary>The errors of many utterances.</summary>
    public static WordErrors Sum(IEnumerable<WordErrors> errors) => errors.Aggregate(default(WordErrors), (sum, one) => sum + one);
}
