using System;

namespace Ripac.Link;

/// <summary>
/// Frames as they stand on a UART: consistent overhead byte stuffing (COBS: S. Cheshire and M. Baker, IEEE/ACM Transactions on
/// Networking 7(2), 1999) between two flags, so a flag on the wire is always the edge of a frame. COBS was made to take zeros out; here it
/// takes out a byte that is rare in soft speech and silence, where every other byte or more is zero, since each one found costs an
/// interpreter many instructions. Allocates nothing.
/// </summary>
public static class SerialEncoder
{
    /// <summary>The edge of a frame.</summary>
    public const byte Flag = 0x7E;

    // Bytes between two flags of the frame in one block, at most.
    private const int LongestBlock = 254;

    // Array.IndexOf, which searches without interpreting anything, takes an object.
    private static readonly object BoxedFlag = Flag;

    /// <summary>Bytes on the wire, at most, of a frame with so many.</summary>
    public static int WireLength(int frameLength) => frameLength + (frameLength / LongestBlock) + 3;

    /// <summary>Puts a frame into <paramref name="wire"/>, from its first byte on. Returns how many bytes are to be sent.</summary>
    /// <param name="frame">The frame, from its first byte on.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="wire">Another array, with room for <see cref="WireLength"/> bytes.</param>
    public static int Encode(byte[] frame, int length, byte[] wire)
    {
        wire[0] = Flag;
        int block = 1;
        int from = 0;
        int flag;
        do
        {
            flag = IndexOfFlag(frame, from, length - from);
            int to = flag < 0 ? length : flag;
            for (; to - from >= LongestBlock; from += LongestBlock)
            {
                wire[block] = LongestBlock + 1;
                Array.Copy(frame, from, wire, block + 1, LongestBlock);
                block += LongestBlock + 1;
            }

            int distance = to - from + 1;
            wire[block] = Code(distance);
            Array.Copy(frame, from, wire, block + 1, to - from);
            block += distance;
            from = to + 1;
        }
        while (flag >= 0);
        wire[block] = Flag;
        return block + 1;
    }

    /// <summary>How a distance, or a block's length with its code, stands on the wire: as it is, but for that of <see cref="Flag"/> bytes. Its own inverse.</summary>
    internal static byte Code(int distance) => distance == Flag ? (byte)0 : distance == 0 ? Flag : (byte)distance;

    /// <summary>Where the first flag is, or -1.</summary>
    internal static int IndexOfFlag(byte[] bytes, int offset, int count) => Array.IndexOf(bytes, BoxedFlag, offset, count);
}
