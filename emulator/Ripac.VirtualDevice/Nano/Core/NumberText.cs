using System.Globalization;
using System.Numerics;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// The text of numbers as nanoFramework's CLR writes it: standard formats only (D, E, F, G, N, X), floats with 9 and doubles with 17
/// digits, and the oddities that its cutting of printf's output leaves in large values (1e10f is <c>10000000E+10</c>).
/// </summary>
internal static class NumberText
{
    private const int FloatDigits = 9;
    private const int DoubleDigits = 17;
    private const int WholeDoubleDigits = 15;

    /// <summary>The text of a boxed number.</summary>
    /// <exception cref="NotImplementedException">The CLR does not know the format.</exception>
    public static string Of(object value, string? format)
    {
        (char kind, int precision) = string.IsNullOrEmpty(format) ? ('G', -1) : (format[0], Precision(format));
        bool isInteger = value is not (float or double);
        if (precision < -1 || (!isInteger && kind is 'd' or 'D' or 'x' or 'X' && !isInteger))
        {
            return format!;
        }

        if (!isInteger && !double.IsFinite(Convert.ToDouble(value)))
        {
            return Convert.ToDouble(value).ToString(CultureInfo.InvariantCulture);
        }

        return kind switch
        {
            'd' or 'D' => Whole(value).ToString($"D{Math.Max(precision, 0)}", CultureInfo.InvariantCulture),
            'x' or 'X' => Hexadecimal(value, kind, precision),
            'f' or 'F' => Fixed(value, 'F', precision),
            'n' or 'N' => Fixed(value, 'N', precision),
            'e' or 'E' => Exponential(Convert.ToDouble(value), kind, precision < 0 ? 6 : precision),
            'g' or 'G' => isInteger ? WholeGeneral(value, kind, precision) : General(value, kind, precision),
            _ => throw new NotImplementedException(),
        };
    }

    /// <summary>The digits behind a format's letter; -1 without any, -2 if they are none.</summary>
    private static int Precision(string format) =>
        format.Length == 1 ? -1 : format.AsSpan(1).ContainsAnyExceptInRange('0', '9') ? -2 : int.Parse(format.AsSpan(1), CultureInfo.InvariantCulture);

    private static BigInteger Whole(object value) => value is ulong large ? large : Convert.ToInt64(value);

    /// <summary>At most as many digits as the type has.</summary>
    private static string Hexadecimal(object value, char kind, int precision)
    {
        string text = ((IFormattable)value).ToString($"{kind}{Math.Max(precision, 0)}", CultureInfo.InvariantCulture);
        int most = value switch { sbyte or byte => 2, short or ushort => 4, int or uint => 8, _ => 16 };
        return text.Length > most ? text[^most..] : text;
    }

    private static string Fixed(object value, char kind, int precision)
    {
        int decimals = precision < 0 ? 2 : precision;
        if (value is not (float or double))
        {
            return ((IFormattable)value).ToString($"{kind}{decimals}", CultureInfo.InvariantCulture);
        }

        double number = Convert.ToDouble(value);
        string text = PrintedFloat.Fixed(Math.Abs(number), decimals);
        text = kind == 'N' ? Group(text) : text;
        return number < 0 && text != "0" ? "-" + text : text;
    }

    /// <summary>A comma at each three digits before the point.</summary>
    private static string Group(string text)
    {
        int end = text.IndexOf('.');
        for (int i = (end < 0 ? text.Length : end) - 3; i > 0; i -= 3)
        {
            text = text.Insert(i, ",");
        }

        return text;
    }

    private static string WholeGeneral(object value, char kind, int precision)
    {
        string text = Whole(value).ToString(CultureInfo.InvariantCulture);
        string digits = text.TrimStart('-');
        if (precision <= 0 || digits.Length <= precision)
        {
            return text;
        }

        string rounded = RoundLastAway(digits[..(precision + 1)]);
        rounded = rounded.Length > 1 ? rounded.Insert(1, ".") : rounded;
        return $"{(text[0] == '-' ? "-" : "")}{rounded}{(kind == 'g' ? 'e' : 'E')}+{digits.Length - 1:D2}";
    }

    /// <summary>One digit more than asked for is printed and rounded away; what overflows to 10 is left so.</summary>
    private static string Exponential(double value, char kind, int precision)
    {
        string printed = PrintedFloat.Exponential(Math.Abs(value), precision + 1, kind);
        int e = printed.IndexOf(kind);
        int exponent = int.Parse(printed.AsSpan(e + 1), CultureInfo.InvariantCulture);
        return $"{(value < 0 ? "-" : "")}{RoundLastAway(printed[..e])}{kind}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D3}";
    }

    /// <summary>Drops the last digit (and a dot that then ends the text), rounding half up by decimal digits.</summary>
    private static string RoundLastAway(string digits)
    {
        bool up = digits[^1] >= '5';
        char[] kept = digits[..^1].TrimEnd('.').ToCharArray();
        for (int i = kept.Length - 1; up && i >= 0; i--)
        {
            if (char.IsAsciiDigit(kept[i]))
            {
                up = kept[i] == '9';
                kept[i] = up ? '0' : (char)(kept[i] + 1);
            }
        }

        string text = new(kept);
        return up ? text.Insert(text[0] == '-' ? 1 : 0, "1") : text;
    }

    /// <summary>
    /// G prints two digits more than it wants, cuts at the digit it wants (zeros in front count), rounds, drops zeros, and puts an
    /// exponent behind what had none.
    /// </summary>
    private static string General(object value, char kind, int requested)
    {
        double number = Convert.ToDouble(value);
        int digits = value is float ? FloatDigits : number == Math.Truncate(number) && Math.Abs(number) < 1e19 ? WholeDoubleDigits : DoubleDigits;
        int wanted = requested < 0 ? digits : requested;
        string sign = number < 0 ? "-" : "";
        string printed = PrintedFloat.General(Math.Abs(number), wanted + 2, kind);
        if (printed.Length <= wanted)
        {
            return sign + printed;
        }

        int e = printed.IndexOf(kind == 'g' ? 'e' : 'E');
        int exponent = e < 0 ? 0 : int.Parse(printed.AsSpan(e + 1), CultureInfo.InvariantCulture);
        int dot = printed.IndexOf('.');
        string text = printed;
        if (requested <= digits && CutPlace(printed, wanted) is int place and >= 0)
        {
            (text, int moved) = Cut(printed, place, wanted >= digits);
            dot += dot >= 0 ? moved : 0;
        }

        if (dot >= 0)
        {
            int end = text.Length;
            while (end > dot && end > 0 && text[end - 1] == '0')
            {
                end--;
            }

            text = end == dot + 1 ? text[..dot] : text[..end];
        }

        if (dot < 0 || exponent != 0 || dot > wanted)
        {
            text = requested > 0 && text.Length > 1 ? text.Insert(1, ".") : text;
            exponent = exponent != 0 ? exponent : (dot < 0 ? printed.Length : dot) - 1;
            text += $"{(kind == 'g' ? 'e' : 'E')}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D2}";
        }

        return sign + text;
    }

    /// <summary>The place behind the wanted digit, -1 if there are fewer.</summary>
    private static int CutPlace(string text, int wanted)
    {
        int seen = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && ++seen == wanted)
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static (string Text, int Moved) Cut(string printed, int place, bool dropsRoundingDigit)
    {
        char lost = place < printed.Length ? printed[place] : '0';
        if (lost == '.' && place + 1 < printed.Length)
        {
            lost = printed[place + 1];
        }
        else if (lost is 'E' or 'e')
        {
            lost = printed[--place];
        }

        string kept = printed[..place];
        if (dropsRoundingDigit && kept.Length >= 2 && kept[^2] == '0')
        {
            return (kept[..^1], 0);
        }

        string rounded = RoundLastAway(kept + lost);
        return (rounded, rounded.Length > kept.Length ? 1 : 0);
    }
}
