using System.Globalization;

namespace Ripac.VirtualDevice.Nano;

/// <summary>
/// Numbers from text as nanoFramework's CLR reads them: spaces around are allowed, nothing else; what does not fit is an
/// <see cref="ArgumentOutOfRangeException"/>, as there is no overflow exception.
/// </summary>
internal static class NumberParser
{
    /// <summary>A whole number between limits. In bases 2, 8 and 16 the upper half of a signed type's bits is negative.</summary>
    public static Int128 Whole(string? text, Int128 least, Int128 most, int fromBase = 10)
    {
        ReadOnlySpan<char> digits = (text ?? throw new ArgumentNullException(nameof(text))).AsSpan().Trim(' ');
        bool negative = digits is ['-', ..];
        digits = negative || digits is ['+', ..] ? digits[1..] : digits;
        digits = fromBase == 16 && digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
        if (digits.IsEmpty)
        {
            throw new FormatException();
        }

        Int128 value = 0;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : fromBase;
            value = (value * fromBase) + (digit < fromBase ? digit : throw new FormatException());
            if (value > ulong.MaxValue)
            {
                throw new ArgumentOutOfRangeException();
            }
        }

        value = negative ? -value : value;
        if (fromBase != 10 && least < 0 && value > most && value < (most + 1) * 2)
        {
            value -= (most + 1) * 2;
        }

        return value >= least && value <= most ? value : throw new ArgumentOutOfRangeException();
    }

    public static double Float(string? text) =>
        double.TryParse((text ?? throw new ArgumentNullException(nameof(text))).Trim(' '), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new FormatException();

    /// <summary>False instead of an exception; the result is then <paramref name="otherwise"/>.</summary>
    public static bool Try<T>(Func<T> parse, T otherwise, out T result)
    {
        try
        {
            result = parse();
            return true;
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            result = otherwise;
            return false;
        }
    }
}

[NanoMembers("System.Convert")]
public static class ConvertMembers
{
    public static byte ToByte(string? value, int fromBase) => (byte)NumberParser.Whole(value, byte.MinValue, byte.MaxValue, fromBase);

    public static short ToInt16(string? value, int fromBase) => (short)NumberParser.Whole(value, short.MinValue, short.MaxValue, fromBase);

    public static int ToInt32(string? value, int fromBase) => (int)NumberParser.Whole(value, int.MinValue, int.MaxValue, fromBase);

    public static long ToInt64(string? value, int fromBase) => (long)NumberParser.Whole(value, long.MinValue, long.MaxValue, fromBase);

    public static sbyte ToSByte(string? value, int fromBase) => (sbyte)NumberParser.Whole(value, sbyte.MinValue, sbyte.MaxValue, fromBase);

    public static ushort ToUInt16(string? value, int fromBase) => (ushort)NumberParser.Whole(value, ushort.MinValue, ushort.MaxValue, fromBase);

    public static uint ToUInt32(string? value, int fromBase) => (uint)NumberParser.Whole(value, uint.MinValue, uint.MaxValue, fromBase);

    public static ulong ToUInt64(string? value, int fromBase) => (ulong)NumberParser.Whole(value, ulong.MinValue, ulong.MaxValue, fromBase);

    public static float ToSingle(string? value) => (float)NumberParser.Float(value);

    public static double ToDouble(string? value) => NumberParser.Float(value);

    public static byte[] FromBase64String(string inString)
    {
        try
        {
            return Convert.FromBase64String(inString);
        }
        catch (FormatException)
        {
            throw new Exception();
        }
    }

    public static string ToBase64String(byte[] inArray) => Convert.ToBase64String(inArray ?? throw ExceptionMembers.Word(new ArgumentNullException(nameof(inArray))));

    public static DateTime ToDateTime(string? value) => DateTime.Parse(value);
}
