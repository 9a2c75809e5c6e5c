using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Ripac.Speech.Acoustics;

/// <summary>Takes numbers from a section of a model file one after the other and believes none that is out of range.</summary>
internal ref struct ModelFileReader(ReadOnlySpan<byte> bytes, string section)
{
    private ReadOnlySpan<byte> _left = bytes;

    public int Byte(string what, int lowest, int highest) => InRange(what, Take(1, what)[0], lowest, highest);

    public int SByte(string what, int lowest, int highest) => InRange(what, (sbyte)Take(1, what)[0], lowest, highest);

    public int UInt16(string what, int lowest, int highest) =>
        InRange(what, BinaryPrimitives.ReadUInt16LittleEndian(Take(2, what)), lowest, highest);

    public short Int16(string what) => BinaryPrimitives.ReadInt16LittleEndian(Take(2, what));

    public int Int32(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(4, what));

    public string Text(int length) => Encoding.UTF8.GetString(Take(length, "a name"));

    public byte[] Bytes(string what, int count) => Take(count, what).ToArray();

    public sbyte[] SBytes(string what, int count) => MemoryMarshal.Cast<byte, sbyte>(Take(count, what)).ToArray();

    /// <summary>All that is left of the section.</summary>
    public ReadOnlySpan<byte> Rest() => Take(_left.Length, "its rest");

    public readonly void ExpectEnd()
    {
        if (!_left.IsEmpty)
        {
            throw new ModelFormatException($"its section {section} has {_left.Length} bytes too many");
        }
    }

    private ReadOnlySpan<byte> Take(int count, string what)
    {
        if (count > _left.Length)
        {
            throw new ModelFormatException($"its section {section} ends within {what}");
        }

        ReadOnlySpan<byte> taken = _left[..count];
        _left = _left[count..];
        return taken;
    }

    private readonly int InRange(string what, int value, int lowest, int highest) =>
        value >= lowest && value <= highest
            ? value
            : throw new ModelFormatException($"{what} is {value} in its section {section}, must be {lowest} to {highest}");
}
