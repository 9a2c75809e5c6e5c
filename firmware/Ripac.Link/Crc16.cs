namespace Ripac.Link;

/// <summary>
/// CRC-16/IBM-SDLC, also called CRC-16/X-25 (the frame check of ISO/IEC 13239 and ITU-T X.25): polynomial
/// x^16 + x^12 + x^5 + 1, bits reflected, start 0xFFFF, result inverted. Check value of "123456789": 0x906E.
/// It finds every burst of up to 16 bits, every odd number of wrong bits, and any 3 wrong bits in up to 4,093 bytes.
/// </summary>
/// <remarks>
/// All audio passes through here on an interpreter, so four bytes are taken a turn ("slicing": D. Sarwate 1988,
/// M. Kounavis and F. Berry 2005): 11 IL instructions a byte instead of 21 with one table and one byte a turn.
/// </remarks>
public static class Crc16
{
    /// <summary>What <see cref="Update"/> starts from.</summary>
    public const int Start = 0xFFFF;

    private const int Polynomial = 0x8408;

    // Shift0[v] moves one byte v through the register; Shift1 to Shift3 move it and then 1 to 3 zero bytes.
    private static readonly ushort[] Shift0 = ByteTable();
    private static readonly ushort[] Shift1 = ZeroByteAfter(Shift0);
    private static readonly ushort[] Shift2 = ZeroByteAfter(Shift1);
    private static readonly ushort[] Shift3 = ZeroByteAfter(Shift2);

    /// <summary>The CRC of <paramref name="count"/> bytes from <paramref name="offset"/> on.</summary>
    public static int Compute(byte[] buffer, int offset, int count) => Finish(Update(Start, buffer, offset, count));

    /// <summary>Moves bytes through the register: begin with <see cref="Start"/>, end with <see cref="Finish"/>.</summary>
    public static int Update(int register, byte[] buffer, int offset, int count)
    {
        ushort[] shift0 = Shift0;
        ushort[] shift1 = Shift1;
        ushort[] shift2 = Shift2;
        ushort[] shift3 = Shift3;
        int i = offset;
        int end = offset + count;
        for (int last = end - 3; i < last; i += 4)
        {
            register = shift3[(register ^ buffer[i]) & 0xFF]
                ^ shift2[(register >> 8) ^ buffer[i + 1]]
                ^ shift1[buffer[i + 2]]
                ^ shift0[buffer[i + 3]];
        }

        for (; i < end; i++)
        {
            register = (register >> 8) ^ shift0[(register ^ buffer[i]) & 0xFF];
        }

        return register;
    }

    /// <summary>The CRC, 0 to 0xFFFF, of what went through the register.</summary>
    public static int Finish(int register) => register ^ 0xFFFF;

    private static ushort[] ByteTable()
    {
        ushort[] table = new ushort[256];
        for (int value = 0; value < 256; value++)
        {
            int register = value;
            for (int bit = 0; bit < 8; bit++)
            {
                register = (register & 1) != 0 ? (register >> 1) ^ Polynomial : register >> 1;
            }

            table[value] = (ushort)register;
        }

        return table;
    }

    private static ushort[] ZeroByteAfter(ushort[] table)
    {
        ushort[] next = new ushort[256];
        for (int value = 0; value < 256; value++)
        {
            int register = table[value];
            next[value] = (ushort)((register >> 8) ^ Shift0[register & 0xFF]);
        }

        return next;
    }
}
