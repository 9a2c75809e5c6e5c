namespace Ripac.Link;

/// <summary>What a word of the vocabulary stands for (ReadVocabulary).</summary>
public enum LinkWordKind : byte
{
    /// <summary>A word that a grammar can name.</summary>
    Word = 0,

    /// <summary>The sound between words.</summary>
    Silence = 1,

    /// <summary>Any other speech or noise.</summary>
    Filler = 2,
}
