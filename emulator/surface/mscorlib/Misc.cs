namespace System;

public static class Console
{
    public static extern void Write(string value);
    public static extern void WriteLine();
    public static extern void WriteLine(string value);
}

public class Random
{
    public extern Random();
    public extern Random(int seed);
    public extern virtual int Next();
    public extern virtual int Next(int maxValue);
    public extern virtual void NextBytes(byte[] buffer);
    public extern virtual double NextDouble();
}

public struct Guid
{
    public static readonly Guid Empty;
    private int[] _data;
    public extern Guid(byte[] b);
    public extern Guid(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k);
    public extern Guid(string g);
    public extern Guid(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k);
    public extern int CompareTo(object value);
    public extern override bool Equals(object o);
    public extern override int GetHashCode();
    public static extern Guid NewGuid();
    public extern byte[] ToByteArray();
    public extern override string ToString();
    public static extern bool TryParseGuidWithDashes(string input, out Guid result);
}

public sealed class Version
{
    public extern Version(int major, int minor);
    public extern Version(int major, int minor, int build, int revision);
    public extern int Build { get; }
    public extern int Major { get; }
    public extern int Minor { get; }
    public extern int Revision { get; }
    public extern override bool Equals(object obj);
    public extern override int GetHashCode();
    public extern override string ToString();
}
