namespace Ripac.Chip;

/// <summary>
/// The RIPAC-style slave: dynamic programming over the states of active words, one frame at a time. It gives the costs of single
/// words; which words may follow each other is the master's business.
/// </summary>
/// <remarks>
/// <para>Documented (grade A, patent and paper abstracts): a master decides the word sequence inside a grammar network, one or more
/// slaves compute word likelihoods by dynamic programming; one engine serves templates and discrete HMMs. Grade C: 12-bit saturating
/// accumulate-and-compare, circular lists of active states. Grade I: the slave must give word boundaries back to the master.</para>
/// <para>Ours: the commands INIT, ACTIVATE, FRAME, RESULTS, PATHS, DROP and STATUS (methods of the same names), the frame minimum
/// subtracted in every frame, the beam and the longest path, and that the circular list holds words, whose states follow from them.</para>
/// <para>This is the functional engine: it computes what the chip computes, with no notion of microcycles.</para>
/// </remarks>
public sealed class RipacCore
{
    private readonly TableMemory _memory;
    private readonly CoreTables _tables;
    private int _beam = PathCost.Unreachable;
    private int _longestPath = ushort.MaxValue;
    private ushort _frame;
    private int _head;
    private int _active;
    private int _results;

    /// <summary>Connects the core to its tables and runs INIT.</summary>
    /// <exception cref="ArgumentException">A table is outside the memory, has records of another size, or refers to records that
    /// do not exist.</exception>
    public RipacCore(TableMemory memory, CoreTables tables)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(tables);
        _memory = memory;
        _tables = tables;
        Check();
        Init();
    }

    /// <summary>Paths that cost this much more than the frame's best are dropped; 1..0xFFF.</summary>
    public int Beam
    {
        get => _beam;
        set => _beam = value is >= 1 and <= PathCost.Unreachable
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the beam is 1..4095");
    }

    /// <summary>Paths that have been in their word for more frames than this are dropped; 1..65535.</summary>
    public int LongestPath
    {
        get => _longestPath;
        set => _longestPath = value is >= 1 and <= ushort.MaxValue
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the longest path is 1..65535 frames");
    }

    /// <summary>What the last FRAME left to know.</summary>
    public CoreStatus Status { get; private set; }

    /// <summary>The word of the frame's best path (of equal costs, the lowest word). Without meaning after
    /// <see cref="CoreStatus.NoPath"/>.</summary>
    public int BestWord { get; private set; }

    /// <summary>The start frame of the best path, modulo 65536.</summary>
    public ushort BestStart { get; private set; }

    /// <summary>RESULTS: word ends of the last frame, in the order of the active list; valid until the next command.</summary>
    public ReadOnlySpan<ResultRecord> Results => _memory.Table<ResultRecord>(_tables.Result)[.._results];

    /// <summary>INIT: no word is active, the next frame is frame 0.</summary>
    public void Init()
    {
        _memory.Table<StateRecord>(_tables.State).Fill(new StateRecord(PathCost.Unreachable, 0));
        foreach (ref WordRecord word in _memory.Table<WordRecord>(_tables.Word))
        {
            word = word with { Listed = 0 };
        }

        (_frame, _head, _active, _results) = (0, 0, 0, 0);
        Status = CoreStatus.NoPath;
    }

    /// <summary>ACTIVATE: a path enters a word with the next frame. Of several in one frame the cheapest counts, then the first.</summary>
    /// <param name="word">The word.</param>
    /// <param name="cost">Cost of the path above the last frame's best, 0..0xFFF; 0xFFF does nothing.</param>
    /// <param name="start">The start frame that the path will carry, modulo 65536.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such word, or the cost has more than 12 bits.</exception>
    public void Activate(int word, int cost, ushort start)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)word, (uint)_tables.Word.Count, nameof(word));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)cost, PathCost.Unreachable, nameof(cost));
        ref WordRecord record = ref _memory.Table<WordRecord>(_tables.Word)[word];
        ref StateRecord entry = ref _memory.Table<StateRecord>(_tables.State)[(int)record.FirstState];
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

    /// <summary>FRAME: one column of dynamic programming for every active word.</summary>
    /// <param name="localCosts">The frame's cost of each emission, one byte each; as many as the VECTOR table has.</param>
    /// <returns>The frame minimum that was subtracted from all path costs: the master adds it to its own wide sum. 0 with
    /// <see cref="CoreStatus.NoPath"/>.</returns>
    /// <exception cref="ArgumentException">Another number of local costs.</exception>
    public int Frame(ReadOnlySpan<byte> localCosts)
    {
        Span<byte> vector = _memory.Table<byte>(_tables.Vector);
        if (localCosts.Length != vector.Length)
        {
            throw new ArgumentException($"{localCosts.Length} local costs for {vector.Length} emissions", nameof(localCosts));
        }

        localCosts.CopyTo(vector);
        Status = CoreStatus.None;
        int minimum = Extend(vector);
        Normalise(minimum);
        _frame++;
        if (minimum == PathCost.Unreachable)
        {
            Status |= CoreStatus.NoPath;
            return 0;
        }

        return minimum;
    }

    /// <summary>PATHS: the different (word, start frame) pairs of the living paths, for the master to see which histories are alive.
    /// Paths that were activated after the last FRAME are not among them.</summary>
    /// <param name="paths">Where they go; a pair may come more than once. <see cref="ResultRecord.Cost"/> is the least of the
    /// neighbouring states that share the pair.</param>
    /// <returns>How many were written; if the span is full, the rest is left out.</returns>
    public int Paths(Span<ResultRecord> paths)
    {
        ReadOnlySpan<WordRecord> words = _memory.Table<WordRecord>(_tables.Word);
        ReadOnlySpan<StateRecord> states = _memory.Table<StateRecord>(_tables.State);
        int count = 0;
        for (int i = 0; i < _active; i++)
        {
            ushort word = ActiveWord(i);
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

    /// <summary>DROP: ends the paths of a word that entered it in a given frame (the master has decided against them).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such word.</exception>
    public void Drop(int word, ushort start)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)word, (uint)_tables.Word.Count, nameof(word));
        WordRecord record = _memory.Table<WordRecord>(_tables.Word)[word];
        Span<StateRecord> states = _memory.Table<StateRecord>(_tables.State).Slice((int)record.FirstState, record.StateCount + 1);
        foreach (ref StateRecord state in states)
        {
            if (state.Start == start)
            {
                state = new StateRecord(PathCost.Unreachable, 0);
            }
        }
    }

    /// <summary>First pass: every active word's column, in place from its last state to its first. Returns the least cost.</summary>
    private int Extend(ReadOnlySpan<byte> local)
    {
        ReadOnlySpan<WordRecord> words = _memory.Table<WordRecord>(_tables.Word);
        ReadOnlySpan<TransitionRecord> transitions = _memory.Table<TransitionRecord>(_tables.Transition);
        Span<StateRecord> states = _memory.Table<StateRecord>(_tables.State);
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

    /// <summary>A path that may go on, or none if it has been in its word for too long.</summary>
    private StateRecord Young(StateRecord path) =>
        (ushort)(_frame - path.Start) < _longestPath ? path : new StateRecord(PathCost.Unreachable, 0);

    /// <summary>Second pass: subtracts the minimum, drops what is outside the beam, collects word ends, and lists the words that
    /// are still active anew.</summary>
    private void Normalise(int minimum)
    {
        Span<WordRecord> words = _memory.Table<WordRecord>(_tables.Word);
        ReadOnlySpan<TransitionRecord> transitions = _memory.Table<TransitionRecord>(_tables.Transition);
        Span<StateRecord> states = _memory.Table<StateRecord>(_tables.State);
        Span<ResultRecord> results = _memory.Table<ResultRecord>(_tables.Result);
        int limit = Math.Min(minimum + _beam, PathCost.Unreachable);
        _results = 0;
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

            if (!alive)
            {
                record = record with { Listed = 0 };
                continue;
            }

            Append(word);
            ReadOnlySpan<TransitionRecord> model = transitions.Slice((int)record.FirstTransition, last + 1);
            int end = path[last].Cost + model[last].Next;
            int from = last;
            if (path[last - 1].Cost + model[last - 1].Skip is var skip && skip <= end)
            {
                end = skip;
                from = last - 1;
            }

            if (end < PathCost.Unreachable)
            {
                results[_results++] = new ResultRecord(word, (ushort)end, path[from].Start);
                Status |= CoreStatus.ResultsReady;
            }
        }
    }

    private ushort ActiveWord(int index)
    {
        int place = _head + index;
        Span<ushort> list = _memory.Table<ushort>(_tables.Active);
        return list[place < list.Length ? place : place - list.Length];
    }

    private void Append(ushort word)
    {
        Span<ushort> list = _memory.Table<ushort>(_tables.Active);
        int place = _head + _active++;
        list[place < list.Length ? place : place - list.Length] = word;
    }

    private ushort TakeFirst()
    {
        ushort word = ActiveWord(0);
        _head = _head + 1 == _tables.Active.Count ? 0 : _head + 1;
        _active--;
        return word;
    }

    private void Check()
    {
        int vector = _memory.Table<byte>(_tables.Vector).Length;
        ReadOnlySpan<TransitionRecord> transitions = _memory.Table<TransitionRecord>(_tables.Transition);
        int states = _memory.Table<StateRecord>(_tables.State).Length;
        ReadOnlySpan<WordRecord> words = _memory.Table<WordRecord>(_tables.Word);
        if (_memory.Table<ushort>(_tables.Active).Length < words.Length
            || _memory.Table<ResultRecord>(_tables.Result).Length < words.Length)
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

        foreach (TransitionRecord transition in transitions)
        {
            if (transition.Emission >= vector)
            {
                throw new ArgumentException($"a state refers to an emission that does not exist: {transition}");
            }
        }
    }
}
