namespace Ripac.Speech.Grammars;

/// <summary>An arc while a network is built.</summary>
/// <param name="From">Node before it.</param>
/// <param name="To">Node after it.</param>
/// <param name="Word">The word; <see cref="Empty"/> for none.</param>
/// <param name="Cost">In 1/256 bit.</param>
/// <param name="Digit">The digit that the word stands for, or -1.</param>
internal readonly record struct NetworkArc(int From, int To, int Word, int Cost, int Digit)
{
    /// <summary>The word of an arc that nothing is said on.</summary>
    public const int Empty = -1;
}
