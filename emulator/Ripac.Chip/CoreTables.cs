using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ripac.Chip;

/// <summary>The tables that a core works on. The master lays them out and fills TRANSITION, WORD, and EMISSION or TEMPLATE.</summary>
/// <remarks>Documented (grade A): several tables of different structure, for templates and discrete HMMs. Ours: which tables there are, and the
/// sizes below: number of codebooks, coefficients of a vector, the bits of both.</remarks>
/// <param name="Vector">The frame's local costs, one byte for each emission (8 bits).</param>
/// <param name="Transition">The word models' <see cref="TransitionRecord"/>s.</param>
/// <param name="State">The paths: <see cref="StateRecord"/>s.</param>
/// <param name="Word">The words: <see cref="WordRecord"/>s.</param>
/// <param name="Active">The circular list of active words: 16-bit word numbers, one place for each word.</param>
/// <param name="Result">Word ends of the frame: <see cref="ResultRecord"/>s, one place for each word.</param>
public sealed record CoreTables(
    TableDescriptor Vector,
    TableDescriptor Transition,
    TableDescriptor State,
    TableDescriptor Word,
    TableDescriptor Active,
    TableDescriptor Result)
{
    /// <summary>Words are numbered in 16 bits.</summary>
    public const int MostWords = 65_536;

    /// <summary>Codebooks of a discrete HMM, whose costs SYMBOLS adds.</summary>
    public const int Codebooks = 4;

    /// <summary>Bytes of a template's vector.</summary>
    public const int TemplateSize = 8;

    /// <summary>Bytes of the INPUT table: four 16-bit rows, or a vector.</summary>
    public const int InputSize = 8;

    /// <summary>Scratch: the frame's 16-bit sums, one for each emission. Count 0 = not laid out.</summary>
    public TableDescriptor Sum { get; init; }

    /// <summary>What SYMBOLS or MATCH work on: one record of <see cref="InputSize"/> bytes. Count 0 = not laid out.</summary>
    public TableDescriptor Input { get; init; }

    /// <summary>Costs of discrete HMMs: a row for each symbol of each codebook, a byte for each emission. Count 0 = no such models.</summary>
    public TableDescriptor Emission { get; init; }

    /// <summary>Templates: a vector for each emission. Count 0 = no templates.</summary>
    public TableDescriptor Template { get; init; }

    /// <summary>Lays the tables out one behind the other, from address 0; each begins at an even address.</summary>
    /// <param name="emissions">Local costs of a frame.</param>
    /// <param name="transitions">States of all word models, each model's entry included.</param>
    /// <param name="states">States of all words, each word's entry included.</param>
    /// <param name="words">Words.</param>
    /// <param name="rows">Rows of the EMISSION table: symbols of all codebooks; 0 for no such table.</param>
    /// <param name="templates">Whether emissions are templates too.</param>
    /// <exception cref="ArgumentOutOfRangeException">They do not fit in the 24-bit address space, or are too many words.</exception>
    public static CoreTables Lay(int emissions, int transitions, int states, int words, int rows = 0, bool templates = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words, MostWords);
        long end = 0;
        return new CoreTables(
            Next<byte>(emissions),
            Next<TransitionRecord>(transitions),
            Next<StateRecord>(states),
            Next<WordRecord>(words),
            Next<ushort>(words),
            Next<ResultRecord>(words))
        {
            Sum = rows > 0 || templates ? Next<ushort>(emissions) : default,
            Input = rows > 0 || templates ? NextOf(InputSize, 1) : default,
            Emission = rows > 0 ? NextOf(RowSize(emissions), rows) : default,
            Template = templates ? NextOf(TemplateSize, emissions) : default,
        };

        TableDescriptor Next<T>(int count)
            where T : unmanaged => NextOf(Unsafe.SizeOf<T>(), count);

        TableDescriptor NextOf(int size, int count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            long start = (end + 1) & ~1;
            end = start + ((long)size * count);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(end, TableMemory.AddressSpace);
            return new TableDescriptor((int)start, size, count);
        }
    }

    /// <summary>Bytes of memory that tables laid out by <see cref="Lay"/> need.</summary>
    public int Size => (int)new[] { Result.End, Input.End, Emission.End, Template.End }.Max();

    /// <summary>The least record size from so many bytes up that the address unit can multiply with: a sum of two powers of two.</summary>
    public static int RowSize(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        int size = bytes;
        while (BitOperations.PopCount((uint)size) > 2)
        {
            size += size & -size;
        }

        return size;
    }
}
