using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ripac.Chip;

/// <summary>The data memory outside the chip: bytes at 24-bit addresses, as many of them as are fitted.</summary>
/// <remarks>
/// Documented (grade A): up to 16 Mbyte of external data memory, apart from the microprogram ROM. Unknown: the width of its data path.
/// Ours: records are little-endian and may start at any byte.
/// </remarks>
public class TableMemory
{
    /// <summary>The whole 24-bit address space, in bytes.</summary>
    public const int AddressSpace = 1 << 24;

    private readonly byte[] _bytes;

    /// <summary>Fits memory.</summary>
    /// <param name="size">Bytes fitted, 1..<see cref="AddressSpace"/>; addresses 0..size-1 exist.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than the address space, or nothing.</exception>
    public TableMemory(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, AddressSpace);
        _bytes = new byte[size];
    }

    /// <summary>Bytes fitted.</summary>
    public int Size => _bytes.Length;

    /// <summary>Reads one byte.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No memory at the address.</exception>
    public virtual byte Read(int address) => Bytes(address, 1)[0];

    /// <summary>Writes one byte.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No memory at the address.</exception>
    public virtual void Write(int address, byte value) => Bytes(address, 1)[0] = value;

    /// <summary>A stretch of memory, to read or to write.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not all fitted.</exception>
    public Span<byte> Bytes(int address, int count)
    {
        if (!Fits(address, count))
        {
            throw new ArgumentOutOfRangeException(
                nameof(address), $"bytes {address}..{address + (long)count - 1} are not all in 0..{Size - 1}");
        }

        return _bytes.AsSpan(address, count);
    }

    /// <summary>Whether all of a stretch is fitted.</summary>
    public bool Fits(int address, int count) => address >= 0 && count >= 0 && (long)address + count <= Size;

    /// <summary>A table's records in place.</summary>
    /// <exception cref="ArgumentException">The descriptor is for records of another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The table is not all fitted.</exception>
    public Span<T> Table<T>(TableDescriptor table)
        where T : unmanaged
    {
        if (table.RecordSize != Unsafe.SizeOf<T>())
        {
            throw new ArgumentException($"records of {table.RecordSize} bytes are no {typeof(T).Name}", nameof(table));
        }

        return MemoryMarshal.Cast<byte, T>(Bytes(table.Base, (int)Math.Clamp(table.End - table.Base, -1, int.MaxValue)));
    }
}
