using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ripac.Chip;

/// <summary>The vectorised engine: 16 states at a time in 16-bit lanes, on the same tables.</summary>
/// <remarks>
/// A word's column is done in blocks from its last state down, in place: a block reads states j-2 to j+15 of the old column and writes j to
/// j+15. The lowest block may reach below the word; those lanes are written back as they were.
/// </remarks>
public sealed class VectorCore : RipacCore
{
    private const int Lanes = 16;

    // Predecessors of a block's lowest state.
    private const int Below = 2;

    private readonly Model[] _models;
    private readonly int[] _modelOf;
    private readonly ushort[] _local;
    private readonly ushort[] _transitionEmissions;

    /// <inheritdoc/>
    public VectorCore(TableMemory memory, CoreTables tables)
        : base(memory, tables)
    {
        ReadOnlySpan<WordRecord> words = memory.Table<WordRecord>(tables.Word);
        ReadOnlySpan<TransitionRecord> transitions = memory.Table<TransitionRecord>(tables.Transition);
        Dictionary<(uint, ushort), int> known = [];
        List<Model> models = [];
        _modelOf = new int[words.Length];
        int places = 0;
        for (int word = 0; word < words.Length; word++)
        {
            (uint First, ushort Count) shape = (words[word].FirstTransition, words[word].StateCount);
            if (!known.TryGetValue(shape, out int model))
            {
                known[shape] = model = models.Count;
                models.Add(new Model(transitions.Slice((int)shape.First, shape.Count + 1), places));
                places += models[^1].Size;
            }

            _modelOf[word] = model;
        }

        _models = [.. models];
        _local = new ushort[places];
        _transitionEmissions = [.. models.SelectMany(model => model.Emissions)];
    }

    /// <inheritdoc/>
    public override int Extend()
    {
        Status = CoreStatus.None;
        SpreadLocalCosts();
        ReadOnlySpan<WordRecord> words = Memory.Table<WordRecord>(Tables.Word);
        Span<uint> states = MemoryMarshal.Cast<StateRecord, uint>(Memory.Table<StateRecord>(Tables.State));
        int minimum = PathCost.Unreachable;
        Vector256<ushort> saturated = default;
        int active = ActiveList.Count;
        for (int i = 0; i < active; i++)
        {
            ushort word = ActiveWord(i);
            int first = (int)words[word].FirstState;
            Model model = _models[_modelOf[word]];
            int least = ExtendWord(states, first, model, ref saturated);
            if (least < minimum || (least == minimum && least != PathCost.Unreachable && word <= BestWord))
            {
                minimum = least;
                BestWord = word;
                ReadOnlySpan<StateRecord> path = MemoryMarshal.Cast<uint, StateRecord>(states.Slice(first + 1, model.StateCount));
                int at = 0;
                while (path[at].Cost != least)
                {
                    at++;
                }

                BestStart = path[at].Start;
            }
        }

        Status |= saturated == default ? CoreStatus.None : CoreStatus.Saturated;
        return minimum;
    }

    /// <inheritdoc/>
    public override void Normalise(int minimum)
    {
        Span<WordRecord> words = Memory.Table<WordRecord>(Tables.Word);
        ReadOnlySpan<TransitionRecord> transitions = Memory.Table<TransitionRecord>(Tables.Transition);
        Span<StateRecord> states = Memory.Table<StateRecord>(Tables.State);
        Span<uint> records = MemoryMarshal.Cast<StateRecord, uint>(states);
        BeginResults();
        for (int remaining = ActiveList.Count; remaining > 0; remaining--)
        {
            ushort word = TakeFirst();
            ref WordRecord record = ref words[word];
            if (NormaliseWord(records, (int)record.FirstState, _models[_modelOf[word]], minimum))
            {
                Append(word);
                int length = record.StateCount + 1;
                CollectEnd(word, states.Slice((int)record.FirstState, length), transitions.Slice((int)record.FirstTransition, length));
            }
            else
            {
                record = record with { Listed = 0 };
            }
        }

        EndFrame(minimum);
    }

    // Looked up once for every model, whatever the number of its words.
    private void SpreadLocalCosts()
    {
        ReadOnlySpan<byte> vector = Memory.Table<byte>(Tables.Vector);
        ReadOnlySpan<ushort> emissions = _transitionEmissions;
        Span<ushort> local = _local;
        for (int i = 0; i < emissions.Length; i++)
        {
            local[i] = vector[emissions[i]];
        }
    }

    private int ExtendWord(Span<uint> states, int first, Model model, ref Vector256<ushort> saturated)
    {
        Vector256<ushort> unreachable = Vector256.Create(PathCost.Unreachable);
        Vector256<ushort> least = unreachable;
        ReadOnlySpan<ushort> local = _local.AsSpan(model.Place, model.Size);
        for (int block = model.Size - Lanes; block >= 0; block -= Lanes)
        {
            int at = first + model.FirstOf(block);
            (Vector256<ushort> cost, Vector256<ushort> start) = Young(states, at - 2);
            cost += Vector256.Create<ushort>(model.Skip.AsSpan(block));

            (Vector256<ushort> nextCost, Vector256<ushort> nextStart) = Young(states, at - 1);
            nextCost += Vector256.Create<ushort>(model.Next.AsSpan(block));
            Vector256<ushort> chosen = Vector256.Min(cost, nextCost);
            start = Vector256.ConditionalSelect(Vector256.Equals(chosen, cost), start, nextStart);
            cost = chosen;

            (Vector256<ushort> selfCost, Vector256<ushort> selfStart) = Young(states, at);
            selfCost += Vector256.Create<ushort>(model.Self.AsSpan(block));
            chosen = Vector256.Min(cost, selfCost);
            start = Vector256.ConditionalSelect(Vector256.Equals(chosen, cost), start, selfStart);

            cost = Vector256.Min(chosen, unreachable);
            Vector256<ushort> dead = Vector256.Equals(cost, unreachable);
            cost = Vector256.Min(cost + Vector256.Create<ushort>(local[block..]), unreachable);
            Vector256<ushort> lost = Vector256.Equals(cost, unreachable);
            saturated |= Vector256.AndNot(lost, dead) & Vector256.Create<ushort>(model.Mask.AsSpan(block));
            least = Vector256.Min(least, cost | ~Vector256.Create<ushort>(model.Mask.AsSpan(block)));
            Store(states, at, cost, Vector256.AndNot(start, lost), model, block);
        }

        states.Slice(first, 1)[0] = PathCost.Unreachable;
        return Least(least);
    }

    private bool NormaliseWord(Span<uint> states, int first, Model model, int minimum)
    {
        Vector256<ushort> unreachable = Vector256.Create(PathCost.Unreachable);
        Vector256<ushort> subtracted = Vector256.Create((ushort)minimum);
        Vector256<ushort> last = Vector256.Create((ushort)(Math.Min(minimum + Beam, PathCost.Unreachable) - 1));
        Vector256<ushort> alive = default;
        for (int block = model.Size - Lanes; block >= 0; block -= Lanes)
        {
            int at = first + model.FirstOf(block);
            (Vector256<ushort> cost, Vector256<ushort> start) = Load(states, at);
            Vector256<ushort> kept = Vector256.Equals(Vector256.Min(cost, last), cost);
            alive |= kept & Vector256.Create<ushort>(model.Mask.AsSpan(block));
            cost = Vector256.ConditionalSelect(kept, cost - subtracted, unreachable);
            Store(states, at, cost, start & kept, model, block);
        }

        return alive != default;
    }

    private static int Least(Vector256<ushort> values)
    {
        Vector128<ushort> half = Vector128.Min(values.GetLower(), values.GetUpper());
        half = Vector128.Min(half, Vector128.Shuffle(half, Vector128.Create((ushort)4, 5, 6, 7, 0, 1, 2, 3)));
        half = Vector128.Min(half, Vector128.Shuffle(half, Vector128.Create((ushort)2, 3, 0, 1, 6, 7, 4, 5)));
        half = Vector128.Min(half, Vector128.Shuffle(half, Vector128.Create((ushort)1, 0, 3, 2, 5, 4, 7, 6)));
        return half[0];
    }

    // Costs and starts of 16 states; those before the table's begin are unreachable.
    private static (Vector256<ushort> Cost, Vector256<ushort> Start) Load(ReadOnlySpan<uint> states, int at)
    {
        Vector256<uint> low;
        Vector256<uint> high;
        if (at >= 0)
        {
            low = Vector256.Create(states.Slice(at, Lanes / 2));
            high = Vector256.Create(states.Slice(at + (Lanes / 2), Lanes / 2));
        }
        else
        {
            Span<uint> edge = stackalloc uint[Lanes];
            edge.Fill(PathCost.Unreachable);
            states[..Math.Max(0, at + Lanes)].CopyTo(edge[Math.Min(Lanes, -at)..]);
            low = Vector256.Create<uint>(edge);
            high = Vector256.Create<uint>(edge[(Lanes / 2)..]);
        }

        Vector256<uint> mask = Vector256.Create(0xFFFFu);
        return (Vector256.Narrow(low & mask, high & mask), Vector256.Narrow(low >>> 16, high >>> 16));
    }

    // The age gate: a path that is too old, or none, is unreachable.
    private (Vector256<ushort> Cost, Vector256<ushort> Start) Young(ReadOnlySpan<uint> states, int at)
    {
        (Vector256<ushort> cost, Vector256<ushort> start) = Load(states, at);
        Vector256<ushort> age = Vector256.Create(FrameNumber) - start;
        Vector256<ushort> young = Vector256.Equals(Vector256.Min(age, Vector256.Create((ushort)(LongestPath - 1))), age);
        return (Vector256.ConditionalSelect(young, cost, Vector256.Create(PathCost.Unreachable)), start);
    }

    private static void Store(Span<uint> states, int at, Vector256<ushort> cost, Vector256<ushort> start, Model model, int block)
    {
        Vector256<uint> low = Vector256.WidenLower(cost) | (Vector256.WidenLower(start) << 16);
        Vector256<uint> high = Vector256.WidenUpper(cost) | (Vector256.WidenUpper(start) << 16);
        if (at >= 0)
        {
            Vector256<ushort> mask = Vector256.Create<ushort>(model.Mask.AsSpan(block));
            Span<uint> lower = states.Slice(at, Lanes / 2);
            Span<uint> upper = states.Slice(at + (Lanes / 2), Lanes / 2);
            Vector256.ConditionalSelect(Spread(Vector256.WidenLower(mask)), low, Vector256.Create<uint>(lower)).CopyTo(lower);
            Vector256.ConditionalSelect(Spread(Vector256.WidenUpper(mask)), high, Vector256.Create<uint>(upper)).CopyTo(upper);
            return;
        }

        Span<uint> lanes = stackalloc uint[Lanes];
        low.CopyTo(lanes);
        high.CopyTo(lanes[(Lanes / 2)..]);
        lanes[model.Foreign..].CopyTo(states[(at + model.Foreign)..]);
    }

    private static Vector256<uint> Spread(Vector256<uint> mask) => mask | (mask << 16);

    /// <summary>A word model's costs by the state that they lead to, in whole blocks that end with the last state.</summary>
    private sealed class Model
    {
        public Model(ReadOnlySpan<TransitionRecord> transitions, int place)
        {
            Place = place;
            StateCount = transitions.Length - 1;
            Size = (StateCount + Lanes - 1) / Lanes * Lanes;
            Foreign = Size - StateCount;
            Skip = new ushort[Size];
            Next = new ushort[Size];
            Self = new ushort[Size];
            Mask = new ushort[Size];
            Emissions = new ushort[Size];
            for (int state = 1; state <= StateCount; state++)
            {
                int at = Foreign + state - 1;
                Skip[at] = state < Below ? PathCost.Unreachable : transitions[state - Below].Skip;
                Next[at] = transitions[state - 1].Next;
                Self[at] = transitions[state].Self;
                Emissions[at] = transitions[state].Emission;
                Mask[at] = ushort.MaxValue;
            }
        }

        public int Place { get; }

        public int StateCount { get; }

        /// <summary>Lanes of all blocks together.</summary>
        public int Size { get; }

        /// <summary>Lanes of the lowest block that are not the word's.</summary>
        public int Foreign { get; }

        public ushort[] Skip { get; }

        public ushort[] Next { get; }

        public ushort[] Self { get; }

        public ushort[] Mask { get; }

        public ushort[] Emissions { get; }

        /// <summary>The state, from the word's entry, in the block's first lane.</summary>
        public int FirstOf(int block) => block - Foreign + 1;
    }
}
