using Ripac.Speech.Acoustics;
using Ripac.Tools.Data;

namespace Ripac.Tools.Words;

/// <summary>What a word that is added to a model may be called.</summary>
internal static class WordNames
{
    /// <summary>Sees that a model can have a word of this name.</summary>
    /// <exception cref="DataException">It has other characters, or the model has a word of that name.</exception>
    public static void Check(AcousticModel model, string name)
    {
        if (!AcousticWord.IsName(name))
        {
            throw new DataException($"'{name}' cannot be the name of a word; it must be 1 to {AcousticWord.LongestName} of a-z, 0-9, - and ', with a letter first");
        }

        if (model.Words.Any(word => word.Name == name))
        {
            throw new DataException($"the model has a word '{name}' already; choose another name");
        }
    }
}
