using System.Buffers.Binary;

namespace Ripac.Chip;

/// <summary>What the self-test found.</summary>
/// <param name="Signature">What the known columns left in the tables, compressed to 16 bits.</param>
/// <param name="BadAddress">The first address of table memory (in the microcoded engine: of a 16-bit word) that does not hold what is written
/// to it, or -1.</param>
/// <param name="Expected">The signature of a sound core.</param>
public readonly record struct SelfTestResult(ushort Signature, int BadAddress, ushort Expected = SelfTest.ExpectedSignature)
{
    /// <summary>Whether the signature is the expected one and the memory sound.</summary>
    public bool Passed => Signature == Expected && BadAddress < 0;
}

/// <summary>The self-test that the master starts and whose result it reads.</summary>
/// <remarks>Documented (grade A): an internal test function beyond normal operation. Its method is unknown: this one is ours.</remarks>
public static class SelfTest
{
    /// <summary>The signature of a sound core: what this core gives, which the tests hold against a slow reference.</summary>
    public const ushort ExpectedSignature = 0x4A46;

    private const int Emissions = 16;
    private const int Frames = 64;
    private const int WordWithoutEnd = 2;

    // The tables take more than half of a kilobyte: all of its address lines are used.
    private static readonly int[] WordLengths = [1, 2, 3, 5, 8, 13];

    /// <summary>Runs known columns on tables of its own, then checks the memory, which keeps its content. A microcoded engine runs its
    /// diagnostic routines first, and the signature is theirs.</summary>
    /// <param name="memory">The memory to check.</param>
    /// <param name="engine">The engine to test.</param>
    public static SelfTestResult Run(TableMemory memory, CoreEngine engine = CoreEngine.Functional)
    {
        ArgumentNullException.ThrowIfNull(memory);
        return engine == CoreEngine.Microcoded
            ? MicrocodedSelfTest.Run(memory)
            : new SelfTestResult(RunKnownColumns(new CoreSettings { Engine = engine }.CreateOne), FindBadAddress(memory));
    }

    /// <summary>Runs known columns on an engine: its signature.</summary>
    /// <param name="create">Makes the engine on tables that are filled.</param>
    internal static ushort RunKnownColumns(Func<TableMemory, CoreTables, IRipacCore> create)
    {
        int states = WordLengths.Sum(length => length + 1);
        CoreTables tables = CoreTables.Lay(Emissions, states, states, WordLengths.Length);
        TableMemory memory = new(tables.Size);
        ushort noise = 1;
        FillModels(memory, tables, ref noise);
        IRipacCore core = create(memory, tables);
        core.Beam = 0x700;
        core.LongestPath = 12;
        ushort signature = 0xFFFF;
        Span<byte> local = stackalloc byte[Emissions];
        Span<byte> word = stackalloc byte[2];
        for (int frame = 0; frame < Frames; frame++)
        {
            Step(ref noise);
            core.Activate(noise % WordLengths.Length, noise & 0x3FF, (ushort)frame);
            foreach (ref byte cost in local)
            {
                cost = (byte)Step(ref noise);
            }

            BinaryPrimitives.WriteUInt16LittleEndian(word, (ushort)core.Frame(local));
            signature = Crc(signature, word);
            signature = Crc(signature, memory.Bytes(0, tables.Size));
        }

        return signature;
    }

    private static void FillModels(TableMemory memory, CoreTables tables, ref ushort noise)
    {
        Span<TransitionRecord> transitions = memory.Table<TransitionRecord>(tables.Transition);
        Span<WordRecord> words = memory.Table<WordRecord>(tables.Word);
        int first = 0;
        for (int word = 0; word < words.Length; word++)
        {
            int last = WordLengths[word];
            words[word] = new WordRecord((uint)first, (uint)first, (ushort)last, 0);
            for (int state = 0; state <= last; state++)
            {
                Step(ref noise);
                transitions[first + state] = new TransitionRecord(
                    (ushort)(noise % Emissions), (ushort)(noise >> 10), (ushort)((noise >> 5) & 31), (ushort)(noise & 127));
            }

            if (word == WordWithoutEnd)
            {
                transitions[first + last] = transitions[first + last] with { Next = PathCost.Unreachable };
                transitions[first + last - 1] = transitions[first + last - 1] with { Skip = PathCost.Unreachable };
            }

            first += last + 1;
        }
    }

    /// <summary>Writes each byte's complement and the byte again, upwards (a stuck bit shows in one of the two).</summary>
    private static int FindBadAddress(TableMemory memory)
    {
        for (int address = 0; address < memory.Size; address++)
        {
            byte content = memory.Read(address);
            byte complement = (byte)~content;
            memory.Write(address, complement);
            bool sound = memory.Read(address) == complement;
            memory.Write(address, content);
            if (!sound || memory.Read(address) != content)
            {
                return address;
            }
        }

        return -1;
    }

    /// <summary>The next of a sequence of 65535 different numbers (Marsaglia, "Xorshift RNGs", 2003; shifts 7, 9, 8).</summary>
    private static ushort Step(ref ushort noise)
    {
        noise ^= (ushort)(noise << 7);
        noise ^= (ushort)(noise >> 9);
        noise ^= (ushort)(noise << 8);
        return noise;
    }

    /// <summary>CRC-16/CCITT, bit by bit: polynomial 0x1021, most significant bit first.</summary>
    private static ushort Crc(ushort crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            crc ^= (ushort)(value << 8);
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
            }
        }

        return crc;
    }
}
