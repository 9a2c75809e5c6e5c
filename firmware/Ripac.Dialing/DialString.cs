namespace Ripac.Dialing;

/// <summary>
/// A number that may be dialed: 3 to 15 digits 0 to 9 (15 is ITU-T E.164's limit; 3 is the shortest emergency number). There is no
/// other way to make one, so nothing else reaches the dial line.
/// </summary>
public sealed class DialString
{
    /// <summary>Digits of the shortest number.</summary>
    public const int MinimumLength = 3;

    /// <summary>Digits of the longest number.</summary>
    public const int MaximumLength = 15;

    private readonly string _digits;

    private DialString(string digits)
    {
        _digits = digits;
    }

    /// <summary>Number of digits.</summary>
    public int Length => _digits.Length;

    /// <summary>The digit at <paramref name="index"/>, '0' to '9'.</summary>
    public char this[int index] => _digits[index];

    /// <summary>The first <paramref name="count"/> characters as a number, or null when they are none.</summary>
    public static DialString? Create(char[] characters, int count)
    {
        if (count < MinimumLength || count > MaximumLength || count > characters.Length)
        {
            return null;
        }

        for (int i = 0; i < count; i++)
        {
            if (characters[i] < '0' || characters[i] > '9')
            {
                return null;
            }
        }

        return new DialString(new string(characters, 0, count));
    }

    /// <summary>The text as a number, or null when it is none.</summary>
    public static DialString? Create(string text) => Create(text.ToCharArray(), text.Length);

    /// <summary>The digits, as they are dialed.</summary>
    public override string ToString() => _digits;
}
