using System.Globalization;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// Floating-point numbers as the CLR's own printf writes them: scaled to one digit before the point by dividing by powers of ten, at most
/// 19 digits taken off one by one, and zeros behind. Each step rounds as doubles do, so that the last digits are those of a board and not
/// the exact ones. Numbers are positive here; signs are the caller's.
/// </summary>
internal readonly ref struct PrintedFloat
{
    private const int MostDigits = 19;

    /// <summary>What fits into the CLR's buffer: digits of a fixed number, its zeros in front among them, and of one with an exponent.</summary>
    private const int MostFixed = 29;
    private const int MostExponential = 25;

    private static readonly double[] Powers = [1e256, 1e128, 1e64, 1e32, 1e16, 1e8, 1e4, 1e2, 1e1];
    private static readonly double[] SmallPowers = [1e-256, 1e-128, 1e-64, 1e-32, 1e-16, 1e-8, 1e-4, 1e-2, 1e-1, 1];

    /// <summary>1 to below 10, or 0.</summary>
    private readonly double _mantissa;

    /// <summary>Digits before the point.</summary>
    private readonly int _point;

    private PrintedFloat(double number) => (_mantissa, _point) = number switch
    {
        0 => (0, 1),
        double.MaxValue => (1.7976931348623157, 309),
        _ => Normalise(number),
    };

    /// <summary>%f: digits behind the point; a number too large for the buffer gets an exponent.</summary>
    public static string Fixed(double number, int decimals)
    {
        PrintedFloat value = new(number);
        return value._point > MostFixed ? value.Exponential(value._point + decimals, 'e', trim: false) : value.Fixed(value._point + decimals, trim: false);
    }

    /// <summary>%e or %E.</summary>
    public static string Exponential(double number, int decimals, char letter) => new PrintedFloat(number).Exponential(decimals + 1, letter, trim: false);

    /// <summary>%g or %G.</summary>
    public static string General(double number, int digits, char letter)
    {
        PrintedFloat value = new(number);
        char e = letter == 'g' ? 'e' : 'E';
        return value._point > -4 && value._point <= digits ? value.Fixed(digits, trim: true) : value.Exponential(digits, e, trim: true);
    }

    private static (double Mantissa, int Point) Normalise(double number)
    {
        int point = 1;
        int power = 256;
        for (int i = 0; number < 1; i++, power >>= 1)
        {
            for (; number < SmallPowers[i + 1]; point -= power)
            {
                number /= SmallPowers[i];
            }
        }

        power = 256;
        for (int i = 0; number >= 10; i++, power >>= 1)
        {
            for (; number >= Powers[i]; point += power)
            {
                number /= Powers[i];
            }
        }

        return (number, point);
    }

    private string Fixed(int digits, bool trim)
    {
        // Without any digit of its own, a number has the zeros that were asked for.
        int zeros = Math.Max(1 - _point, 0) + Math.Min(digits, 0);
        bool isBelow = digits < 0 || zeros > MostFixed;
        zeros = Math.Min(zeros, MostFixed);
        digits = isBelow ? 0 : Math.Min(digits, MostFixed - zeros);
        string text = Round(zeros, digits, isBelow, out bool isLonger);
        int kept = zeros + digits + (isLonger && !trim ? 1 : 0);
        int before = Math.Max(_point + (isLonger ? 1 : 0), 1);
        return before >= kept ? text[..kept]
            : trim ? $"{text[..before]}.{text[before..kept]}".TrimEnd('0').TrimEnd('.')
            : $"{text[..before]}.{text[before..kept]}";
    }

    private string Exponential(int digits, char letter, bool trim)
    {
        digits = Math.Clamp(digits, 1, MostExponential);
        string text = Round(0, digits, isBelow: false, out bool isLonger);
        string mantissa = digits > 1 ? $"{text[0]}.{text[1..digits]}" : text[..1];
        int exponent = _point - 1 + (isLonger ? 1 : 0);
        mantissa = trim && digits > 1 ? mantissa.TrimEnd('0').TrimEnd('.') : mantissa;
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}{letter}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D2}");
    }

    /// <summary>Zeros, digits, and one more digit that has been rounded away; longer if the rounding went past the first one.</summary>
    private string Round(int zeros, int digits, bool isBelow, out bool isLonger)
    {
        Span<char> text = stackalloc char[zeros + digits + 1];
        text[..zeros].Fill('0');
        double rest = _mantissa;
        for (int i = 0; i <= digits; i++)
        {
            int digit = i < MostDigits ? (int)rest : 0;
            text[zeros + i] = (char)('0' + digit);
            rest = (rest - digit) * 10;
        }

        isLonger = false;
        if (!isBelow && text[^1] >= '5')
        {
            text[^1] = '0';
            int last = text[..^1].LastIndexOfAnyExcept('9');
            isLonger = last < 0;
            text[(last + 1)..^1].Fill('0');
            if (isLonger)
            {
                text[0] = '1';
            }
            else
            {
                text[last]++;
            }
        }

        return new string(text);
    }
}
