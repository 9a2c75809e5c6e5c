using Ripac.Tools.Data;

namespace Ripac.Tools.Training;

/// <summary>The states that a recording may go through, as a list of nodes with their predecessors.</summary>
internal sealed class StateGraph
{
    private readonly List<Node> _nodes = [];

    /// <summary>A node.</summary>
    /// <param name="State">State of the <see cref="PhoneSet"/>.</param>
    /// <param name="Label">What the network learns for a frame in this node.</param>
    /// <param name="Predecessors">Nodes before it, besides itself.</param>
    /// <param name="Word">Position of the word in the transcript; -1 = none.</param>
    public sealed record Node(int State, int Label, List<int> Predecessors, int Word);

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Nodes that a recording may begin in.</summary>
    public List<int> Starts { get; } = [];

    /// <summary>Nodes that a recording may end in.</summary>
    public List<int> Ends { get; } = [];

    /// <summary>A transcript: its words one after the other, silence allowed before, between and after them.</summary>
    public static StateGraph OfWords(IReadOnlyList<string> words, WordTargets targets) =>
        OfWords([.. words.Select(targets.WordStates)], targets.SilenceStates());

    /// <summary>Words one after the other, silence allowed before, between and after them.</summary>
    /// <param name="words">The states of each word with their labels.</param>
    /// <param name="silence">Those of silence.</param>
    public static StateGraph OfWords(IReadOnlyList<IEnumerable<(int State, int Label)>> words, IEnumerable<(int State, int Label)> silence)
    {
        StateGraph graph = new();
        List<int> open = []; // nodes that the next word may follow; empty = the beginning
        bool atStart = true;
        void Append(IEnumerable<(int State, int Label)> states, int word, bool optional)
        {
            List<int> before = open;
            bool first = true;
            int last = -1;
            foreach ((int state, int label) in states)
            {
                last = graph.Add(state, label, first ? [.. before] : [last], word);
                if (first && atStart)
                {
                    graph.Starts.Add(last);
                }

                first = false;
            }

            open = optional ? [.. before, last] : [last];
            atStart &= optional;
        }

        Append(silence, -1, optional: words.Count > 0);
        for (int i = 0; i < words.Count; i++)
        {
            Append(words[i], i, optional: false);
            Append(silence, -1, optional: true);
        }

        graph.Ends.AddRange(open);
        return graph;
    }

    /// <summary>Any phones in any order: speech whose words nobody wrote down.</summary>
    public static StateGraph OfAnyPhones(WordTargets targets)
    {
        StateGraph graph = new();
        foreach (string phone in targets.Phones.Names)
        {
            int last = -1;
            foreach ((int state, int label) in targets.PhoneStates(phone))
            {
                bool first = last < 0;
                last = graph.Add(state, label, first ? [] : [last], -1);
                if (first)
                {
                    graph.Starts.Add(last);
                }
            }

            graph.Ends.Add(last);
        }

        foreach (int start in graph.Starts)
        {
            graph._nodes[start].Predecessors.AddRange(graph.Ends);
        }

        return graph;
    }

    /// <summary>The same ways through it, the labels in place of the states.</summary>
    public StateGraph OfLabels()
    {
        StateGraph graph = new();
        graph._nodes.AddRange(_nodes.Select(node => node with { State = node.Label }));
        graph.Starts.AddRange(Starts);
        graph.Ends.AddRange(Ends);
        return graph;
    }

    private int Add(int state, int label, List<int> predecessors, int word)
    {
        _nodes.Add(new Node(state, label, predecessors, word));
        return _nodes.Count - 1;
    }
}
