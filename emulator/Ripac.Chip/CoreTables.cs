using System.Runtime.CompilerServices;

namespace Ripac.Chip;

/// <summary>The tables that a <see cref="RipacCore"/> works on. The master lays them out and fills TRANSITION and WORD.</summary>
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

    /// <summary>Lays the tables out one behind the other, from address 0.</summary>
    /// <param name="emissions">Local costs of a frame.</param>
    /// <param name="transitions">States of all word models, each model's entry included.</param>
    /// <param name="states">States of all words, each word's entry included.</param>
    /// <param name="words">Words.</param>
    /// <exception cref="ArgumentOutOfRangeException">They do not fit in the 24-bit address space, or are too many words.</exception>
    public static CoreTables Lay(int emissions, int transitions, int states, int words)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words, MostWords);
        long end = 0;
        return new CoreTables(
            Next<byte>(emissions),
            Next<TransitionRecord>(transitions),
            Next<StateRecord>(states),
            Next<WordRecord>(words),
            Next<ushort>(words),
            Next<ResultRecord>(words));

        TableDescriptor Next<T>(int count)
            where T : unmanaged
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            long start = end;
            end += (long)Unsafe.SizeOf<T>() * count;
            ArgumentOutOfRangeException.ThrowIfGreaterThan(end, TableMemory.AddressSpace);
            return new TableDescriptor((int)start, Unsafe.SizeOf<T>(), count);
        }
    }

    /// <summary>Bytes of memory that tables laid out by <see cref="Lay"/> need.</summary>
    public int Size => (int)Result.End;
}
