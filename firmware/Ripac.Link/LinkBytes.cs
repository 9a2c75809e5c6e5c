namespace Ripac.Link;

/// <summary>Little-endian numbers in a byte array.</summary>
public static class LinkBytes
{
    /// <summary>0 to 65,535.</summary>
    public static int ReadUInt16(byte[] buffer, int offset) => buffer[offset] | (buffer[offset + 1] << 8);

    /// <summary>-32,768 to 32,767.</summary>
    public static int ReadInt16(byte[] buffer, int offset) => (short)ReadUInt16(buffer, offset);

    /// <summary>All 32 bits; fields that count are written and read as 0 to 2^31 - 1, so a negative number is out of range.</summary>
    public static int ReadInt32(byte[] buffer, int offset) =>
        buffer[offset] | (buffer[offset + 1] << 8) | (buffer[offset + 2] << 16) | (buffer[offset + 3] << 24);

    /// <summary>The low 16 bits of <paramref name="value"/>.</summary>
    public static void WriteUInt16(byte[] buffer, int offset, int value)
    {
        buffer[offset] = (byte)value;
        buffer[offset + 1] = (byte)(value >> 8);
    }

    /// <summary>All 32 bits of <paramref name="value"/>.</summary>
    public static void WriteInt32(byte[] buffer, int offset, int value)
    {
        buffer[offset] = (byte)value;
        buffer[offset + 1] = (byte)(value >> 8);
        buffer[offset + 2] = (byte)(value >> 16);
        buffer[offset + 3] = (byte)(value >> 24);
    }
}
