namespace Ripac.Speech.Grammars;

/// <summary>A network without empty arcs, as large as its construction made it; node 0 is the start.</summary>
internal sealed class WordNetwork
{
    /// <summary>Folding is linear in the arcs and mostly done after one pass; stopped early, the network is only larger.</summary>
    private const int MostPasses = 4;

    private const int Itself = -1;

    private readonly List<WordNode> _nodes = [];

    /// <summary>Adds the next node.</summary>
    public void Add(WordNode node) => _nodes.Add(node);

    /// <summary>The same sentences at the same costs from fewer nodes: without those from which no sentence can end, and with one node in
    /// place of several that the same arcs leave.</summary>
    /// <exception cref="GrammarException">It has no sentence, or is still too large.</exception>
    public Grammar Fold(TextPosition position)
    {
        bool[] alive = NodesWithEnd();
        int[] twin = [.. Enumerable.Range(0, _nodes.Count)];
        bool changed = true;
        for (int pass = 0; changed && pass < MostPasses; pass++)
        {
            changed = false;
            Dictionary<string, int> known = [];
            for (int node = _nodes.Count - 1; node > 0; node--) // nodes far from the start first; the start stays alone
            {
                string same = string.Join(' ', ArcsOf(node, alive, twin).Select(arc => $"{arc.Word} {(arc.To == twin[node] ? Itself : arc.To)} {arc.Cost}"));
                string key = $"{same} / {_nodes[node].FinalCost} {_nodes[node].UnderCheck}";
                int first = known.TryAdd(key, twin[node]) ? twin[node] : known[key];
                changed |= twin[node] != first;
                twin[node] = first;
            }
        }

        return Number(alive, twin, position);
    }

    private Grammar Number(bool[] alive, int[] twin, TextPosition position)
    {
        Dictionary<int, int> numbers = new() { [0] = 0 };
        List<int> kept = [0];
        List<GrammarArc> arcs = [];
        for (int number = 0; number < kept.Count; number++)
        {
            foreach (GrammarArc arc in ArcsOf(kept[number], alive, twin))
            {
                if (numbers.TryAdd(arc.To, kept.Count))
                {
                    kept.Add(arc.To);
                }

                arcs.Add(arc with { From = number, To = numbers[arc.To] });
            }

            if (arcs.Count > Grammar.MostArcs)
            {
                throw new GrammarException($"the network has more than {Grammar.MostArcs} word arcs", position);
            }
        }

        return arcs.Count > 0
            ? new Grammar([.. arcs], [.. kept.Select(node => _nodes[node].FinalCost)], [.. kept.Select(node => _nodes[node].UnderCheck)])
            : throw new GrammarException("no word can be spoken", position);
    }

    /// <summary>The arcs of a node to living nodes, each node named by its twin; of equal ones the cheapest.</summary>
    private IEnumerable<GrammarArc> ArcsOf(int node, bool[] alive, int[] twin) => _nodes[node].Arcs
        .Where(arc => alive[arc.To])
        .GroupBy(arc => (arc.Word, To: twin[arc.To]))
        .Select(same => same.MinBy(arc => arc.Cost) with { To = same.Key.To });

    private bool[] NodesWithEnd()
    {
        ILookup<int, int> before = _nodes.SelectMany((node, from) => node.Arcs.Select(arc => (from, arc.To))).ToLookup(arc => arc.To, arc => arc.from);
        bool[] alive = new bool[_nodes.Count];
        Queue<int> open = new(Enumerable.Range(0, _nodes.Count).Where(node => _nodes[node].FinalCost != Grammar.NotFinal));
        while (open.TryDequeue(out int node))
        {
            if (!alive[node])
            {
                alive[node] = true;
                foreach (int previous in before[node])
                {
                    open.Enqueue(previous);
                }
            }
        }

        return alive;
    }
}
