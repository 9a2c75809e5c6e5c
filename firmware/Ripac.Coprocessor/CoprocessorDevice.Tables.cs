using System.IO;
using Ripac.Link;

namespace Ripac.Coprocessor;

/// <summary>The tables, and the model in them.</summary>
public sealed partial class CoprocessorDevice
{
    private const int TableChunk = LinkTransport.LongestFrame - LinkFrame.Overhead - 4;

    /// <summary>Writes bytes of a stream into the tables, in parts: the whole need not fit into memory.</summary>
    public LinkStatus WriteTables(int address, Stream source, int length) => Write(LinkOpcode.WriteTable, address, source, length);

    /// <summary>
    /// Writes a model's file into the tables and takes it into use; grammars are gone then. The data travel without a CRC that a slow
    /// master must compute, since the file has its own: when the coprocessor does not believe it, it is written once more, part by part.
    /// </summary>
    /// <param name="file">The file at its beginning; it must be able to go back there.</param>
    /// <param name="length">Its length in bytes, at most the identity's table bytes.</param>
    public LinkStatus LoadModel(Stream file, int length)
    {
        LinkStatus status = Write(LinkOpcode.WriteImage, 0, file, length);
        if (status == LinkStatus.Ok)
        {
            status = LoadModel(0, length);
        }

        if (status == LinkStatus.BadModel)
        {
            file.Position = 0;
            status = WriteTables(0, file, length);
            if (status == LinkStatus.Ok)
            {
                status = LoadModel(0, length);
            }
        }

        return status;
    }

    /// <summary>Compares the tables with bytes of a stream, by CRC: Ok or Mismatch.</summary>
    public LinkStatus VerifyTables(int address, Stream source, int length)
    {
        int register = Crc16.Start;
        for (int done = 0; done < length;)
        {
            int count = length - done < TableChunk ? length - done : TableChunk;
            if (!ReadFully(source, _master.Request, 0, count))
            {
                return LinkStatus.EndOfStream;
            }

            register = Crc16.Update(register, _master.Request, 0, count);
            done += count;
        }

        LinkBytes.WriteInt32(_master.Request, LinkFrame.PayloadOffset, address);
        LinkBytes.WriteInt32(_master.Request, LinkFrame.PayloadOffset + 4, length);
        LinkBytes.WriteUInt16(_master.Request, LinkFrame.PayloadOffset + 8, Crc16.Finish(register));
        return Request(LinkOpcode.VerifyTable, 10, 2);
    }

    /// <summary>Takes the model that was written at an address into use; grammars are gone then.</summary>
    public LinkStatus LoadModel(int address, int length)
    {
        LinkBytes.WriteInt32(_master.Request, LinkFrame.PayloadOffset, address);
        LinkBytes.WriteInt32(_master.Request, LinkFrame.PayloadOffset + 4, length);
        return Request(LinkOpcode.LoadModel, 8, LinkLimits.MessageLength);
    }

    private LinkStatus Write(LinkOpcode opcode, int address, Stream source, int length)
    {
        for (int done = 0; done < length;)
        {
            int count = length - done < TableChunk ? length - done : TableChunk;
            if (!ReadFully(source, _master.Request, LinkFrame.PayloadOffset + 4, count))
            {
                return LinkStatus.EndOfStream;
            }

            LinkBytes.WriteInt32(_master.Request, LinkFrame.PayloadOffset, address + done);
            LinkStatus status = Request(opcode, 4 + count, 0);
            if (status != LinkStatus.Ok)
            {
                return status;
            }

            done += count;
        }

        return LinkStatus.Ok;
    }

    private static bool ReadFully(Stream source, byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            int read = source.Read(buffer, offset, count);
            if (read <= 0)
            {
                return false;
            }

            offset += read;
            count -= read;
        }

        return true;
    }
}
