namespace Ripac.Speech.Grammars;

/// <summary><c>{check=luhn}</c> and so on: the digits end with the right check digit. Words that are no digits do not count.</summary>
/// <param name="Scheme">How the check digit is computed.</param>
internal sealed record CheckDigitAcceptor(CheckDigitScheme Scheme) : Acceptor
{
    /// <inheritdoc/>
    public override int Next(int state, int digit) => digit < 0 ? state : Scheme switch
    {
        CheckDigitScheme.Luhn => Alternate(state, digit, digit < 5 ? 2 * digit : (2 * digit) - 9),
        CheckDigitScheme.Ean => Alternate(state, digit, 3 * digit),
        CheckDigitScheme.Mod11 => SumOfSums(state, digit),
        _ => ((10 * state) + digit) % 97,
    };

    /// <inheritdoc/>
    public override bool Accepts(int state) => Scheme switch
    {
        CheckDigitScheme.Luhn or CheckDigitScheme.Ean => state % 10 == 0,
        CheckDigitScheme.Mod11 => state % 11 == 0,
        _ => state == 1,
    };

    /// <summary>Every other digit counts for more, but the last for itself, and which is the last shows at the end only. So there are two
    /// sums modulo 10: one if this digit is the last or an even number of digits follows (units of the state), one if not (its tens).</summary>
    private static int Alternate(int state, int digit, int more) => ((((state % 10) + more) % 10) * 10) + (((state / 10) + digit) % 10);

    /// <summary>Weights 1, 2, 3 from the last digit on: the sum of the sums so far. Both are modulo 11; the sum of sums is the lower.</summary>
    private static int SumOfSums(int state, int digit)
    {
        int sum = ((state / 11) + digit) % 11;
        return (sum * 11) + (((state % 11) + sum) % 11);
    }
}
