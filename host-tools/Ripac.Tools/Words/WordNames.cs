using Ripac.Speech.Acoustics;
using Ripac.Tools.Data;

namespace Ripac.Tools.Words;

/// <summary>What a word that is added to a model may be called.</summary>
internal static class WordNames
{
    private const int Longest = 32;

    /// <summary>
    /// A name is 1 to 32 of a-z, 0-9, - and ' with a letter first: grammars name it as it is, and they travel over the link as ASCII.
    /// </summary>
    /// <exception cref="DataException">It has other characters, or the model has a word of that name.</exception>
    public static void Check(AcousticModel model, string name)
    {
        if (name.Length is 0 or > Longest || !char.IsAsciiLetterLower(name[0])
            || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '\''))
        {
            throw new DataException($"'{name}' cannot be the name of a word; it must be 1 to {Longest} of a-z, 0-9, - and ', with a letter first");
        }

        if (model.Words.Any(word => word.Name == name))
        {
            throw new DataException($"the model has a word '{name}' already; choose another name");
        }
    }
}
