using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ripac.Chip;

/// <summary>The vectorised engine: eight states at a time, whatever their words, on the same tables.</summary>
/// <remarks>
/// <para>The STATE table is taken as one long column: what would lead into a word's entry, or from one word into the next, costs
/// <see cref="PathCost.Unreachable"/>. So a block of eight states needs not know about words. Blocks without an active word are left out; in
/// the others the states of inactive words have no path, and get none.</para>
/// <para>A path is one number: from the highest bits down its cost, its predecessor ("skip" 0, "next" 1, "stay" 2) and its start frame. The
/// least of three is the cheapest one, of equals the one of the lowest predecessor, and its start frame comes along.</para>
/// </remarks>
public sealed class VectorCore : RipacCore
{
    private const int Lanes = 8;

    // States before a block that lead into it.
    private const int Before = 2;

    private const int CostBit = 18;
    private const int PredecessorBit = 16;
    private const int StartBits = 16;
    private const int Unreachable = PathCost.Unreachable << CostBit;

    // Of each state, in whole blocks: what leads to it, to be added to a path; its emission; its word.
    private readonly int[] _skip;
    private readonly int[] _next;
    private readonly int[] _stay;
    private readonly ushort[] _emissions;
    private readonly ushort[] _words;

    // Of this frame: the blocks with active words; the old column, behind two states that are before the first; local costs; which states
    // are alive, a bit each.
    private readonly bool[] _isActive;
    private readonly int[] _paths;
    private readonly byte[] _local;
    private readonly byte[] _alive;

    /// <inheritdoc/>
    public VectorCore(TableMemory memory, CoreTables tables)
        : base(memory, tables)
    {
        int blocks = (tables.State.Count + Lanes - 1) / Lanes;
        int size = blocks * Lanes;
        (_skip, _next, _stay) = (new int[size], new int[size], new int[size]);
        (_emissions, _words) = (new ushort[size], new ushort[size]);
        (_isActive, _paths, _local, _alive) = (new bool[blocks], new int[Before + size], new byte[size], new byte[blocks]);
        Array.ForEach([_skip, _next, _stay, _paths], costs => Array.Fill(costs, Unreachable));
        ReadOnlySpan<WordRecord> words = memory.Table<WordRecord>(tables.Word);
        ReadOnlySpan<TransitionRecord> transitions = memory.Table<TransitionRecord>(tables.Transition);
        for (int word = 0; word < words.Length; word++)
        {
            ReadOnlySpan<TransitionRecord> model = transitions.Slice((int)words[word].FirstTransition, words[word].StateCount + 1);
            for (int j = 1; j < model.Length; j++)
            {
                int state = (int)words[word].FirstState + j;
                _skip[state] = j > 1 ? Lead(model[j - 2].Skip, 0) : Unreachable;
                _next[state] = Lead(model[j - 1].Next, 1);
                _stay[state] = Lead(model[j].Self, 2);
                (_emissions[state], _words[state]) = (model[j].Emission, (ushort)word);
            }
        }

        static int Lead(int cost, int predecessor) => (cost << CostBit) | (predecessor << PredecessorBit);
    }

    /// <inheritdoc/>
    public override int Extend()
    {
        Status = CoreStatus.None;
        FindBlocks();
        Span<int> states = MemoryMarshal.Cast<StateRecord, int>(Memory.Table<StateRecord>(Tables.State));
        ReadColumn(states, Memory.Table<byte>(Tables.Vector));
        return WriteColumn(states);
    }

    /// <inheritdoc/>
    public override void Normalise(int minimum)
    {
        NormaliseColumn(MemoryMarshal.Cast<StateRecord, int>(Memory.Table<StateRecord>(Tables.State)), minimum);
        base.Normalise(minimum);
    }

    private protected override bool NormaliseWord(in WordRecord word, Span<StateRecord> path, int minimum)
    {
        int first = (int)word.FirstState + 1;
        int last = (int)word.FirstState + word.StateCount;
        for (int state = first; state <= last; state = (state | (Lanes - 1)) + 1)
        {
            int bits = _alive[state / Lanes] >> (state % Lanes);
            int rest = last - state;
            if ((rest < Lanes ? bits & ((2 << rest) - 1) : bits) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private void FindBlocks()
    {
        Array.Clear(_isActive);
        ReadOnlySpan<WordRecord> words = Memory.Table<WordRecord>(Tables.Word);
        ReadOnlySpan<ushort> list = Memory.Table<ushort>(Tables.Active);
        (int place, int count) = ActiveList;
        for (; count > 0; count--)
        {
            WordRecord word = words[list[place]];
            place = After(place);
            int last = ((int)word.FirstState + word.StateCount) / Lanes;
            for (int block = (int)word.FirstState / Lanes; block <= last; block++)
            {
                _isActive[block] = true;
            }
        }
    }

    // Records to paths, through the age gate: a path that is too old, or none, is unreachable. And the local costs.
    private void ReadColumn(ReadOnlySpan<int> states, ReadOnlySpan<byte> vector)
    {
        Vector256<int> unreachable = Vector256.Create(Unreachable);
        Vector256<int> now = Vector256.Create((FrameNumber << StartBits) | ushort.MaxValue);
        Vector256<int> longest = Vector256.Create(LongestPath);
        for (int block = 0; block < _isActive.Length; block++)
        {
            int at = block * Lanes;
            if (!_isActive[block])
            {
                unreachable.CopyTo(_paths, Before + at);
                continue;
            }

            Vector256<int> record = Load(states, at);
            Vector256<int> path = (record << CostBit) | (record >>> StartBits);
            Vector256<int> age = (now - record) >>> StartBits;
            Vector256.ConditionalSelect(Vector256.LessThan(age, longest), path, unreachable).CopyTo(_paths, Before + at);
            ReadOnlySpan<ushort> emissions = _emissions.AsSpan(at, Lanes);
            Span<byte> local = _local.AsSpan(at, Lanes);
            for (int lane = 0; lane < Lanes; lane++)
            {
                local[lane] = vector[emissions[lane]];
            }
        }
    }

    // The new column; returns its least cost.
    private int WriteColumn(Span<int> states)
    {
        Vector256<int> unreachable = Vector256.Create(Unreachable);
        Vector256<int> saturated = default;
        int minimum = PathCost.Unreachable;
        Vector256<int> best = Vector256.Create(Unreachable - 1);
        for (int block = 0; block < _isActive.Length; block++)
        {
            if (!_isActive[block])
            {
                continue;
            }

            int at = block * Lanes;
            Vector256<int> skip = Vector256.Create(_paths, at) + Vector256.Create(_skip, at);
            Vector256<int> next = Vector256.Create(_paths, at + 1) + Vector256.Create(_next, at);
            Vector256<int> stay = Vector256.Create(_paths, at + Before) + Vector256.Create(_stay, at);
            Vector256<int> path = Vector256.Min(Vector256.Min(skip, next), Vector256.Min(stay, unreachable));
            Vector256<int> dead = Vector256.Equals(path, unreachable);
            path = Vector256.Min(path + (LocalCosts(at) << CostBit), unreachable);
            saturated |= Vector256.AndNot(Vector256.Equals(path, unreachable), dead);
            Store((path >>> CostBit) | (path << StartBits), states, at);
            if (Vector256.LessThanOrEqualAny(path, best))
            {
                minimum = FindBest(path, at, minimum);
                best = Vector256.Create((minimum << CostBit) | ((1 << CostBit) - 1));
            }
        }

        Status |= saturated == default ? CoreStatus.None : CoreStatus.Saturated;
        return minimum;
    }

    private Vector256<int> LocalCosts(int at)
    {
        Vector128<byte> costs = Vector128.CreateScalarUnsafe(MemoryMarshal.Read<ulong>(_local.AsSpan(at))).AsByte();
        return Vector256.WidenLower(Vector128.WidenLower(costs).ToVector256Unsafe()).AsInt32();
    }

    // Of equal costs the lowest word, in it the lowest state.
    private int FindBest(Vector256<int> paths, int at, int minimum)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            int cost = paths[lane] >> CostBit;
            if (cost < minimum || (cost == minimum && _words[at + lane] < BestWord))
            {
                minimum = cost;
                BestWord = _words[at + lane];
                BestStart = (ushort)paths[lane];
            }
        }

        return minimum;
    }

    private void NormaliseColumn(Span<int> states, int minimum)
    {
        Vector256<int> none = Vector256.Create((int)PathCost.Unreachable);
        Vector256<int> limit = Vector256.Create(Math.Min(minimum + Beam, PathCost.Unreachable));
        Vector256<int> subtracted = Vector256.Create(minimum);
        Vector256<int> costs = Vector256.Create((int)ushort.MaxValue);
        for (int block = 0; block < _isActive.Length; block++)
        {
            if (!_isActive[block])
            {
                continue;
            }

            Vector256<int> record = Load(states, block * Lanes);
            Vector256<int> kept = Vector256.LessThan(record & costs, limit);
            _alive[block] = (byte)kept.ExtractMostSignificantBits();
            Store(Vector256.ConditionalSelect(kept, record - subtracted, none), states, block * Lanes);
        }
    }

    private static Vector256<int> Load(ReadOnlySpan<int> states, int at) =>
        at + Lanes <= states.Length ? Vector256.Create(states[at..]) : LoadLast(states[at..]);

    private static void Store(Vector256<int> records, Span<int> states, int at)
    {
        if (at + Lanes <= states.Length)
        {
            records.CopyTo(states[at..]);
        }
        else
        {
            StoreLast(records, states[at..]);
        }
    }

    // The last block may reach beyond the table. Kept apart: with a stackalloc the callers' loops would run at half their speed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<int> LoadLast(ReadOnlySpan<int> states)
    {
        Span<int> lanes = stackalloc int[Lanes];
        lanes.Fill(PathCost.Unreachable);
        states.CopyTo(lanes);
        return Vector256.Create<int>(lanes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreLast(Vector256<int> records, Span<int> states)
    {
        Span<int> lanes = stackalloc int[Lanes];
        records.CopyTo(lanes);
        lanes[..states.Length].CopyTo(states);
    }
}
