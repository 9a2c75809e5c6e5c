namespace Ripac.Chip;

/// <summary>The functional engine: it computes what the chip computes, with no notion of microcycles, in plain C#.</summary>
public class RipacCore : TableCore
{
    private ushort _frame;
    private int _head;
    private int _tail;
    private int _active;
    private int _results;

    /// <summary>Connects the core to its tables and runs INIT.</summary>
    /// <inheritdoc/>
    public RipacCore(TableMemory memory, CoreTables tables)
        : base(memory, tables) => Init();

    /// <inheritdoc/>
    public override (int Head, int Count) ActiveList => (_head, _active);

    private protected override int ResultCount => _results;

    /// <summary>The frame's number, modulo 65536.</summary>
    private protected ushort FrameNumber => _frame;

    /// <inheritdoc/>
    public sealed override void Init()
    {
        Memory.Table<StateRecord>(Tables.State).Fill(new StateRecord(PathCost.Unreachable, 0));
        foreach (ref WordRecord word in Memory.Table<WordRecord>(Tables.Word))
        {
            word = word with { Listed = 0 };
        }

        (_frame, _head, _tail, _active, _results) = (0, 0, 0, 0, 0);
        Status = CoreStatus.NoPath;
    }

    /// <summary>First pass: every active word's column.</summary>
    public override int Extend()
    {
        Status = CoreStatus.None;
        ReadOnlySpan<byte> local = Memory.Table<byte>(Tables.Vector);
        ReadOnlySpan<WordRecord> words = Memory.Table<WordRecord>(Tables.Word);
        ReadOnlySpan<TransitionRecord> transitions = Memory.Table<TransitionRecord>(Tables.Transition);
        Span<StateRecord> states = Memory.Table<StateRecord>(Tables.State);
        ReadOnlySpan<ushort> list = Memory.Table<ushort>(Tables.Active);
        int minimum = PathCost.Unreachable;
        for (int i = 0, place = _head; i < _active; i++, place = After(place))
        {
            ushort word = list[place];
            WordRecord record = words[word];
            int count = record.StateCount;
            Span<StateRecord> path = states.Slice((int)record.FirstState, count + 1);
            ReadOnlySpan<TransitionRecord> model = transitions.Slice((int)record.FirstTransition, count + 1);
            StateRecord self = Young(path[count]);
            StateRecord next = Young(path[count - 1]);
            for (int j = count; j > 0; j--)
            {
                // Predecessors from the lowest index up: only a strictly lower cost replaces an earlier one.
                StateRecord skip = j > 1 ? Young(path[j - 2]) : new StateRecord(PathCost.Unreachable, 0);
                int cost = j > 1 ? skip.Cost + model[j - 2].Skip : PathCost.Unreachable;
                ushort start = skip.Start;
                if (next.Cost + model[j - 1].Next is var nextCost && nextCost < cost)
                {
                    cost = nextCost;
                    start = next.Start;
                }

                if (self.Cost + model[j].Self is var selfCost && selfCost < cost)
                {
                    cost = selfCost;
                    start = self.Start;
                }

                self = next;
                next = skip;
                if (cost >= PathCost.Unreachable)
                {
                    path[j] = new StateRecord(PathCost.Unreachable, 0);
                    continue;
                }

                cost += local[model[j].Emission];
                if (cost >= PathCost.Unreachable)
                {
                    Status |= CoreStatus.Saturated;
                    path[j] = new StateRecord(PathCost.Unreachable, 0);
                    continue;
                }

                path[j] = new StateRecord((ushort)cost, start);
                if (cost < minimum || (cost == minimum && word <= BestWord))
                {
                    minimum = cost;
                    BestWord = word;
                    BestStart = start;
                }
            }

            path[0] = new StateRecord(PathCost.Unreachable, 0);
        }

        return minimum;
    }

    /// <summary>Second pass.</summary>
    public override void Normalise(int minimum)
    {
        Span<WordRecord> words = Memory.Table<WordRecord>(Tables.Word);
        ReadOnlySpan<TransitionRecord> transitions = Memory.Table<TransitionRecord>(Tables.Transition);
        Span<StateRecord> states = Memory.Table<StateRecord>(Tables.State);
        Span<ushort> list = Memory.Table<ushort>(Tables.Active);
        Span<ResultRecord> results = Memory.Table<ResultRecord>(Tables.Result);
        int listed = _active;
        (_active, _results) = (0, 0);
        for (; listed > 0; listed--)
        {
            ushort word = list[_head];
            _head = After(_head);
            ref WordRecord record = ref words[word];
            Span<StateRecord> path = states.Slice((int)record.FirstState, record.StateCount + 1);
            if (!NormaliseWord(record, path, minimum))
            {
                record = record with { Listed = 0 };
                continue;
            }

            list[_tail] = word;
            _tail = After(_tail);
            _active++;
            if (TryEnd(path, transitions.Slice((int)record.FirstTransition, path.Length), out StateRecord end))
            {
                results[_results++] = new ResultRecord(word, end.Cost, end.Start);
            }
        }

        _frame++;
        Status |= (_results > 0 ? CoreStatus.ResultsReady : CoreStatus.None)
            | (minimum == PathCost.Unreachable ? CoreStatus.NoPath : CoreStatus.None);
    }

    /// <summary>Subtracts the minimum from the paths of a word, and cuts the beam.</summary>
    /// <param name="word">The word.</param>
    /// <param name="path">Its states, the entry first.</param>
    /// <param name="minimum">The frame's.</param>
    /// <returns>Whether a path is left.</returns>
    private protected virtual bool NormaliseWord(in WordRecord word, Span<StateRecord> path, int minimum)
    {
        int limit = Math.Min(minimum + Beam, PathCost.Unreachable);
        bool alive = false;
        foreach (ref StateRecord state in path[1..])
        {
            bool kept = state.Cost < limit;
            state = kept ? new StateRecord((ushort)(state.Cost - minimum), state.Start) : new StateRecord(PathCost.Unreachable, 0);
            alive |= kept;
        }

        return alive;
    }

    // The last state's "next" or the last but one's "skip", which wins ties.
    private static bool TryEnd(ReadOnlySpan<StateRecord> path, ReadOnlySpan<TransitionRecord> model, out StateRecord end)
    {
        int last = path.Length - 1;
        int next = path[last].Cost + model[last].Next;
        int skip = path[last - 1].Cost + model[last - 1].Skip;
        int cost = Math.Min(next, skip);
        end = new StateRecord((ushort)cost, path[skip <= next ? last - 1 : last].Start);
        return cost < PathCost.Unreachable;
    }

    private protected override void Enter(int word, int cost, ushort start)
    {
        ref WordRecord record = ref Memory.Table<WordRecord>(Tables.Word)[word];
        ref StateRecord entry = ref Memory.Table<StateRecord>(Tables.State)[(int)record.FirstState];
        if (cost >= entry.Cost)
        {
            return;
        }

        entry = new StateRecord((ushort)cost, start);
        if (record.Listed == 0)
        {
            record = record with { Listed = 1 };
            Memory.Table<ushort>(Tables.Active)[_tail] = (ushort)word;
            _tail = After(_tail);
            _active++;
        }
    }

    private protected override void End(int word, ushort start)
    {
        WordRecord record = Memory.Table<WordRecord>(Tables.Word)[word];
        Span<StateRecord> states = Memory.Table<StateRecord>(Tables.State).Slice((int)record.FirstState, record.StateCount + 1);
        foreach (ref StateRecord state in states)
        {
            if (state.Start == start)
            {
                state = new StateRecord(PathCost.Unreachable, 0);
            }
        }
    }

    private protected override void SumSymbols(ReadOnlySpan<ushort> rows)
    {
        Span<ushort> sums = Memory.Table<ushort>(Tables.Sum);
        sums.Clear();
        foreach (ushort row in rows)
        {
            ReadOnlySpan<byte> costs = Memory.Bytes(Tables.Emission.Base + (row * Tables.Emission.RecordSize), sums.Length);
            for (int emission = 0; emission < sums.Length; emission++)
            {
                sums[emission] += costs[emission];
            }
        }

        Settle(sums);
    }

    private protected override void MatchTemplates(ReadOnlySpan<byte> vector)
    {
        Span<ushort> sums = Memory.Table<ushort>(Tables.Sum);
        ReadOnlySpan<byte> templates = Memory.Bytes(Tables.Template.Base, sums.Length * CoreTables.TemplateSize);
        for (int emission = 0; emission < sums.Length; emission++)
        {
            int distance = 0;
            for (int i = 0; i < vector.Length; i++)
            {
                distance += Math.Abs(vector[i] - templates[(emission * CoreTables.TemplateSize) + i]);
            }

            sums[emission] = (ushort)distance;
        }

        Settle(sums);
    }

    /// <summary>Sums to local costs: less the least, 255 at most.</summary>
    private void Settle(ReadOnlySpan<ushort> sums)
    {
        Span<byte> vector = Memory.Table<byte>(Tables.Vector);
        int least = ushort.MaxValue;
        foreach (ushort sum in sums)
        {
            least = Math.Min(least, sum);
        }

        for (int emission = 0; emission < sums.Length; emission++)
        {
            vector[emission] = (byte)Math.Min(255, sums[emission] - least);
        }
    }

    /// <summary>A path that may go on, or none if it has been in its word for too long.</summary>
    private StateRecord Young(StateRecord path) =>
        (ushort)(_frame - path.Start) < LongestPath ? path : new StateRecord(PathCost.Unreachable, 0);

    // The next place of the circular list.
    private protected int After(int place) => place + 1 == Tables.Active.Count ? 0 : place + 1;
}
