namespace Ripac.Speech.Grammars;

/// <summary>Reads the words of an expansion one by one and says at the end whether they may stand there: a finite-state acceptor. State 0
/// is the start.</summary>
internal abstract record Acceptor
{
    /// <summary>No word may follow.</summary>
    public const int Dead = -1;

    /// <summary>The state after a word, or <see cref="Dead"/>.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="digit">The digit that the word stands for; -1 for a word that is no digit.</param>
    public abstract int Next(int state, int digit);

    /// <summary>Whether the expansion may end in a state.</summary>
    public abstract bool Accepts(int state);
}
