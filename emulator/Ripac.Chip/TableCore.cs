using Ripac.Chip.Microcode;

namespace Ripac.Chip;

/// <summary>What all engines have in common: tables in a memory that master and slave share, and the master's side of the commands.</summary>
/// <remarks>Documented (grade C): one external bus whose mastership is shared with the host: it reads and writes tables itself.</remarks>
public abstract class TableCore : IRipacCore
{
    private int _beam = PathCost.Unreachable;
    private int _longestPath = ushort.MaxValue;

    /// <summary>Connects the core to its tables.</summary>
    /// <exception cref="ArgumentException">A table is outside the memory, has records of another size, or refers to records that
    /// do not exist; or two words share states.</exception>
    private protected TableCore(TableMemory memory, CoreTables tables)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(tables);
        Memory = memory;
        Tables = tables;
        Check();
    }

    /// <inheritdoc/>
    public int Beam
    {
        get => _beam;
        set => _beam = value is >= 1 and <= PathCost.Unreachable
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the beam is 1..4095");
    }

    /// <inheritdoc/>
    public int LongestPath
    {
        get => _longestPath;
        set => _longestPath = value is >= 1 and <= ushort.MaxValue
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the longest path is 1..65535 frames");
    }

    /// <inheritdoc/>
    public CoreStatus Status { get; private protected set; }

    /// <inheritdoc/>
    public int BestWord { get; private protected set; }

    /// <inheritdoc/>
    public ushort BestStart { get; private protected set; }

    /// <inheritdoc/>
    public ReadOnlySpan<ResultRecord> Results => Memory.Table<ResultRecord>(Tables.Result)[..ResultCount];

    /// <inheritdoc/>
    public virtual CycleCounts Counts => default;

    /// <summary>The memory that master and slave share.</summary>
    public TableMemory Memory { get; }

    /// <summary>The tables in it.</summary>
    public CoreTables Tables { get; }

    /// <summary>Where the circular list begins, and how many words it has.</summary>
    public abstract (int Head, int Count) ActiveList { get; }

    /// <summary>Word ends of the last frame.</summary>
    private protected abstract int ResultCount { get; }

    /// <inheritdoc/>
    public abstract void Init();

    /// <inheritdoc/>
    public void Activate(int word, int cost, ushort start)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)word, (uint)Tables.Word.Count, nameof(word));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)cost, PathCost.Unreachable, nameof(cost));
        Enter(word, cost, start);
    }

    /// <inheritdoc/>
    public void WriteVector(ReadOnlySpan<byte> localCosts)
    {
        Span<byte> vector = Memory.Table<byte>(Tables.Vector);
        if (localCosts.Length != vector.Length)
        {
            throw new ArgumentException($"{localCosts.Length} local costs for {vector.Length} emissions", nameof(localCosts));
        }

        localCosts.CopyTo(vector);
    }

    /// <inheritdoc/>
    public void Symbols(ReadOnlySpan<ushort> rows)
    {
        if (rows.Length != CoreTables.Codebooks)
        {
            throw new ArgumentException($"{rows.Length} rows for {CoreTables.Codebooks} codebooks", nameof(rows));
        }

        Span<byte> input = Memory.Bytes(Tables.Input.Base, CoreTables.InputSize);
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] >= Tables.Emission.Count)
            {
                throw new ArgumentException($"row {rows[i]} of {Tables.Emission.Count} in the EMISSION table", nameof(rows));
            }

            System.Buffers.Binary.BinaryPrimitives.WriteUInt16LittleEndian(input[(2 * i)..], rows[i]);
        }

        SumSymbols(rows);
    }

    /// <inheritdoc/>
    public void Match(ReadOnlySpan<byte> vector)
    {
        if (vector.Length != CoreTables.TemplateSize || Tables.Template.Count == 0)
        {
            throw new ArgumentException($"{vector.Length} bytes for {Tables.Template.Count} templates of {CoreTables.TemplateSize}", nameof(vector));
        }

        vector.CopyTo(Memory.Bytes(Tables.Input.Base, CoreTables.InputSize));
        MatchTemplates(vector);
    }

    /// <inheritdoc/>
    public abstract int Extend();

    /// <inheritdoc/>
    public abstract void Normalise(int minimum);

    /// <inheritdoc/>
    public int Paths(Span<ResultRecord> paths)
    {
        ReadOnlySpan<WordRecord> words = Memory.Table<WordRecord>(Tables.Word);
        ReadOnlySpan<StateRecord> states = Memory.Table<StateRecord>(Tables.State);
        ReadOnlySpan<ushort> list = Memory.Table<ushort>(Tables.Active);
        int count = 0;
        (int head, int active) = ActiveList;
        for (int i = 0; i < active; i++)
        {
            int place = head + i;
            ushort word = list[place < list.Length ? place : place - list.Length];
            ReadOnlySpan<StateRecord> emitting = states.Slice((int)words[word].FirstState + 1, words[word].StateCount);
            int open = -1;
            foreach (StateRecord state in emitting)
            {
                if (state.Cost == PathCost.Unreachable)
                {
                    continue;
                }

                if (open >= 0 && paths[open].Start == state.Start)
                {
                    paths[open] = paths[open] with { Cost = Math.Min(paths[open].Cost, state.Cost) };
                }
                else if (count < paths.Length)
                {
                    open = count;
                    paths[count++] = new ResultRecord(word, state.Cost, state.Start);
                }
                else
                {
                    return count;
                }
            }
        }

        return count;
    }

    /// <inheritdoc/>
    public void Drop(int word, ushort start)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)word, (uint)Tables.Word.Count, nameof(word));
        End(word, start);
    }

    /// <summary>ACTIVATE, of arguments that are right.</summary>
    private protected abstract void Enter(int word, int cost, ushort start);

    /// <summary>DROP, of a word that exists.</summary>
    private protected abstract void End(int word, ushort start);

    /// <summary>SYMBOLS; the rows stand in the INPUT table too.</summary>
    private protected abstract void SumSymbols(ReadOnlySpan<ushort> rows);

    /// <summary>MATCH; the vector stands in the INPUT table too.</summary>
    private protected abstract void MatchTemplates(ReadOnlySpan<byte> vector);

    private void Check()
    {
        int vector = Memory.Table<byte>(Tables.Vector).Length;
        ReadOnlySpan<TransitionRecord> transitions = Memory.Table<TransitionRecord>(Tables.Transition);
        int states = Memory.Table<StateRecord>(Tables.State).Length;
        ReadOnlySpan<WordRecord> words = Memory.Table<WordRecord>(Tables.Word);
        if (Memory.Table<ushort>(Tables.Active).Length < words.Length
            || Memory.Table<ResultRecord>(Tables.Result).Length < words.Length)
        {
            throw new ArgumentException("the ACTIVE and RESULT tables need a place for each word");
        }

        foreach (WordRecord word in words)
        {
            if (word.StateCount == 0
                || word.FirstState + (long)word.StateCount >= states
                || word.FirstTransition + (long)word.StateCount >= transitions.Length)
            {
                throw new ArgumentException($"a word refers to states that do not exist: {word}");
            }
        }

        WordRecord[] ordered = [.. words.ToArray().OrderBy(word => word.FirstState)];
        for (int i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].FirstState <= ordered[i - 1].FirstState + (long)ordered[i - 1].StateCount)
            {
                throw new ArgumentException($"two words share states: {ordered[i - 1]}, {ordered[i]}");
            }
        }

        foreach (TransitionRecord transition in transitions)
        {
            if (transition.Emission >= vector)
            {
                throw new ArgumentException($"a state refers to an emission that does not exist: {transition}");
            }

            if ((transition.Self | transition.Next | transition.Skip) > PathCost.Unreachable)
            {
                throw new ArgumentException($"a cost has more than 12 bits: {transition}");
            }
        }
    }
}
