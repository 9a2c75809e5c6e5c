namespace Ripac.Link;

/// <summary>
/// A frame in the caller's array, from its first byte on: sync, version, sequence, opcode, status, flags, payload length (16 bits),
/// payload, CRC-16 of all before it (of a WriteImage request: of header and address). The payload is put at <see cref="PayloadOffset"/> first; writing the frame closes it.
/// Nothing here allocates.
/// </summary>
public static class LinkFrame
{
    /// <summary>First byte of a request (MOSI).</summary>
    public const byte RequestSync = 0xA5;

    /// <summary>First byte of a response (MISO). Neither sync byte is what an open or shorted line reads as.</summary>
    public const byte ResponseSync = 0x5A;

    /// <summary>The protocol version written here.</summary>
    public const byte Version = 1;

    /// <summary>Where the payload begins.</summary>
    public const int PayloadOffset = 8;

    /// <summary>Bytes of a frame that are not payload: the header and the CRC.</summary>
    public const int Overhead = PayloadOffset + 2;

    /// <summary>Bytes in one transaction, on both lines.</summary>
    public const int MaximumLength = 16384;

    /// <summary>Bytes of payload in one frame.</summary>
    public const int MaximumPayload = MaximumLength - Overhead;

    private const int VersionOffset = 1;
    private const int SequenceOffset = 2;
    private const int OpcodeOffset = 3;
    private const int StatusOffset = 4;
    private const int FlagsOffset = 5;
    private const int LengthOffset = 6;
    private const int AddressLength = 4;

    /// <summary>Closes a request around the payload already in <paramref name="frame"/>. Returns the frame's length in bytes.</summary>
    public static int WriteRequest(byte[] frame, byte sequence, LinkOpcode opcode, int payloadLength) =>
        Write(frame, RequestSync, sequence, opcode, LinkStatus.Ok, LinkFlags.None, payloadLength);

    /// <summary>Closes a response around the payload already in <paramref name="frame"/>. Returns the frame's length in bytes.</summary>
    public static int WriteResponse(
        byte[] frame, byte sequence, LinkOpcode opcode, LinkStatus status, LinkFlags flags, int payloadLength) =>
        Write(frame, ResponseSync, sequence, opcode, status, flags, payloadLength);

    /// <summary>
    /// Whether the first <paramref name="available"/> bytes of <paramref name="frame"/> hold a whole, undamaged frame: Ok, BadSync,
    /// BadLength or BadCrc. Nothing else in this class may be asked before this says Ok.
    /// </summary>
    public static LinkStatus Check(byte[] frame, int available, byte sync)
    {
        if (available < 1 || frame[0] != sync)
        {
            return LinkStatus.BadSync;
        }

        if (available < Overhead || Length(frame) > available)
        {
            return LinkStatus.BadLength;
        }

        return Crc16.Compute(frame, 0, CheckedLength(frame)) == ReadCrc(frame) ? LinkStatus.Ok : LinkStatus.BadCrc;
    }

    /// <summary>The protocol version the sender speaks. The layout of the header is the same in every version.</summary>
    public static byte ReadVersion(byte[] frame) => frame[VersionOffset];

    /// <summary>The request's number; a response carries that of the request it answers.</summary>
    public static byte Sequence(byte[] frame) => frame[SequenceOffset];

    /// <summary>What is asked for or answered.</summary>
    public static LinkOpcode Opcode(byte[] frame) => (LinkOpcode)frame[OpcodeOffset];

    /// <summary>A response's status.</summary>
    public static LinkStatus Status(byte[] frame) => (LinkStatus)frame[StatusOffset];

    /// <summary>A response's flags.</summary>
    public static LinkFlags Flags(byte[] frame) => (LinkFlags)frame[FlagsOffset];

    /// <summary>Bytes of payload, 0 to 65,535 as they stand in the header.</summary>
    public static int PayloadLength(byte[] frame) => LinkBytes.ReadUInt16(frame, LengthOffset);

    /// <summary>Bytes of the whole frame, as its header says.</summary>
    public static int Length(byte[] frame) => PayloadLength(frame) + Overhead;

    /// <summary>The frame's CRC, as it stands behind the payload.</summary>
    public static int ReadCrc(byte[] frame) => LinkBytes.ReadUInt16(frame, PayloadOffset + PayloadLength(frame));

    private static int Write(
        byte[] frame, byte sync, byte sequence, LinkOpcode opcode, LinkStatus status, LinkFlags flags, int payloadLength)
    {
        frame[0] = sync;
        frame[VersionOffset] = Version;
        frame[SequenceOffset] = sequence;
        frame[OpcodeOffset] = (byte)opcode;
        frame[StatusOffset] = (byte)status;
        frame[FlagsOffset] = (byte)flags;
        LinkBytes.WriteUInt16(frame, LengthOffset, payloadLength);
        LinkBytes.WriteUInt16(frame, PayloadOffset + payloadLength, Crc16.Compute(frame, 0, CheckedLength(frame)));
        return Overhead + payloadLength;
    }

    /// <summary>Bytes that the CRC is of, from the first on.</summary>
    private static int CheckedLength(byte[] frame)
    {
        int length = PayloadLength(frame);
        return PayloadOffset + (Opcode(frame) == LinkOpcode.WriteImage && length > AddressLength ? AddressLength : length);
    }
}
