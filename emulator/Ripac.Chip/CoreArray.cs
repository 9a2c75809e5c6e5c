using Ripac.Chip.Microcode;

namespace Ripac.Chip;

/// <summary>Several cores, each with a share of the vocabulary, a memory and tables of its own: to the master like one.</summary>
/// <remarks>
/// Documented (grade A): a master and one or more slaves that compute the likelihoods of single words. Ours: the cores share the frame's
/// minimum between EXTEND and NORMALISE, which makes every cost, beam and tie what it is on one core; and words are dealt out so that
/// states are even.
/// </remarks>
public sealed class CoreArray : IRipacCore
{
    /// <summary>No array has more cores.</summary>
    public const int MostCores = 64;

    private readonly TableCore[] _cores;
    private readonly (int Core, int Word)[] _places;
    private readonly int[][] _words;

    // The words that are active, in the order of one core's list: results come in it.
    private readonly List<int> _active = [];
    private readonly int[] _position;
    private readonly ResultRecord[] _results;
    private readonly CycleCounts[] _before;
    private CycleCounts _counts;
    private int _resultCount;

    /// <summary>Deals the words of one core's tables out to several.</summary>
    internal CoreArray(TableMemory memory, CoreTables tables, CoreSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Cores, Math.Min(MostCores, tables.Word.Count));
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Cores, 1);
        WordRecord[] words = memory.Table<WordRecord>(tables.Word).ToArray();
        _places = new (int, int)[words.Length];
        _position = new int[words.Length];
        _results = new ResultRecord[words.Length];
        _words = Deal(words, settings.Cores);
        _cores = [.. _words.Select(share => settings.CreateOne(Copy(memory, tables, [.. share.Select(word => words[word])], out CoreTables own), own))];
        _before = new CycleCounts[_cores.Length];
        for (int core = 0; core < _words.Length; core++)
        {
            for (int word = 0; word < _words[core].Length; word++)
            {
                _places[_words[core][word]] = (core, word);
            }
        }
    }

    /// <summary>The cores.</summary>
    public IReadOnlyList<TableCore> Cores => _cores;

    /// <inheritdoc/>
    public int Beam
    {
        get => _cores[0].Beam;
        set => Array.ForEach(_cores, core => core.Beam = value);
    }

    /// <inheritdoc/>
    public int LongestPath
    {
        get => _cores[0].LongestPath;
        set => Array.ForEach(_cores, core => core.LongestPath = value);
    }

    /// <inheritdoc/>
    public CoreStatus Status { get; private set; } = CoreStatus.NoPath;

    /// <inheritdoc/>
    public int BestWord { get; private set; }

    /// <inheritdoc/>
    public ushort BestStart { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<ResultRecord> Results => _results.AsSpan(0, _resultCount);

    /// <inheritdoc/>
    public CycleCounts Counts => _counts;

    /// <inheritdoc/>
    public void Init()
    {
        Begin();
        Array.ForEach(_cores, core => core.Init());
        End();
        _active.Clear();
        _resultCount = 0;
        Status = CoreStatus.NoPath;
    }

    /// <inheritdoc/>
    public void Activate(int word, int cost, ushort start)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)word, (uint)_places.Length, nameof(word));
        (int core, int own) = _places[word];
        bool listed = IsListed(word);
        Begin();
        _cores[core].Activate(own, cost, start);
        End();
        if (!listed && IsListed(word))
        {
            _active.Add(word);
        }
    }

    /// <inheritdoc/>
    public void WriteVector(ReadOnlySpan<byte> localCosts)
    {
        foreach (TableCore core in _cores)
        {
            core.WriteVector(localCosts);
        }
    }

    /// <inheritdoc/>
    public void Symbols(ReadOnlySpan<ushort> rows)
    {
        Begin();
        foreach (TableCore core in _cores)
        {
            core.Symbols(rows);
        }

        End();
    }

    /// <inheritdoc/>
    public void Match(ReadOnlySpan<byte> vector)
    {
        Begin();
        foreach (TableCore core in _cores)
        {
            core.Match(vector);
        }

        End();
    }

    /// <inheritdoc/>
    public int Extend()
    {
        Begin();
        int minimum = PathCost.Unreachable;
        for (int i = 0; i < _cores.Length; i++)
        {
            TableCore core = _cores[i];
            int own = core.Extend();
            int word = own == PathCost.Unreachable ? 0 : _words[i][core.BestWord];
            if (own < minimum || (own == minimum && own != PathCost.Unreachable && word < BestWord))
            {
                (minimum, BestWord, BestStart) = (own, word, core.BestStart);
            }
        }

        End();
        return minimum;
    }

    /// <inheritdoc/>
    public void Normalise(int minimum)
    {
        Begin();
        Status = CoreStatus.None;
        foreach (TableCore core in _cores)
        {
            core.Normalise(minimum);
            Status |= core.Status;
        }

        End();
        CollectResults();
        _active.RemoveAll(word => !IsListed(word));
    }

    /// <inheritdoc/>
    public int Paths(Span<ResultRecord> paths)
    {
        int count = 0;
        for (int i = 0; i < _cores.Length; i++)
        {
            int end = count + _cores[i].Paths(paths[count..]);
            for (; count < end; count++)
            {
                paths[count] = paths[count] with { Word = (ushort)_words[i][paths[count].Word] };
            }
        }

        return count;
    }

    /// <inheritdoc/>
    public void Drop(int word, ushort start)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)word, (uint)_places.Length, nameof(word));
        Begin();
        _cores[_places[word].Core].Drop(_places[word].Word, start);
        End();
    }

    // To the core with the fewest states so far, in the order of the words: a core's words keep their order, which decides ties.
    private static int[][] Deal(WordRecord[] words, int cores)
    {
        List<int>[] shares = [.. Enumerable.Range(0, cores).Select(_ => new List<int>())];
        int[] states = new int[cores];
        for (int word = 0; word < words.Length; word++)
        {
            int core = Array.IndexOf(states, states.Min());
            shares[core].Add(word);
            states[core] += words[word].StateCount + 1;
        }

        return [.. shares.Select(share => share.ToArray())];
    }

    private static TableMemory Copy(TableMemory memory, CoreTables tables, WordRecord[] words, out CoreTables own)
    {
        int states = words.Sum(word => word.StateCount + 1);
        own = CoreTables.Lay(
            tables.Vector.Count, tables.Transition.Count, states, words.Length, tables.Emission.Count, tables.Template.Count > 0);
        TableMemory copy = new(own.Size);
        foreach ((TableDescriptor from, TableDescriptor to) in new[]
        {
            (tables.Transition, own.Transition), (tables.Emission, own.Emission), (tables.Template, own.Template),
        })
        {
            memory.Bytes(from.Base, from.RecordSize * from.Count).CopyTo(copy.Bytes(to.Base, to.RecordSize * to.Count));
        }

        uint first = 0;
        for (int i = 0; i < words.Length; i++)
        {
            copy.Table<WordRecord>(own.Word)[i] = words[i] with { FirstState = first, Listed = 0 };
            first += (uint)words[i].StateCount + 1;
        }

        return copy;
    }

    private bool IsListed(int word)
    {
        (int core, int own) = _places[word];
        return _cores[core].Memory.Table<WordRecord>(_cores[core].Tables.Word)[own].Listed != 0;
    }

    private void CollectResults()
    {
        for (int i = 0; i < _active.Count; i++)
        {
            _position[_active[i]] = i;
        }

        _resultCount = 0;
        for (int i = 0; i < _cores.Length; i++)
        {
            foreach (ResultRecord end in _cores[i].Results)
            {
                _results[_resultCount++] = end with { Word = (ushort)_words[i][end.Word] };
            }
        }

        _results.AsSpan(0, _resultCount).Sort((a, b) => _position[a.Word].CompareTo(_position[b.Word]));
    }

    private void Begin()
    {
        for (int i = 0; i < _cores.Length; i++)
        {
            _before[i] = _cores[i].Counts;
        }
    }

    // The cores work at the same time: a command lasts as long as the slowest of them.
    private void End()
    {
        CycleCounts slowest = default;
        long accesses = 0;
        for (int i = 0; i < _cores.Length; i++)
        {
            CycleCounts own = _cores[i].Counts - _before[i];
            slowest = own.Microcycles > slowest.Microcycles ? own : slowest;
            accesses += own.Accesses;
        }

        _counts += slowest with { Accesses = accesses };
    }
}
