using Ripac.Link;

namespace Ripac.Module;

/// <summary>Table memory of up to 2^24 bytes, in pages that exist once they are written to. Never written bytes read as 0.</summary>
/// <remarks>Ranges are the caller's to check, with <see cref="Contains"/>.</remarks>
internal sealed class PagedTables(int size)
{
    private const int PageBits = 14;
    private const int PageSize = 1 << PageBits;

    private static readonly byte[] EmptyPage = new byte[PageSize];

    private readonly byte[]?[] _pages = new byte[]?[((size - 1) >> PageBits) + 1];

    public int Size { get; } = size;

    public bool Contains(int address, int count) => address >= 0 && count >= 0 && count <= Size && address <= Size - count;

    public void Write(int address, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            byte[] page = _pages[address >> PageBits] ??= new byte[PageSize];
            int offset = address & (PageSize - 1);
            int count = Math.Min(bytes.Length, PageSize - offset);
            bytes[..count].CopyTo(page.AsSpan(offset));
            bytes = bytes[count..];
            address += count;
        }
    }

    public void Read(int address, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int offset = address & (PageSize - 1);
            int count = Math.Min(bytes.Length, PageSize - offset);
            Page(address).AsSpan(offset, count).CopyTo(bytes);
            bytes = bytes[count..];
            address += count;
        }
    }

    public int Crc(int address, int count)
    {
        int register = Crc16.Start;
        while (count > 0)
        {
            int offset = address & (PageSize - 1);
            int part = Math.Min(count, PageSize - offset);
            register = Crc16.Update(register, Page(address), offset, part);
            address += part;
            count -= part;
        }

        return Crc16.Finish(register);
    }

    public void Clear() => Array.Clear(_pages);

    private byte[] Page(int address) => _pages[address >> PageBits] ?? EmptyPage;
}
