namespace Ripac.Chip;

/// <summary>The functional engine: it computes what the chip computes, with no notion of microcycles, in plain C#.</summary>
public class RipacCore : TableCore
{
    private ushort _frame;
    private int _head;
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

        (_frame, _head, _active, _results) = (0, 0, 0, 0);
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
        int minimum = PathCost.Unreachable;
        for (int i = 0; i < _active; i++)
        {
            ushort word = ActiveWord(i);
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
        int limit = Math.Min(minimum + Beam, PathCost.Unreachable);
        BeginResults();
        for (int remaining = _active; remaining > 0; remaining--)
        {
            ushort word = TakeFirst();
            ref WordRecord record = ref words[word];
            int last = record.StateCount;
            Span<StateRecord> path = states.Slice((int)record.FirstState, last + 1);
            bool alive = false;
            for (int j = 1; j <= last; j++)
            {
                int cost = path[j].Cost;
                bool kept = cost < limit;
                path[j] = kept ? new StateRecord((ushort)(cost - minimum), path[j].Start) : new StateRecord(PathCost.Unreachable, 0);
                alive |= kept;
            }

            if (alive)
            {
                Append(word);
                CollectEnd(word, path, transitions.Slice((int)record.FirstTransition, last + 1));
            }
            else
            {
                record = record with { Listed = 0 };
            }
        }

        EndFrame(minimum);
    }

    /// <summary>The frame's word end, if the word has one.</summary>
    /// <param name="word">The word.</param>
    /// <param name="path">Its normalised states, the entry first.</param>
    /// <param name="model">Their transitions.</param>
    private protected void CollectEnd(ushort word, ReadOnlySpan<StateRecord> path, ReadOnlySpan<TransitionRecord> model)
    {
        int last = path.Length - 1;
        int end = path[last].Cost + model[last].Next;
        int from = last;
        if (path[last - 1].Cost + model[last - 1].Skip is var skip && skip <= end)
        {
            end = skip;
            from = last - 1;
        }

        if (end < PathCost.Unreachable)
        {
            Memory.Table<ResultRecord>(Tables.Result)[_results++] = new ResultRecord(word, (ushort)end, path[from].Start);
            Status |= CoreStatus.ResultsReady;
        }
    }

    /// <summary>No word end so far.</summary>
    private protected void BeginResults() => _results = 0;

    /// <summary>NORMALISE is done.</summary>
    private protected void EndFrame(int minimum)
    {
        _frame++;
        Status |= minimum == PathCost.Unreachable ? CoreStatus.NoPath : CoreStatus.None;
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
            Append((ushort)word);
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

    private protected ushort ActiveWord(int index)
    {
        int place = _head + index;
        Span<ushort> list = Memory.Table<ushort>(Tables.Active);
        return list[place < list.Length ? place : place - list.Length];
    }

    private protected void Append(ushort word)
    {
        Span<ushort> list = Memory.Table<ushort>(Tables.Active);
        int place = _head + _active++;
        list[place < list.Length ? place : place - list.Length] = word;
    }

    private protected ushort TakeFirst()
    {
        ushort word = ActiveWord(0);
        _head = _head + 1 == Tables.Active.Count ? 0 : _head + 1;
        _active--;
        return word;
    }
}
