namespace Ripac.Speech.Grammars;

/// <summary>
/// Expands the rules into a network with empty arcs (Thompson's construction, alternatives sharing their two ends), then removes
/// the empty arcs. What an acceptor limits is the product of its network and the acceptor.
/// </summary>
internal sealed class NetworkBuilder
{
    /// <summary>How deep rules may refer to rules.</summary>
    private const int DeepestReference = 64;

    /// <summary>Bounds the work of expansion and of the removal of empty arcs: small texts can describe huge networks.</summary>
    private const int MostSteps = 250_000;

    private readonly IReadOnlyDictionary<string, Expansion> _rules;
    private readonly HashSet<string> _open = [];
    private readonly List<List<NetworkArc>> _nodes = [];
    private readonly HashSet<int> _underCheck = [];
    private int _digit = -1;
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
        return builder.RemoveEmptyArcs(start, end, rules.Root.Position).Fold(rules.Root.Position);
    }

    private int AddNode()
    {
        _nodes.Add([]);
        return _nodes.Count - 1;
    }

    private void AddEmptyArc(int from, int to, int cost = 0) => _nodes[from].Add(new NetworkArc(from, to, NetworkArc.Empty, cost, -1));

    /// <summary>Adds an expansion between two nodes. Nothing that it adds leads back to <paramref name="from"/> or out of
    /// <paramref name="to"/>, so both may be shared.</summary>
    private void Expand(Expansion expansion, int from, int to)
    {
        CountStep(expansion.Position);
        switch (expansion)
        {
            case Expansion.Word word:
                _nodes[from].Add(new NetworkArc(from, to, word.Index, 0, _digit));
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
                AddEmptyArc(from, to);
                Expand(optional.Item, from, to);
                break;
            case Expansion.Repeat repeat:
                int first = Branch(from, 0);
                int last = AddNode();
                Expand(repeat.Item, first, last);
                AddEmptyArc(last, first);
                AddEmptyArc(last, to);
                break;
            case Expansion.Digit digit:
                int outer = _digit;
                _digit = digit.Value;
                Expand(digit.Item, from, to);
                _digit = outer;
                break;
            case Expansion.Accepted accepted:
                ExpandAccepted(accepted, from, to);
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
            AddEmptyArc(from, to);
            return;
        }

        for (int i = 0; i < sequence.Items.Count; i++)
        {
            int next = i == sequence.Items.Count - 1 ? to : AddNode();
            Expand(sequence.Items[i], from, next);
            from = next;
        }
    }

    /// <summary>Adds the product of an expansion and its acceptor: a node for each pair of a node and a state that can be reached.</summary>
    private void ExpandAccepted(Expansion.Accepted accepted, int from, int to)
    {
        int start = AddNode();
        int end = AddNode();
        Expand(accepted.Item, start, end);

        Dictionary<(int Node, int State), int> products = [];
        Queue<(int Node, int State)> open = [];
        AddEmptyArc(from, Product((start, 0)));
        while (open.TryDequeue(out (int Node, int State) pair))
        {
            int product = products[pair];
            if (pair.Node == end && accepted.By.Accepts(pair.State))
            {
                AddEmptyArc(product, to);
            }

            foreach (NetworkArc arc in _nodes[pair.Node])
            {
                CountStep(accepted.Position);
                int state = arc.Word == NetworkArc.Empty ? pair.State : accepted.By.Next(pair.State, arc.Digit);
                if (state != Acceptor.Dead)
                {
                    _nodes[product].Add(arc with { From = product, To = Product((arc.To, state)) });
                }
            }
        }

        int Product((int Node, int State) pair)
        {
            if (!products.TryGetValue(pair, out int product))
            {
                products.Add(pair, product = AddNode());
                open.Enqueue(pair);
                if (accepted.By is CheckDigitAcceptor || _underCheck.Contains(pair.Node))
                {
                    _underCheck.Add(product);
                }
            }

            return product;
        }
    }

    private int Branch(int from, int cost)
    {
        int node = AddNode();
        AddEmptyArc(from, node, cost);
        return node;
    }

    private WordNetwork RemoveEmptyArcs(int start, int end, TextPosition position)
    {
        Dictionary<int, int> numbers = new() { [start] = 0 };
        List<int> kept = [start];
        WordNetwork network = new();
        int[] closure = new int[_nodes.Count];
        Array.Fill(closure, Grammar.NotFinal);
        for (int number = 0; number < kept.Count; number++)
        {
            List<int> reached = Close(kept[number], closure, position);
            List<GrammarArc> arcs = [];
            bool checkGoesOn = false;
            foreach (NetworkArc arc in reached.SelectMany(node => _nodes[node]).Where(arc => arc.Word != NetworkArc.Empty))
            {
                if (!numbers.TryGetValue(arc.To, out int to))
                {
                    numbers.Add(arc.To, to = kept.Count);
                    kept.Add(arc.To);
                }

                arcs.Add(new GrammarArc(number, to, arc.Word, closure[arc.From] + arc.Cost));
                checkGoesOn |= _underCheck.Contains(arc.From);
            }

            network.Add(new WordNode(arcs, closure[end], checkGoesOn && _underCheck.Contains(kept[number])));
            reached.ForEach(node => closure[node] = Grammar.NotFinal);
        }

        return network;
    }

    /// <summary>The nodes reached from one node by empty arcs alone; their least costs are left in <paramref name="costs"/>.</summary>
    private List<int> Close(int start, int[] costs, TextPosition position)
    {
        List<int> reached = [start];
        PriorityQueue<int, int> open = new([(start, 0)]);
        costs[start] = 0;
        while (open.TryDequeue(out int node, out int cost))
        {
            foreach (NetworkArc arc in _nodes[node])
            {
                CountStep(position);
                if (arc.Word == NetworkArc.Empty && cost + arc.Cost < costs[arc.To])
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
