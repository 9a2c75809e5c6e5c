using System.Globalization;
using System.Reflection;
using System.Text;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Nano;

/// <summary><c>string.Format</c>: {index[,alignment][:format]}, with nanoFramework's errors.</summary>
internal static class CompositeFormat
{
    /// <exception cref="ArgumentException">The format is wrong.</exception>
    public static string Fill(string? format, object?[] args)
    {
        StringBuilder text = new();
        int at = 0;
        for (string pattern = format ?? throw new NullReferenceException(); at < pattern.Length; at++)
        {
            char c = pattern[at];
            bool doubled = c is '{' or '}' && at + 1 < pattern.Length && pattern[at + 1] == c;
            if (c == '}' && !doubled)
            {
                throw Error("no closed brace", at);
            }

            if (c == '{' && !doubled)
            {
                text.Append(Item(pattern, ref at, args));
            }
            else
            {
                text.Append(c);
                at += doubled ? 1 : 0;
            }
        }

        return text.ToString();
    }

    /// <summary>Reads an item from its brace to the closing one, where <paramref name="at"/> is left.</summary>
    private static string Item(string pattern, ref int at, object?[] args)
    {
        at++;
        int index = Number(pattern, ref at, ",:}", "{}");
        int alignment = 0;
        if (At(pattern, at) == ',')
        {
            at++;
            bool left = At(pattern, at) == '-';
            at += left ? 1 : 0;
            alignment = Number(pattern, ref at, ":}", "alignment") * (left ? -1 : 1);
        }

        string? format = null;
        if (At(pattern, at) == ':')
        {
            int end = pattern.IndexOf('}', at) is int found and >= 0 ? found : pattern.Length;
            format = pattern[(at + 1)..end];
            at = end;
            if (format.Length == 0)
            {
                throw Error("empty format after ':'", at);
            }
        }

        if (At(pattern, at) != '}')
        {
            throw Error("no closed brace", at);
        }

        string value = Value(args[index], format);
        return alignment < 0 ? value.PadRight(-alignment) : value.PadLeft(alignment);
    }

    private static int Number(string pattern, ref int at, string ends, string what)
    {
        int start = at;
        for (; at < pattern.Length && !ends.Contains(pattern[at]); at++)
        {
            if (!char.IsAsciiDigit(pattern[at]))
            {
                throw Error($"wrong symbol at {what}", at);
            }
        }

        return at > start ? int.Parse(pattern.AsSpan(start, at - start), CultureInfo.InvariantCulture) : throw Error($"empty {what}", at);
    }

    private static char At(string pattern, int at) => at < pattern.Length ? pattern[at] : '\0';

    /// <summary>A format goes to the value's own ToString(string), if it has one.</summary>
    private static string Value(object? value, string? format)
    {
        switch (value)
        {
            case null:
                return "";
            case Enum or null when format is not null:
            case var _ when format is null:
                return StringMembers.Text(value);
            case sbyte or byte or short or ushort or int or uint or long or ulong or float or double:
                return NumberText.Of(value, format);
            case DateTime time:
                return time.ToString(format);
            default:
                MethodInfo? own = FirmwareCode.Declares(value.GetType()) ? value.GetType().GetMethod("ToString", [typeof(string)]) : null;
                return (string?)own?.Invoke(value, [format]) ?? StringMembers.Text(value);
        }
    }

    private static ArgumentException Error(string what, int column) =>
        ExceptionMembers.Word(new ArgumentException($"Format error: {what}, column {column}"));
}
