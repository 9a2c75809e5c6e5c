using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Decoding;

/// <summary>
/// The cheapest different word strings of a lattice, by A* from its end to its start: the search has left in each node the exact cost of
/// the way to it, so hypotheses come out in the order of their costs (Soong and Huang, "A tree-trellis based fast search for finding the
/// N best sentence hypotheses", 1991).
/// </summary>
internal sealed class NBestSearch(SearchNetwork network, WordLattice lattice)
{
    /// <summary>Partial hypotheses that are looked at; with digits some thousand are enough for a hundred strings.</summary>
    private const int MostSteps = 200_000;

    // Words from the end backwards. Equal strings have equal numbers, whatever the times of their words.
    private readonly Dictionary<(int Following, int Word), int> _strings = [];
    private readonly List<Suffix> _suffixes = [];
    private readonly HashSet<(int Node, int String)> _seen = [];
    private readonly PriorityQueue<(int Node, int Suffix), (long Cost, int Order)> _open = new();
    private int _order;

    private readonly record struct Suffix(int Following, int String, HypothesisWord Word);

    /// <summary>Lists hypotheses.</summary>
    /// <param name="ends">The nodes in which a sentence may end, with what that costs.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>The cheapest first.</returns>
    public IReadOnlyList<Hypothesis> Find(IEnumerable<(int Node, int FinalCost)> ends, int count)
    {
        List<Hypothesis> found = [];
        foreach ((int node, int finalCost) in ends)
        {
            Open(node, Add(-1, -1, default), lattice[node].Total + finalCost);
        }

        for (int step = 0; step < MostSteps && found.Count < count; step++)
        {
            if (!_open.TryDequeue(out (int Node, int Suffix) best, out (long Cost, int Order) priority))
            {
                break;
            }

            if (!_seen.Add((best.Node, _suffixes[best.Suffix].String)))
            {
                continue;
            }

            if (best.Node == 0)
            {
                found.Add(new Hypothesis(priority.Cost, WordsOf(best.Suffix)));
                continue;
            }

            long rest = priority.Cost - lattice[best.Node].Total;
            foreach (LatticeArc arc in lattice.ArcsInto(best.Node))
            {
                Open(arc.From, Extend(best.Node, best.Suffix, arc), arc.Total + rest);
            }
        }

        return found;
    }

    private void Open(int node, int suffix, long cost) => _open.Enqueue((node, suffix), (cost, _order++));

    private int Extend(int node, int suffix, LatticeArc arc)
    {
        WordArc word = network.Arcs[arc.Arc];
        return word.Kind != WordKind.Word ? suffix : Add(suffix, word.Word, new HypothesisWord(
            word.Word, DecisionMaker.Sample(lattice[arc.From].Boundary), DecisionMaker.Sample(lattice[node].Boundary)));
    }

    private int Add(int following, int word, HypothesisWord times)
    {
        (int, int) key = (following < 0 ? -1 : _suffixes[following].String, word);
        if (!_strings.TryGetValue(key, out int number))
        {
            _strings.Add(key, number = _strings.Count);
        }

        _suffixes.Add(new Suffix(following, number, times));
        return _suffixes.Count - 1;
    }

    private List<HypothesisWord> WordsOf(int suffix)
    {
        List<HypothesisWord> words = [];
        for (; _suffixes[suffix].Following >= 0; suffix = _suffixes[suffix].Following)
        {
            words.Add(_suffixes[suffix].Word);
        }

        return words;
    }
}
