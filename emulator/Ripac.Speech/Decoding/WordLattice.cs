namespace Ripac.Speech.Decoding;

/// <summary>
/// All words that ended within the beam in an utterance, not only the best into each node: what lists of hypotheses are made from. Each
/// word has its best start (word-pair approximation: Ortmanns, Ney and Aubert, "A word graph algorithm for large vocabulary continuous
/// speech recognition", 1997).
/// </summary>
internal sealed class WordLattice
{
    /// <summary>Arcs that are kept: several minutes of digits. An utterance with more has no hypotheses.</summary>
    private const int MostArcs = 1 << 18;

    private readonly List<LatticeNode> _nodes = [];
    private readonly List<LatticeArc> _arcs = [];
    private long _firstEntry;

    /// <summary>Whether the utterance was short enough.</summary>
    public bool Complete => _arcs.Count < MostArcs;

    /// <summary>Nodes in the order of time; node 0 is the utterance's start.</summary>
    public LatticeNode this[int node] => _nodes[node];

    /// <summary>The arcs into a node.</summary>
    public ReadOnlySpan<LatticeArc> ArcsInto(int node)
    {
        int end = node + 1 < _nodes.Count ? _nodes[node + 1].FirstArc : _arcs.Count;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_arcs)[_nodes[node].FirstArc..end];
    }

    /// <summary>The node of a history entry of this utterance.</summary>
    public int NodeOf(long entry) => (int)(entry - _firstEntry);

    /// <summary>A new utterance begins with a history entry.</summary>
    public void Begin(long entry, long boundary)
    {
        _nodes.Clear();
        _arcs.Clear();
        _firstEntry = entry;
        _nodes.Add(new LatticeNode(boundary, 0, 0));
    }

    /// <summary>Adds the node of the next history entry; the arcs that follow lead into it.</summary>
    public void AddNode(long boundary, long total)
    {
        if (Complete)
        {
            _nodes.Add(new LatticeNode(boundary, total, _arcs.Count));
        }
    }

    /// <summary>Adds a word, silence or filler into the last node.</summary>
    /// <param name="arc">Its arc in the search network.</param>
    /// <param name="start">The history entry in which it began.</param>
    /// <param name="total">Cost of the best path that ends with it.</param>
    public void AddArc(int arc, long start, long total)
    {
        if (Complete)
        {
            _arcs.Add(new LatticeArc(arc, NodeOf(start), total));
        }
    }
}

/// <summary>A history entry.</summary>
/// <param name="Boundary">The first frame after it.</param>
/// <param name="Total">Cost of the best path to it.</param>
/// <param name="FirstArc">Index of the first arc into it.</param>
internal readonly record struct LatticeNode(long Boundary, long Total, int FirstArc);

/// <summary>What may have been said between two nodes.</summary>
/// <param name="Arc">The search network's arc.</param>
/// <param name="From">The node in which it began.</param>
/// <param name="Total">Cost of the best path that ends with it.</param>
internal readonly record struct LatticeArc(int Arc, int From, long Total);
