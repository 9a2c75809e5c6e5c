using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
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
        Type type => TypeName.Of(type),
        StringBuilder builder => StringBuilderMembers.ToString(builder),
        Exception exception when !OverridesToString(exception) => ExceptionMembers.base_ToString(exception),
        _ => value.ToString() is string text && text == value.GetType().FullName ? TypeName.Of(value.GetType()) : value.ToString(),
    };

    public static string base_ToString(object value) => TypeName.Of(value.GetType());

    // .NET's hashes of strings, of structs, and of objects that have none of their own differ from run to run.
    public static int GetHashCode(object value) => value switch
    {
        string text => StringMembers.GetHashCode(text),
        short number => number < 0 ? number : number * 0x10001,
        _ when HasOwnHash.GetOrAdd(value.GetType(), Overrides) => value.GetHashCode(),
        _ => base_GetHashCode(value),
    };

    /// <summary>A board takes the address of the object, here it is its number among those asked; a struct has that of its fields.</summary>
    public static int base_GetHashCode(object value) => value is ValueType
        ? value.GetType().GetFields(Fields).Aggregate(0, (hash, field) => (hash * 31) + (field.GetValue(value) is object part ? GetHashCode(part) : 0))
        : Execution.Processor.Scheduler.IdentityOf(value);

    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, bool> HasOwnHash = new();

    private static bool Overrides(Type type) =>
        type.GetMethod(nameof(object.GetHashCode), Type.EmptyTypes)!.DeclaringType is Type declaring && declaring != typeof(object) && declaring != typeof(ValueType);

    private static bool OverridesToString(Exception exception) =>
        FirmwareCode.Declares(exception.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType!);
}

/// <summary>Strings are compared by their characters' codes, whatever the host's culture.</summary>
[NanoMembers("System.String")]
public static class StringMembers
{
    public static char get_Chars(string text, int index) => (uint)index < (uint)text.Length ? text[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The difference of the first bytes that differ, as the strings lie in memory.</summary>
    public static int Compare(string? strA, string? strB)
    {
        if (strA is null || strB is null)
        {
            return (strA is null ? 0 : 1) - (strB is null ? 0 : 1);
        }

        byte[] a = Encoding.UTF8.GetBytes(strA);
        byte[] b = Encoding.UTF8.GetBytes(strB);
        int at = a.AsSpan().CommonPrefixLength(b);
        return (at < a.Length ? a[at] : 0) - (at < b.Length ? b[at] : 0);
    }

    public static int CompareTo(string text, object? value) => value is string or null ? Compare(text, (string?)value) : -1;

    public static int CompareTo(string text, string? strB) => Compare(text, strB);

    public static string Concat(object? arg0) => Text(arg0);

    public static string Concat(object? arg0, object? arg1) => Text(arg0) + Text(arg1);

    public static string Concat(object? arg0, object? arg1, object? arg2) => Text(arg0) + Text(arg1) + Text(arg2);

    public static string Concat(params object?[] args) => string.Concat(args.Select(Text));

    public static bool Contains(string text, string value) => text.Contains(value ?? throw new NullReferenceException(), StringComparison.Ordinal);

    public static bool EndsWith(string text, string value) => text.EndsWith(Given(value, nameof(value)), StringComparison.Ordinal);

    public static string Format(string format, params object?[] args) => CompositeFormat.Fill(format, args);

    public static IEnumerator GetEnumerator(string text) => text.GetEnumerator();

    /// <summary>The CRC-32 (polynomial 0x04C11DB7, from 0, not reflected) of the bytes.</summary>
    public static int GetHashCode(string text)
    {
        uint crc = 0;
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            crc ^= (uint)value << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc << 1) ^ ((crc & 0x8000_0000) == 0 ? 0 : 0x04C1_1DB7u);
            }
        }

        return (int)crc;
    }

    // In an empty string nothing is found, wherever one looks.
    public static int IndexOf(string text, char value, int startIndex) => text.Length == 0 ? -1 : text.IndexOf(value, startIndex);

    public static int IndexOf(string text, char value, int startIndex, int count) => text.Length == 0 ? -1 : text.IndexOf(value, startIndex, count);

    public static int IndexOfAny(string text, char[] anyOf) => text.IndexOfAny(anyOf ?? throw new NullReferenceException());

    public static int IndexOfAny(string text, char[] anyOf, int startIndex) => text.IndexOfAny(anyOf ?? throw new NullReferenceException(), startIndex);

    public static int IndexOfAny(string text, char[] anyOf, int startIndex, int count) => text.IndexOfAny(anyOf ?? throw new NullReferenceException(), startIndex, count);

    public static int IndexOf(string text, string value) => IndexOf(text, value, 0);

    public static int IndexOf(string text, string value, int startIndex) => IndexOf(text, value, startIndex, text.Length - startIndex);

    // In an empty string nothing is found, not even nothing; behind the last character of another, that is out of range.
    public static int IndexOf(string text, string value, int startIndex, int count)
    {
        if (value.Length == 0 && count == text.Length - startIndex)
        {
            return text.Length == 0 ? -1 : throw new ArgumentOutOfRangeException(nameof(startIndex));
        }

        return text.Length == 0 || (count < 0 && startIndex >= 0 && startIndex <= text.Length) ? -1 : text.IndexOf(value, startIndex, count, StringComparison.Ordinal);
    }

    public static int LastIndexOf(string text, string value) =>
        text.Length == 0 ? -1 : text.LastIndexOf(value ?? throw new NullReferenceException(), StringComparison.Ordinal);

    public static int LastIndexOf(string text, string value, int startIndex) =>
        text.Length == 0 ? -1 : text.LastIndexOf(value ?? throw new NullReferenceException(), startIndex, StringComparison.Ordinal);

    public static int LastIndexOf(string text, string value, int startIndex, int count) =>
        text.Length == 0 ? -1 : text.LastIndexOf(value ?? throw new NullReferenceException(), startIndex, count, StringComparison.Ordinal);

    public static string New(char[] value) => Cut(new string(value));

    public static string New(char[] value, int startIndex, int length) => Cut(new string(value, startIndex, length));

    public static string New(char c, int count) => Cut(new string(c, count));

    public static string PadLeft(string text, int totalWidth) => PadLeft(text, totalWidth, ' ');

    public static string PadLeft(string text, int totalWidth, char paddingChar) => text.PadLeft(Width(totalWidth), paddingChar);

    public static string PadRight(string text, int totalWidth) => PadRight(text, totalWidth, ' ');

    public static string PadRight(string text, int totalWidth, char paddingChar) => text.PadRight(Width(totalWidth), paddingChar);

    public static bool StartsWith(string text, string value) => text.StartsWith(Given(value, nameof(value)), StringComparison.Ordinal);

    // Only of the letters of ASCII, here and with single characters.
    public static string ToLower(string text) => string.Create(text.Length, text, (letters, from) =>
    {
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = CharMembers.Lower(from[i]);
        }
    });

    public static string ToUpper(string text) => string.Create(text.Length, text, (letters, from) =>
    {
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = CharMembers.Upper(from[i]);
        }
    });

    /// <summary>A string on a board ends at its first NUL.</summary>
    internal static string Cut(string text) => text.IndexOf('\0') is int end and >= 0 ? text[..end] : text;

    private static string Given(string? value, string name) => value ?? throw ExceptionMembers.Word(new ArgumentNullException(name));

    private static int Width(int totalWidth) =>
        totalWidth >= 0 ? totalWidth : throw ExceptionMembers.Word(new ArgumentOutOfRangeException($"{nameof(totalWidth)} can't be less than 0"));

    internal static string Text(object? value) => value switch
    {
        null or '\0' => "",
        string text => text,
        _ => ObjectMembers.ToString(value) ?? "",
    };
}

[NanoMembers("System.Text.StringBuilder")]
public static class StringBuilderMembers
{
    public static char get_Item(StringBuilder builder, int index) => builder[index];

    public static void set_Item(StringBuilder builder, int index, char value) => builder[index] = value;

    public static StringBuilder New(int capacity) => Worded(() => new StringBuilder(capacity));

    public static int get_MaxCapacity(StringBuilder builder) => short.MaxValue;

    public static StringBuilder Insert(StringBuilder builder, int index, string? value, int count) => Worded(() => builder.Insert(index, value, count));

    public static StringBuilder Remove(StringBuilder builder, int startIndex, int length) => Worded(() => builder.Remove(startIndex, length));

    public static string ToString(StringBuilder builder) => StringMembers.Cut(builder.ToString());

    public static string ToString(StringBuilder builder, int startIndex, int length) => Worded(() => StringMembers.Cut(builder.ToString(startIndex, length)));

    public static StringBuilder Append(StringBuilder builder, object? value) => builder.Append(StringMembers.Text(value));

    public static StringBuilder Append(StringBuilder builder, float value) => builder.Append(NumberText.Of(value, null));

    public static StringBuilder Append(StringBuilder builder, double value) => builder.Append(NumberText.Of(value, null));

    // The end of a line is the same on every host.
    public static StringBuilder AppendLine(StringBuilder builder) => builder.Append("\r\n");

    public static StringBuilder AppendLine(StringBuilder builder, string? str) => builder.Append(str).Append("\r\n");

    // On a board too the class is C#, whose exceptions have text.
    private static T Worded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw ExceptionMembers.Word(new ArgumentOutOfRangeException());
        }
    }
}

[NanoMembers("System.Text.Encoding")]
public static class EncodingMembers
{
    public static byte[] GetBytes(Encoding encoding, string s) => encoding.GetBytes(s ?? throw new NullReferenceException());

    public static string GetString(Encoding encoding, byte[] bytes) => StringMembers.Cut(encoding.GetString(bytes));

    public static string GetString(Encoding encoding, byte[] bytes, int index, int count) => StringMembers.Cut(encoding.GetString(bytes, index, count));
}

[NanoMembers("System.Char")]
public static class CharMembers
{
    public static char ToLower(ref char value) => Lower(value);

    public static string ToString(ref char value) => value == '\0' ? "" : value.ToString();

    public static char ToUpper(ref char value) => Upper(value);

    internal static char Lower(char value) => char.IsAsciiLetterUpper(value) ? (char)(value | 0x20) : value;

    internal static char Upper(char value) => char.IsAsciiLetterLower(value) ? (char)(value & ~0x20) : value;
}

[NanoMembers("System.BitConverter")]
public static class BitConverterMembers
{
    public static bool get_IsLittleEndian() => true;
}
