using Ripac.Chip.Microcode;

namespace Ripac.Chip;

/// <summary>Which program computes what the core computes: all give the same bits.</summary>
public enum CoreEngine
{
    /// <summary>Plain C#.</summary>
    Functional,

    /// <summary>C# on vector registers: the fastest.</summary>
    Vectorised,

    /// <summary>The microprogram: counts its cycles.</summary>
    Microcoded,
}

/// <summary>Which cores a master gets.</summary>
public sealed record CoreSettings
{
    /// <summary>What computes.</summary>
    public CoreEngine Engine { get; init; }

    /// <summary>Cores that share the vocabulary, 1..64.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Microcycles of an external memory access, 1..16. Of <see cref="CoreEngine.Microcoded"/> only.</summary>
    public int MemoryCycle { get; init; } = Microengine.DefaultMemoryCycle;

    /// <summary>Cores on tables that the master has filled.</summary>
    /// <exception cref="ArgumentException">The tables are wrong, or there are fewer words than cores.</exception>
    public IRipacCore Create(TableMemory memory, CoreTables tables) => Cores == 1 ? CreateOne(memory, tables) : new CoreArray(memory, tables, this);

    internal TableCore CreateOne(TableMemory memory, CoreTables tables) => Engine switch
    {
        CoreEngine.Vectorised => new VectorCore(memory, tables),
        CoreEngine.Microcoded => new MicrocodedCore(memory, tables, MemoryCycle),
        _ => new RipacCore(memory, tables),
    };
}
