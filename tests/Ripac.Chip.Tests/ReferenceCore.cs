using Ripac.Chip;

namespace Ripac.Chip.Tests;

/// <summary>What a <see cref="RipacCore"/> must compute, written for clarity alone: whole numbers without packing, a fresh array for
/// every column, every state of every word in every frame.</summary>
internal sealed class ReferenceCore(ReferenceCore.Model[] words, int beam, int longestPath)
{
    public const int Unreachable = 4095;

    private readonly Path[][] _paths = [.. words.Select(word => Enumerable.Repeat(Path.None, word.States.Length).ToArray())];
    private readonly int[] _entryCost = [.. words.Select(_ => Unreachable)];
    private readonly long[] _entryStart = new long[words.Length];
    private long _frame;

    /// <summary>A state of a word model.</summary>
    public sealed record State(int Emission, int Self, int Next, int Skip);

    /// <summary>A word model; the entry's own costs stand apart.</summary>
    public sealed record Model(State[] States, int EntryNext, int EntrySkip);

    public readonly record struct Path(int Cost, long Start)
    {
        public static Path None => new(Unreachable, 0);
    }

    public readonly record struct End(int Word, int Cost, long Start);

    public IReadOnlyList<Path[]> Paths => _paths;

    public List<End> Ends { get; } = [];

    public void Activate(int word, int cost, long start)
    {
        if (cost < _entryCost[word])
        {
            _entryCost[word] = cost;
            _entryStart[word] = start;
        }
    }

    public int Frame(byte[] local)
    {
        for (int w = 0; w < words.Length; w++)
        {
            _paths[w] = Extend(w, local);
            _entryCost[w] = Unreachable;
        }

        int minimum = _paths.SelectMany(path => path).Min(path => path.Cost);
        Ends.Clear();
        for (int w = 0; w < words.Length; w++)
        {
            _paths[w] = [.. _paths[w].Select(path =>
                path.Cost == Unreachable || path.Cost - minimum >= beam ? Path.None : path with { Cost = path.Cost - minimum })];
            CollectEnd(w);
        }

        _frame++;
        return minimum == Unreachable ? 0 : minimum;
    }

    private Path[] Extend(int w, byte[] local)
    {
        State[] states = words[w].States;
        Path[] before = _paths[w];
        Path[] after = new Path[states.Length];
        for (int j = 0; j < states.Length; j++)
        {
            // Candidates from the lowest predecessor up (the entry is below all states); the first of the cheapest wins.
            List<Path> candidates = [];
            if (j == 1)
            {
                candidates.Add(new Path(_entryCost[w] + words[w].EntrySkip, _entryStart[w]));
            }

            if (j == 0)
            {
                candidates.Add(new Path(_entryCost[w] + words[w].EntryNext, _entryStart[w]));
            }

            if (j >= 2)
            {
                candidates.Add(before[j - 2] with { Cost = before[j - 2].Cost + states[j - 2].Skip });
            }

            if (j >= 1)
            {
                candidates.Add(before[j - 1] with { Cost = before[j - 1].Cost + states[j - 1].Next });
            }

            candidates.Add(before[j] with { Cost = before[j].Cost + states[j].Self });
            candidates = [.. candidates.Select(path => _frame - path.Start < longestPath ? path : Path.None)];
            Path best = candidates.MinBy(path => path.Cost);
            int cost = Math.Min(Math.Min(best.Cost, Unreachable) + local[states[j].Emission], Unreachable);
            after[j] = cost == Unreachable ? Path.None : new Path(cost, best.Start);
        }

        return after;
    }

    private void CollectEnd(int w)
    {
        State[] states = words[w].States;
        Path[] path = _paths[w];
        int last = states.Length - 1;
        List<Path> candidates = [path[last] with { Cost = path[last].Cost + states[last].Next }];
        if (last > 0)
        {
            candidates.Insert(0, path[last - 1] with { Cost = path[last - 1].Cost + states[last - 1].Skip });
        }

        Path end = candidates.MinBy(candidate => candidate.Cost);
        if (end.Cost < Unreachable)
        {
            Ends.Add(new End(w, end.Cost, end.Start));
        }
    }
}
