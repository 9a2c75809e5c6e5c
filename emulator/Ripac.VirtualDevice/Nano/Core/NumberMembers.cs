namespace Ripac.VirtualDevice.Nano;

[NanoMembers("System.SByte")]
public static class SByteMembers
{
    public static sbyte Parse(string? s) => (sbyte)NumberParser.Whole(s, sbyte.MinValue, sbyte.MaxValue);

    public static string ToString(ref sbyte value) => NumberText.Of(value, null);

    public static string ToString(ref sbyte value, string? format) => NumberText.Of(value, format);

    public static bool TryParse(string? s, out sbyte result) => NumberParser.Try(() => Parse(s), sbyte.MinValue, out result);
}

[NanoMembers("System.Byte")]
public static class ByteMembers
{
    public static byte Parse(string? s) => (byte)NumberParser.Whole(s, byte.MinValue, byte.MaxValue);

    public static string ToString(ref byte value) => NumberText.Of(value, null);

    public static string ToString(ref byte value, string? format) => NumberText.Of(value, format);

    public static bool TryParse(string? s, out byte result) => NumberParser.Try(() => Parse(s), byte.MinValue, out result);
}

[NanoMembers("System.Int16")]
public static class Int16Members
{
    public static short Parse(string? s) => (short)NumberParser.Whole(s, short.MinValue, short.MaxValue);

    public static string ToString(ref short value) => NumberText.Of(value, null);

    public static string ToString(ref short value, string? format) => NumberText.Of(value, format);

    public static bool TryParse(string? s, out short result) => NumberParser.Try(() => Parse(s), short.MinValue, out result);
}

[NanoMembers("System.UInt16")]
public static class UInt16Members
{
    public static ushort Parse(string? s) => (ushort)NumberParser.Whole(s, ushort.MinValue, ushort.MaxValue);

    public static string ToString(ref ushort value) => NumberText.Of(value, null);

    public static string ToString(ref ushort value, string? format) => NumberText.Of(value, format);

    public static bool TryParse(string? s, out ushort result) => NumberParser.Try(() => Parse(s), ushort.MinValue, out result);
}

[NanoMembers("System.Int32")]
public static class Int32Members
{
    public static int Parse(string? s) => (int)NumberParser.Whole(s, int.MinValue, int.MaxValue);

    public static string ToString(ref int value) => NumberText.Of(value, null);

    public static string ToString(ref int value, string? format) => NumberText.Of(value, format);

    public static bool TryParse(string? s, out int result) => NumberParser.Try(() => Parse(s), int.MinValue, out result);
}

[NanoMembers("System.UInt32")]
public static class UInt32Members
{
    public static uint Parse(string? s) => (uint)NumberParser.Whole(s, uint.MinValue, uint.MaxValue);

    public static string ToString(ref uint value) => NumberText.Of(value, null);

    public static string ToString(ref uint value, string? format) => NumberText.Of(value, format);

    public static bool TryParse(string? s, out uint result) => NumberParser.Try(() => Parse(s), uint.MinValue, out result);
}

[NanoMembers("System.Int64")]
public static class Int64Members
{
    public static long Parse(string? s) => (long)NumberParser.Whole(s, long.MinValue, long.MaxValue);

    public static string ToString(ref long value) => NumberText.Of(value, null);

    public static string ToString(ref long value, string? format) => NumberText.Of(value, format);

    public static bool TryParse(string? s, out long result) => NumberParser.Try(() => Parse(s), long.MinValue, out result);
}

[NanoMembers("System.UInt64")]
public static class UInt64Members
{
    public static ulong Parse(string? s) => (ulong)NumberParser.Whole(s, ulong.MinValue, ulong.MaxValue);

    public static string ToString(ref ulong value) => NumberText.Of(value, null);

    public static string ToString(ref ulong value, string? format) => NumberText.Of(value, format);

    public static bool TryParse(string? s, out ulong result) => NumberParser.Try(() => Parse(s), ulong.MinValue, out result);
}

[NanoMembers("System.Single")]
public static class SingleMembers
{
    public static float Parse(string? s) => (float)NumberParser.Float(s);

    public static string ToString(ref float value) => NumberText.Of(value, null);

    public static string ToString(ref float value, string? format) => NumberText.Of(value, format);

    public static bool TryParse(string? s, out float result) => NumberParser.Try(() => Parse(s), 0, out result);
}

[NanoMembers("System.Double")]
public static class DoubleMembers
{
    public static double Parse(string? s) => NumberParser.Float(s);

    public static string ToString(ref double value) => NumberText.Of(value, null);

    public static string ToString(ref double value, string? format) => NumberText.Of(value, format);

    public static bool TryParse(string? s, out double result) => NumberParser.Try(() => Parse(s), 0, out result);
}
