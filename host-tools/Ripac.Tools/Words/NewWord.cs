using Ripac.Tools.Data;

namespace Ripac.Tools.Words;

/// <summary>A word to be added.</summary>
/// <param name="Name">What grammars call it.</param>
/// <param name="Spoken">How it is written in its language, for the synthesiser.</param>
internal sealed record NewWord(string Name, string Spoken)
{
    /// <summary>
    /// Reads "luce", or "si=sì" where a name cannot be written as the language does. A hyphen in a name alone is spoken as a blank.
    /// </summary>
    /// <exception cref="DataException">One side of = is empty.</exception>
    public static NewWord Parse(string text)
    {
        string[] sides = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return sides.All(side => side.Length > 0)
            ? new NewWord(sides[0], sides.Length == 2 ? sides[1] : sides[0].Replace('-', ' '))
            : throw new DataException($"'{text}' is no word; write it as 'luce', or as 'si=sì' for name=spoken");
    }
}
