namespace Ripac.Speech.Grammars;

/// <summary>
/// Expands the rules into a network with empty arcs (Thompson's construction, alternatives sharing their two ends), then removes
/// the empty arcs.
/// </summary>
internal sealed class NetworkBuilder
{
    /// <summary>How deep rules may refer to rules.</summary>
    private const int DeepestReference = 64;

    /// <summary>Bounds the work of expansion and of the removal of empty arcs: small texts can describe huge networks.</summary>
    private const int MostSteps = 250_000;

    private const int Empty = -1;

    private readonly IReadOnlyDictionary<string, Expansion> _rules;
    private readonly HashSet<string> _open = [];
    private readonly List<List<GrammarArc>> _nodes = [];
    private int _steps;

    private NetworkBuilder(IReadOnlyDictionary<string, Expansion> rules)
    {
        _rules = rules;
    }

    public static Grammar Compile(JsgfRules rules)
    {
        NetworkBuilder builder = new(rules.Rules);
        int start = builder.AddNode();
        int end = builder.AddNode();
        builder.Expand(rules.Root, start, end);
        return builder.RemoveEmptyArcs(start, end, rules.Root.Position);
    }

    private int AddNode()
    {
        _nodes.Add([]);
        return _nodes.Count - 1;
    }

    private void AddArc(int from, int to, int word, int cost) => _nodes[from].Add(new GrammarArc(from, to, word, cost));

    /// <summary>Adds an expansion between two nodes. Nothing that it adds leads back to <paramref name="from"/> or out of
    /// <paramref name="to"/>, so both may be shared.</summary>
    private void Expand(Expansion expansion, int from, int to)
    {
        CountStep(expansion.Position);
        switch (expansion)
        {
            case Expansion.Word word:
                AddArc(from, to, word.Index, 0);
                break;
            case Expansion.Reference reference:
                ExpandRule(reference, from, to);
                break;
            case Expansion.Sequence sequence:
                ExpandSequence(sequence, from, to);
                break;
            case Expansion.Alternatives alternatives:
                foreach ((Expansion item, int cost) in alternatives.Items)
                {
                    Expand(item, cost == 0 ? from : Branch(from, cost), to);
                }

                break;
            case Expansion.Optional optional:
                AddArc(from, to, Empty, 0);
                Expand(optional.Item, from, to);
                break;
            case Expansion.Repeat repeat:
                int first = Branch(from, 0);
                int last = AddNode();
                Expand(repeat.Item, first, last);
                AddArc(last, first, Empty, 0);
                AddArc(last, to, Empty, 0);
                break;
        }
    }

    private void ExpandRule(Expansion.Reference reference, int from, int to)
    {
        if (!_open.Add(reference.Rule))
        {
            throw new GrammarException($"the rule <{reference.Rule}> refers to itself; use * or + to repeat", reference.Position);
        }

        if (_open.Count > DeepestReference)
        {
            throw new GrammarException($"rules refer to rules deeper than {DeepestReference}", reference.Position);
        }

        Expand(_rules[reference.Rule], from, to);
        _open.Remove(reference.Rule);
    }

    private void ExpandSequence(Expansion.Sequence sequence, int from, int to)
    {
        if (sequence.Items.Count == 0)
        {
            AddArc(from, to, Empty, 0);
            return;
        }

        for (int i = 0; i < sequence.Items.Count; i++)
        {
            int next = i == sequence.Items.Count - 1 ? to : AddNode();
            Expand(sequence.Items[i], from, next);
            from = next;
        }
    }

    private int Branch(int from, int cost)
    {
        int node = AddNode();
        AddArc(from, node, Empty, cost);
        return node;
    }

    private Grammar RemoveEmptyArcs(int start, int end, TextPosition position)
    {
        Dictionary<int, int> numbers = new() { [start] = 0 };
        List<int> kept = [start];
        List<GrammarArc> arcs = [];
        List<int> finalCosts = [];
        int[] closure = new int[_nodes.Count];
        Array.Fill(closure, Grammar.NotFinal);
        for (int number = 0; number < kept.Count; number++)
        {
            List<int> reached = Close(kept[number], closure, position);
            foreach (GrammarArc arc in reached.SelectMany(node => _nodes[node]).Where(arc => arc.Word != Empty))
            {
                if (!numbers.TryGetValue(arc.To, out int to))
                {
                    numbers.Add(arc.To, to = kept.Count);
                    kept.Add(arc.To);
                }

                if (arcs.Count == Grammar.MostArcs)
                {
                    throw new GrammarException($"the network has more than {Grammar.MostArcs} word arcs", position);
                }

                arcs.Add(new GrammarArc(number, to, arc.Word, closure[arc.From] + arc.Cost));
            }

            finalCosts.Add(closure[end]);
            reached.ForEach(node => closure[node] = Grammar.NotFinal);
        }

        return arcs.Count > 0
            ? new Grammar([.. arcs], [.. finalCosts])
            : throw new GrammarException("no word can be spoken", position);
    }

    /// <summary>The nodes reached from one node by empty arcs alone; their least costs are left in <paramref name="costs"/>.</summary>
    private List<int> Close(int start, int[] costs, TextPosition position)
    {
        List<int> reached = [start];
        PriorityQueue<int, int> open = new([(start, 0)]);
        costs[start] = 0;
        while (open.TryDequeue(out int node, out int cost))
        {
            foreach (GrammarArc arc in _nodes[node])
            {
                CountStep(position);
                if (arc.Word == Empty && cost + arc.Cost < costs[arc.To])
                {
                    if (costs[arc.To] == Grammar.NotFinal)
                    {
                        reached.Add(arc.To);
                    }

                    costs[arc.To] = cost + arc.Cost;
                    open.Enqueue(arc.To, costs[arc.To]);
                }
            }
        }

        return reached;
    }

    private void CountStep(TextPosition position)
    {
        if (++_steps > MostSteps)
        {
            throw new GrammarException("the rules expand to too large a network", position);
        }
    }
}
