namespace Ripac.Speech.Acoustics;

/// <summary>What a word model stands for.</summary>
public enum WordKind : byte
{
    /// <summary>A word that a grammar may name.</summary>
    Word = 0,

    /// <summary>No speech: silence or noise. May stand between any two words, and costs nothing.</summary>
    Silence = 1,

    /// <summary>Speech that is none of the words: one speech sound of any other word. Other words are sequences of fillers.</summary>
    Filler = 2,
}

/// <summary>A left-to-right hidden Markov model: a row of neighbouring states of the <see cref="AcousticModel"/>.</summary>
/// <param name="Name">The word as a grammar writes it, lower case.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="FirstState">Index of its first state.</param>
/// <param name="StateCount">How many states it has, 1 or more; entered at the first, left from the last.</param>
public sealed record AcousticWord(string Name, WordKind Kind, int FirstState, int StateCount)
{
    /// <summary>No word's name has more characters.</summary>
    public const int LongestName = 32;

    /// <summary>Whether a word may have this name: 1 to 32 of a-z, 0-9, - and ' with a letter first, so that grammars can name it as it
    /// is, and it can travel over the link.</summary>
    public static bool IsName(string name) => name.Length is >= 1 and <= LongestName && char.IsAsciiLetterLower(name[0])
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '\'');

    internal bool HasState(int state) => state >= FirstState && state < FirstState + StateCount;
}

/// <summary>What it costs to go on from a state, in <see cref="AcousticModel.CostsPerNat"/> units; 255 = not allowed.</summary>
/// <param name="Self">To stay in the state.</param>
/// <param name="Next">To go to the next state (from the last state: to leave the word).</param>
/// <param name="Skip">To leave out the next state; 255 from a word's last two states, since a word is left from its last state.</param>
public readonly record struct StateTransitions(byte Self, byte Next, byte Skip);
