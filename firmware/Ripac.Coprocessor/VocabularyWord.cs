using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>One word of the model; its number is its place in <see cref="CoprocessorDevice.Vocabulary"/>.</summary>
public sealed class VocabularyWord
{
    internal VocabularyWord(string name, LinkWordKind kind)
    {
        Name = name;
        Kind = kind;
    }

    /// <summary>As grammars write it.</summary>
    public string Name { get; }

    /// <summary>Word, silence or filler.</summary>
    public LinkWordKind Kind { get; }
}
