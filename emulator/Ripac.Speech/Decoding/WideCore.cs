using Ripac.Chip;
using Ripac.Chip.Microcode;
using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Decoding;

/// <summary>The core's dynamic programming without the core's limits: path costs of 32 bits, local costs of any width, no tables. It is there to
/// measure what 12 and 8 bits cost; nothing of it is RIPAC's. Ties are decided as on <see cref="RipacCore"/>.</summary>
internal sealed class WideCore : IRipacCore
{
    /// <summary>Steps of <see cref="CostWidth.Wide"/> costs in one of the model's units, as a power of two: 1/64 nat.</summary>
    public const int FineBits = 3;

    /// <summary>No beam is wider, in its own units: results have 16 bits.</summary>
    public const int WidestBeam = ushort.MaxValue;

    private const int None = int.MaxValue / 2;

    private readonly Word[] _words;
    private readonly int[] _local;
    private readonly ResultRecord[] _results;
    private int _resultCount;
    private ushort _frame;

    /// <param name="model">Its states.</param>
    /// <param name="arcs">A core word for each.</param>
    /// <param name="shift">All of the model's costs are made finer by so many bits.</param>
    public WideCore(AcousticModel model, ReadOnlySpan<WordArc> arcs, int shift)
    {
        int Fine(byte cost) => cost == AcousticModel.NotAllowed ? None : cost << shift;
        _words = new Word[arcs.Length];
        for (int arc = 0; arc < arcs.Length; arc++)
        {
            AcousticWord word = model.Words[arcs[arc].Word];
            _words[arc] = new Word(
                word.FirstState,
                [new(None, 0, None), .. model.Transitions.Skip(word.FirstState).Take(word.StateCount).Select(t => new Transition(Fine(t.Self), Fine(t.Next), Fine(t.Skip)))]);
        }

        _local = new int[model.StateCount];
        _results = new ResultRecord[arcs.Length];
        Init();
    }

    public int Beam { get; set; } = WidestBeam;

    public int LongestPath { get; set; } = ushort.MaxValue;

    public CoreStatus Status { get; private set; }

    public int BestWord { get; private set; }

    public ushort BestStart { get; private set; }

    public ReadOnlySpan<ResultRecord> Results => _results.AsSpan(0, _resultCount);

    public CycleCounts Counts => default;

    public void Init()
    {
        foreach (Word word in _words)
        {
            word.End();
        }

        (_frame, _resultCount) = (0, 0);
        Status = CoreStatus.NoPath;
    }

    public void Activate(int word, int cost, ushort start)
    {
        if (cost < _words[word].Paths[0].Cost)
        {
            _words[word].Paths[0] = new Path(cost, start);
            _words[word].Alive = true;
        }
    }

    /// <summary>The frame's local costs, one for each of the model's states, in the core's units.</summary>
    public void Write(ReadOnlySpan<int> localCosts) => localCosts.CopyTo(_local);

    public void WriteVector(ReadOnlySpan<byte> localCosts)
    {
        for (int state = 0; state < _local.Length; state++)
        {
            _local[state] = localCosts[state];
        }
    }

    public void Symbols(ReadOnlySpan<ushort> rows) => throw new NotSupportedException("the wide core has no tables; write local costs");

    public void Match(ReadOnlySpan<byte> vector) => throw new NotSupportedException("the wide core has no tables; write local costs");

    public int Extend()
    {
        int minimum = None;
        for (int word = 0; word < _words.Length; word++)
        {
            if (_words[word].Alive && Extend(_words[word]) is var (cost, start) && cost < minimum)
            {
                (minimum, BestWord, BestStart) = (cost, word, start);
            }
        }

        Status = minimum == None ? CoreStatus.NoPath : CoreStatus.None;
        return minimum;
    }

    public void Normalise(int minimum)
    {
        _resultCount = 0;
        for (int word = 0; word < _words.Length; word++)
        {
            if (_words[word].Alive)
            {
                Normalise(_words[word], minimum);
                CollectEnd((ushort)word);
            }
        }

        _frame++;
    }

    public int Paths(Span<ResultRecord> paths)
    {
        int count = 0;
        for (int word = 0; word < _words.Length; word++)
        {
            foreach (Path path in _words[word].Paths)
            {
                if (path.Cost < None && count < paths.Length)
                {
                    paths[count++] = new ResultRecord((ushort)word, (ushort)Math.Min(path.Cost, ushort.MaxValue), path.Start);
                }
            }
        }

        return count;
    }

    public void Drop(int word, ushort start)
    {
        foreach (ref Path path in _words[word].Paths.AsSpan())
        {
            path = path.Start == start ? Path.Lost : path;
        }
    }

    private Path Extend(Word word)
    {
        Path[] paths = word.Paths;
        Path least = Path.Lost;
        for (int j = paths.Length - 1; j > 0; j--)
        {
            // Predecessors from the lowest index up: only a strictly lower cost replaces an earlier one.
            Path best = j > 1 ? Go(paths[j - 2], word.Transitions[j - 2].Skip) : Path.Lost;
            Path next = Go(paths[j - 1], word.Transitions[j - 1].Next);
            best = next.Cost < best.Cost ? next : best;
            Path self = Go(paths[j], word.Transitions[j].Self);
            best = self.Cost < best.Cost ? self : best;
            paths[j] = Go(best, _local[word.FirstState + j - 1]);
            least = paths[j].Cost <= least.Cost ? paths[j] : least;
        }

        paths[0] = Path.Lost;
        return least;
    }

    private Path Go(Path path, int cost) => path.Cost == None || cost == None || (ushort)(_frame - path.Start) >= LongestPath
        ? Path.Lost
        : path with { Cost = path.Cost + cost };

    private void Normalise(Word word, int minimum)
    {
        word.Alive = false;
        foreach (ref Path path in word.Paths.AsSpan(1))
        {
            path = path.Cost - minimum < Beam ? path with { Cost = path.Cost - minimum } : Path.Lost;
            word.Alive |= path.Cost < None;
        }
    }

    private void CollectEnd(ushort number)
    {
        Word word = _words[number];
        int last = word.Paths.Length - 1;
        Path end = Path.Lost;
        for (int from = last - 1; from <= last; from++)
        {
            int cost = from == last ? word.Transitions[from].Next : word.Transitions[from].Skip;
            bool ends = word.Paths[from].Cost < None && cost < None && word.Paths[from].Cost + cost < end.Cost;
            end = ends ? word.Paths[from] with { Cost = word.Paths[from].Cost + cost } : end;
        }

        if (end.Cost <= ushort.MaxValue)
        {
            _results[_resultCount++] = new ResultRecord(number, (ushort)end.Cost, end.Start);
            Status |= CoreStatus.ResultsReady;
        }
    }

    private readonly record struct Transition(int Self, int Next, int Skip);

    private readonly record struct Path(int Cost, ushort Start)
    {
        public static Path Lost => new(None, 0);
    }

    /// <summary>A word's paths and transitions, those of its entry first.</summary>
    private sealed class Word(int firstState, Transition[] transitions)
    {
        public int FirstState { get; } = firstState;

        public Transition[] Transitions { get; } = transitions;

        public Path[] Paths { get; } = new Path[transitions.Length];

        public bool Alive { get; set; }

        public void End()
        {
            Array.Fill(Paths, Path.Lost);
            Alive = false;
        }
    }
}
