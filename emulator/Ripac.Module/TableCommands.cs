using Ripac.Link;

namespace Ripac.Module;

/// <summary>The commands about the table memory: written in pieces, read back, and compared by CRC.</summary>
internal sealed class TableCommands(PagedTables tables, ModuleTiming timing)
{
    public Answer Write(byte[] request)
    {
        int address = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset);
        int count = LinkFrame.PayloadLength(request) - 4;
        if (!tables.Contains(address, count))
        {
            return new(LinkStatus.OutOfRange);
        }

        tables.Write(address, request.AsSpan(LinkFrame.PayloadOffset + 4, count));
        return new(LinkStatus.Ok);
    }

    public Answer Read(byte[] request, byte[] response)
    {
        int address = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset);
        int count = LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset + 4);
        if (count is 0 or > LinkFrame.MaximumPayload || !tables.Contains(address, count))
        {
            return new(LinkStatus.OutOfRange);
        }

        tables.Read(address, response.AsSpan(LinkFrame.PayloadOffset, count));
        return new(LinkStatus.Ok, count);
    }

    public Answer Verify(byte[] request, byte[] response)
    {
        int address = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset);
        int count = LinkBytes.ReadInt32(request, LinkFrame.PayloadOffset + 4);
        if (count == 0 || !tables.Contains(address, count))
        {
            return new(LinkStatus.OutOfRange);
        }

        int crc = tables.Crc(address, count);
        LinkBytes.WriteUInt16(response, LinkFrame.PayloadOffset, crc);
        bool same = crc == LinkBytes.ReadUInt16(request, LinkFrame.PayloadOffset + 8);
        return new(same ? LinkStatus.Ok : LinkStatus.Mismatch, 2, count * timing.VerifiedByte);
    }
}
