using Ripac.Chip;
using Ripac.Speech.Acoustics;

namespace Ripac.Speech.Decoding;

/// <summary>Turns a frame's word ends into history entries: for each node the best of the words that end there.</summary>
internal sealed class WordEnds
{
    private readonly SearchNetwork _network;
    private readonly History _history;
    private readonly ResultRecord[] _bestOfNode;
    private readonly List<int> _nodes = [];

    private readonly WordLattice? _lattice;

    /// <param name="network">The network.</param>
    /// <param name="history">Gets the best word end of each node.</param>
    /// <param name="lattice">Gets all of them, if it is wanted.</param>
    public WordEnds(SearchNetwork network, History history, WordLattice? lattice)
    {
        _network = network;
        _history = history;
        _lattice = lattice;
        _bestOfNode = new ResultRecord[network.NodeCount];
        Array.Fill(_bestOfNode, new ResultRecord(0, PathCost.Unreachable, 0));
    }

    /// <summary>Adds the entries of a boundary to the history, and their numbers to a list.</summary>
    /// <param name="ends">The core's results.</param>
    /// <param name="boundary">The first frame after the words.</param>
    /// <param name="total">What the core has subtracted from all costs so far.</param>
    /// <param name="limit">Costs from here on are not worth an entry.</param>
    /// <param name="leaf">Finds the entry in which a path began.</param>
    /// <param name="entries">Gets the new entries.</param>
    public void Collect(
        ReadOnlySpan<ResultRecord> ends, long boundary, long total, int limit, Func<ResultRecord, long> leaf, List<long> entries)
    {
        foreach (ResultRecord end in ends)
        {
            ref ResultRecord best = ref _bestOfNode[_network.Arcs[end.Word].To];
            if (end.Cost < limit && (end.Cost < best.Cost || (end.Cost == best.Cost && end.Word < best.Word)))
            {
                if (best.Cost == PathCost.Unreachable)
                {
                    _nodes.Add(_network.Arcs[end.Word].To);
                }

                best = end;
            }
        }

        _nodes.Sort();
        _history.BeginFrame();
        foreach (int node in _nodes)
        {
            ResultRecord best = _bestOfNode[node];
            entries.Add(_history.Add(new HistoryEntry(leaf(best), best.Word, node, boundary, total + best.Cost)));
            AddToLattice(ends, best, boundary, total, limit, leaf);
            _bestOfNode[node] = new ResultRecord(0, PathCost.Unreachable, 0);
        }

        _nodes.Clear();
    }

    /// <summary>The words that end where the best one does; of silences and fillers only the best.</summary>
    private void AddToLattice(ReadOnlySpan<ResultRecord> ends, ResultRecord best, long boundary, long total, int limit, Func<ResultRecord, long> leaf)
    {
        if (_lattice is null)
        {
            return;
        }

        _lattice.AddNode(boundary, total + best.Cost);
        foreach (ResultRecord end in ends)
        {
            WordArc arc = _network.Arcs[end.Word];
            if (arc.To == _network.Arcs[best.Word].To && end.Cost < limit && (arc.Kind == WordKind.Word || end.Word == best.Word))
            {
                _lattice.AddArc(end.Word, leaf(end), total + end.Cost);
            }
        }
    }
}
