using System.Collections;
using System.Text;
using Ripac.VirtualDevice.Loading;

namespace Ripac.VirtualDevice.Nano;

[NanoMembers("System.Object")]
public static class ObjectMembers
{
    public static string? ToString(object value) => value switch
    {
        // An enum's name is not on the board: its text is its number.
        Enum constant => Convert.ChangeType(constant, constant.GetTypeCode()).ToString(),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double => NumberText.Of(value, null),
        DateTime time => DateTimeMembers.ToString(ref time),
        Type type => TypeName.Of(type),
        Exception exception when !OverridesToString(exception) => ExceptionMembers.base_ToString(exception),
        _ => value.ToString(),
    };

    public static string base_ToString(object value) => TypeName.Of(value.GetType());

    // .NET's hash of a string differs from run to run.
    public static int GetHashCode(object value)
    {
        if (value is not string text)
        {
            return value.GetHashCode();
        }

        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)hash;
    }

    private static bool OverridesToString(Exception exception) =>
        FirmwareCode.Declares(exception.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType!);
}

/// <summary>Strings are compared by their characters' codes, whatever the host's culture.</summary>
[NanoMembers("System.String")]
public static class StringMembers
{
    public static char get_Chars(string text, int index) => (uint)index < (uint)text.Length ? text[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public static int Compare(string? strA, string? strB) => Math.Sign(string.CompareOrdinal(strA, strB));

    public static int CompareTo(string text, object? value) => Compare(text, value as string);

    public static int CompareTo(string text, string? strB) => Compare(text, strB);

    public static string Concat(object? arg0) => Text(arg0);

    public static string Concat(object? arg0, object? arg1) => Text(arg0) + Text(arg1);

    public static string Concat(object? arg0, object? arg1, object? arg2) => Text(arg0) + Text(arg1) + Text(arg2);

    public static string Concat(params object?[] args) => string.Concat(args.Select(Text));

    public static bool EndsWith(string text, string value) => text.EndsWith(value, StringComparison.Ordinal);

    public static string Format(string format, params object?[] args) => CompositeFormat.Fill(format, args);

    public static IEnumerator GetEnumerator(string text) => text.GetEnumerator();

    public static int IndexOf(string text, string value) => IndexOf(text, value, 0);

    public static int IndexOf(string text, string value, int startIndex) => IndexOf(text, value, startIndex, text.Length - startIndex);

    // In an empty string nothing is found, not even nothing; behind the last character of another, that is out of range.
    public static int IndexOf(string text, string value, int startIndex, int count) => value.Length == 0 && count == text.Length - startIndex
        ? text.Length == 0 ? -1 : throw new ArgumentOutOfRangeException()
        : text.IndexOf(value, startIndex, count, StringComparison.Ordinal);

    public static int LastIndexOf(string text, string value) => text.Length == 0 ? -1 : text.LastIndexOf(value, StringComparison.Ordinal);

    public static int LastIndexOf(string text, string value, int startIndex) => text.Length == 0 ? -1 : text.LastIndexOf(value, startIndex, StringComparison.Ordinal);

    public static int LastIndexOf(string text, string value, int startIndex, int count) =>
        text.Length == 0 ? -1 : text.LastIndexOf(value, startIndex, count, StringComparison.Ordinal);

    public static bool StartsWith(string text, string value) => text.StartsWith(value, StringComparison.Ordinal);

    public static string ToLower(string text) => text.ToLowerInvariant();

    public static string ToUpper(string text) => text.ToUpperInvariant();

    internal static string Text(object? value) => value is null ? "" : ObjectMembers.ToString(value) ?? "";
}

[NanoMembers("System.Text.StringBuilder")]
public static class StringBuilderMembers
{
    public static char get_Item(StringBuilder builder, int index) => builder[index];

    public static void set_Item(StringBuilder builder, int index, char value) => builder[index] = value;

    public static StringBuilder Append(StringBuilder builder, object? value) => builder.Append(StringMembers.Text(value));

    public static StringBuilder Append(StringBuilder builder, float value) => builder.Append(NumberText.Of(value, null));

    public static StringBuilder Append(StringBuilder builder, double value) => builder.Append(NumberText.Of(value, null));

    // The end of a line is the same on every host.
    public static StringBuilder AppendLine(StringBuilder builder) => builder.Append("\r\n");

    public static StringBuilder AppendLine(StringBuilder builder, string? str) => builder.Append(str).Append("\r\n");
}

[NanoMembers("System.Char")]
public static class CharMembers
{
    public static char ToLower(ref char value) => char.ToLowerInvariant(value);

    public static char ToUpper(ref char value) => char.ToUpperInvariant(value);
}

[NanoMembers("System.BitConverter")]
public static class BitConverterMembers
{
    public static bool get_IsLittleEndian() => true;
}
