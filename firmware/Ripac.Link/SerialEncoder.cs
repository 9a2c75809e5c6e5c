using System;

namespace Ripac.Link;

/// <summary>
/// Frames as they stand on a UART: consistent overhead byte stuffing (COBS: S. Cheshire and M. Baker, IEEE/ACM Transactions on
/// Networking 7(2), 1999) between two bytes of zero, so a zero on the wire is always the edge of a frame. Allocates nothing.
/// </summary>
public static class SerialEncoder
{
    /// <summary>Bytes between two zeros of the frame in one block, at most.</summary>
    private const int LongestBlock = 254;

    /// <summary>Bytes on the wire, at most, of a frame with so many.</summary>
    public static int WireLength(int frameLength) => frameLength + (frameLength / LongestBlock) + 3;

    /// <summary>Puts a frame into <paramref name="wire"/>, from its first byte on. Returns how many bytes are to be sent.</summary>
    /// <param name="frame">The frame, from its first byte on.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="wire">Another array, with room for <see cref="WireLength"/> bytes.</param>
    public static int Encode(byte[] frame, int length, byte[] wire)
    {
        // All bytes go over in one piece, which an interpreter is quick at; then every zero becomes the distance to the next one.
        wire[0] = 0;
        Array.Copy(frame, 0, wire, 2, length);
        int shift = 2;
        int block = 1;
        int full = LongestBlock - 1;
        for (int i = 0; i < length; i++)
        {
            if (frame[i] == 0)
            {
                wire[block] = (byte)(i + shift - block);
                block = i + shift;
                full = i + LongestBlock;
            }
            else if (i == full)
            {
                // No zero among 254 bytes: a byte is put in, and what follows moves by one.
                wire[block] = LongestBlock + 1;
                block = i + shift + 1;
                shift++;
                full = i + LongestBlock;
                Array.Copy(frame, i + 1, wire, i + 1 + shift, length - i - 1);
            }
        }

        wire[block] = (byte)(length + shift - block);
        wire[length + shift] = 0;
        return length + shift + 1;
    }
}
