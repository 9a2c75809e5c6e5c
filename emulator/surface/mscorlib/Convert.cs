namespace System;

public enum Base64FormattingOptions
{
    None = 0,
    InsertLineBreaks = 1,
}

public static class Convert
{
    public static extern byte[] FromBase64CharArray(char[] inArray, int offset, int length);
    public static extern byte[] FromBase64String(string inString);
    public static extern string ToBase64String(byte[] inArray);
    public static extern string ToBase64String(byte[] inArray, Base64FormattingOptions options);
    public static extern string ToBase64String(byte[] inArray, int offset, int length);
    public static extern string ToBase64String(byte[] inArray, int offset, int length, Base64FormattingOptions options);
    public static extern bool ToBoolean(byte value);
    public static extern byte ToByte(bool value);
    public static extern char ToChar(ushort value);
    public static extern DateTime ToDateTime(string value);
    public static extern double ToDouble(string value);
    public static extern float ToSingle(string value);
    public static extern byte ToByte(string value, int fromBase = 10);
    public static extern short ToInt16(string value, int fromBase = 10);
    public static extern int ToInt32(string value, int fromBase = 10);
    public static extern long ToInt64(string value, int fromBase = 10);
    public static extern sbyte ToSByte(string value, int fromBase = 10);
    public static extern ushort ToUInt16(string value, int fromBase = 10);
    public static extern uint ToUInt32(string value, int fromBase = 10);
    public static extern ulong ToUInt64(string value, int fromBase = 10);
}
