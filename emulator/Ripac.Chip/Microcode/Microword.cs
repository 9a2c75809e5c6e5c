namespace Ripac.Chip.Microcode;

/// <summary>One horizontal microinstruction of 64 bits: memory, address unit, dynamic-programming unit and sequencer all at once.</summary>
/// <remarks>
/// <para>Documented: a horizontally microcoded ROM, data memory and ROM reached at the same time, two internal buses (grade A); 256 words
/// (grade C). Width and fields are ours.</para>
/// <para>Order within a microinstruction: the buses take their values; memory access, address unit and dynamic-programming unit work on
/// them; the index steps; the sequencer looks at the result.</para>
/// </remarks>
public readonly record struct Microword
{
    /// <summary>Memory access.</summary>
    public MemoryOp Memory { get; init; }

    /// <summary>Descriptor of the access, of the step and of <see cref="AddressOp.Lea"/>: 0..11.</summary>
    public int Descriptor { get; init; }

    /// <summary>16-bit fields from the record's begin, 0..15: it may reach into following records.</summary>
    public int Offset { get; init; }

    /// <summary>What becomes of the index.</summary>
    public IndexStep Step { get; init; }

    /// <summary>A cache word (below 64) or a <see cref="BusSource"/>.</summary>
    public int SourceA { get; init; }

    /// <summary>A cache word.</summary>
    public int SourceB { get; init; }

    /// <summary>The address unit.</summary>
    public AddressOp Address { get; init; }

    /// <summary>A cache word (below 64) or a <see cref="BusTarget"/>.</summary>
    public int Target { get; init; }

    /// <summary>The dynamic-programming unit.</summary>
    public PathOp Path { get; init; }

    /// <summary>The sequencer.</summary>
    public SequenceOp Sequence { get; init; }

    /// <summary>Its condition.</summary>
    public Condition Condition { get; init; }

    /// <summary>Its target, 0..255.</summary>
    public int Next { get; init; }

    /// <summary>Literal for bus A, 0..255.</summary>
    public int Literal { get; init; }

    /// <summary>The 64 bits, memory operation lowest.</summary>
    public ulong Encode() =>
        (ulong)Memory | ((ulong)Descriptor << 3) | ((ulong)Offset << 7) | ((ulong)Step << 11) | ((ulong)SourceA << 13)
        | ((ulong)SourceB << 20) | ((ulong)Address << 26) | ((ulong)Target << 29) | ((ulong)Path << 36) | ((ulong)Sequence << 41)
        | ((ulong)Condition << 44) | ((ulong)Next << 48) | ((ulong)Literal << 56);

    /// <summary>What 64 bits mean. Any bits mean something: codes without a name do nothing.</summary>
    public static Microword Decode(ulong bits) => new()
    {
        Memory = (MemoryOp)(bits & 7),
        Descriptor = (int)(bits >> 3) & 15,
        Offset = (int)(bits >> 7) & 15,
        Step = (IndexStep)((bits >> 11) & 3),
        SourceA = (int)(bits >> 13) & 127,
        SourceB = (int)(bits >> 20) & 63,
        Address = (AddressOp)((bits >> 26) & 7),
        Target = (int)(bits >> 29) & 127,
        Path = (PathOp)((bits >> 36) & 31),
        Sequence = (SequenceOp)((bits >> 41) & 7),
        Condition = (Condition)((bits >> 44) & 15),
        Next = (int)(bits >> 48) & 255,
        Literal = (int)(bits >> 56) & 255,
    };
}
