namespace Ripac.Speech.Grammars;

/// <summary><c>{length=7}</c>, <c>{length=3-7}</c>: so many words.</summary>
/// <param name="Fewest">0 or more.</param>
/// <param name="Most"><paramref name="Fewest"/> or more.</param>
internal sealed record LengthAcceptor(int Fewest, int Most) : Acceptor
{
    /// <inheritdoc/>
    public override int Next(int state, int digit) => state < Most ? state + 1 : Dead;

    /// <inheritdoc/>
    public override bool Accepts(int state) => state >= Fewest;
}
