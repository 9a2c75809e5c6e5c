using System.Collections;
using System.Text;

namespace Ripac.VirtualDevice.Nano;

[NanoMembers("System.Object")]
public static class ObjectMembers
{
    // An enum's name is not on the board: its text is its number.
    public static string? ToString(object value) =>
        value is Enum constant ? Convert.ChangeType(constant, constant.GetTypeCode()).ToString() : value.ToString();

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
}

[NanoMembers("System.String")]
public static class StringMembers
{
    public static IEnumerator GetEnumerator(string text) => text.GetEnumerator();

    public static string Concat(object? arg0) => Text(arg0);

    public static string Concat(object? arg0, object? arg1) => Text(arg0) + Text(arg1);

    public static string Concat(object? arg0, object? arg1, object? arg2) => Text(arg0) + Text(arg1) + Text(arg2);

    public static string Concat(params object?[] args) => string.Concat(args.Select(Text));

    public static string Format(string format, params object?[] args) =>
        string.Format(format, [.. args.Select(arg => arg is Enum ? Text(arg) : arg)]);

    private static string Text(object? value) => value is null ? "" : ObjectMembers.ToString(value) ?? "";
}

[NanoMembers("System.Text.StringBuilder")]
public static class StringBuilderMembers
{
    public static char get_Item(StringBuilder builder, int index) => builder[index];

    public static void set_Item(StringBuilder builder, int index, char value) => builder[index] = value;

    public static StringBuilder Append(StringBuilder builder, object? value) =>
        value is null ? builder : builder.Append(ObjectMembers.ToString(value));

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
