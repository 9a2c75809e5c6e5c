using Ripac.Chip;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Grammars;

namespace Ripac.Speech.Decoding;

/// <summary>The network that is searched: the grammar's words, and at every node the silences and fillers as loops, so that both may
/// come before, between and after words. It lays out the core's tables: one core word for each arc.</summary>
internal sealed class SearchNetwork
{
    private readonly WordArc[] _arcs;
    private readonly int[] _firstArc;
    private readonly Grammar _grammar;
    private readonly bool[] _enrolled;
    private readonly int _fineBits;

    /// <exception cref="GrammarException">The network does not fit in the core's tables.</exception>
    public SearchNetwork(AcousticModel model, Grammar grammar, RecogniserOptions options)
    {
        _grammar = grammar;
        _fineBits = options.FineBits;
        _enrolled = [.. model.Words.Select(model.IsEnrolled)];
        WordArc[] loops = [.. Loops(model, options)];
        if (grammar.Arcs.Length + ((long)loops.Length * grammar.NodeCount) > CoreTables.MostWords)
        {
            throw new GrammarException($"with silences and fillers the network has more than {CoreTables.MostWords} words", 1, 1);
        }

        _arcs = new WordArc[grammar.Arcs.Length + (loops.Length * grammar.NodeCount)];
        _firstArc = new int[grammar.NodeCount + 1];
        int count = 0;
        int next = 0;
        for (int node = 0; node < grammar.NodeCount; node++)
        {
            _firstArc[node] = count;
            for (; next < grammar.Arcs.Length && grammar.Arcs[next].From == node; next++)
            {
                GrammarArc arc = grammar.Arcs[next];
                int cost = (options.WordInsertionPenalty << _fineBits) + ModelCost(arc.Cost);
                _arcs[count++] = new WordArc(arc.From, arc.To, arc.Word, model.Words[arc.Word].Kind, cost);
            }

            foreach (WordArc loop in loops)
            {
                _arcs[count++] = loop with { From = node, To = node };
            }
        }

        _firstArc[^1] = count;
        StateCount = _arcs.Sum(arc => model.Words[arc.Word].StateCount + 1);
    }

    /// <summary>States of all arcs' words together, each word's entry included.</summary>
    public int StateCount { get; }

    public int NodeCount => _grammar.NodeCount;

    public ReadOnlySpan<WordArc> Arcs => _arcs;

    /// <summary>Whether one of the model's words is a template.</summary>
    public bool IsEnrolled(int word) => _enrolled[word];

    /// <summary>Index of the first arc out of a node; its arcs end where those of the next node begin.</summary>
    public int FirstArc(int node) => _firstArc[node];

    /// <summary>The cost of ending at a node, or <see cref="Grammar.NotFinal"/>. Saying nothing (the start, which no word leads to) is
    /// always allowed.</summary>
    public int FinalCost(int node) => node == 0 ? 0
        : _grammar.FinalCost(node) is var cost && cost == Grammar.NotFinal ? cost
        : ModelCost(cost);

    /// <summary>See <see cref="Grammar.IsUnderCheck"/>.</summary>
    public bool IsUnderCheck(int node) => _grammar.IsUnderCheck(node);

    /// <summary>A core whose tables hold the model's states and one word for each arc; with <see cref="RecogniserOptions.Strict"/> the
    /// costs of its symbols too.</summary>
    public IRipacCore CreateCore(AcousticModel model, RecogniserOptions options)
    {
        if (options.Costs != CostWidth.Chip)
        {
            return new WideCore(model, _arcs, _fineBits);
        }

        int entries = model.Words.Count;
        byte[][] rows = options.Strict ? [.. model.SymbolRows()] : [];
        CoreTables tables = CoreTables.Lay(model.StateCount, model.StateCount + entries, StateCount, _arcs.Length, rows.Length);
        TableMemory memory = new(tables.Size);
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row].CopyTo(memory.Bytes(tables.Emission.Base + (row * tables.Emission.RecordSize), rows[row].Length));
        }

        Span<TransitionRecord> transitions = memory.Table<TransitionRecord>(tables.Transition);
        uint[] firstTransition = new uint[entries];
        int at = 0;
        for (int word = 0; word < entries; word++)
        {
            firstTransition[word] = (uint)at;
            transitions[at++] = new TransitionRecord(0, PathCost.Unreachable, 0, PathCost.Unreachable);
            int first = model.Words[word].FirstState;
            for (int state = first; state < first + model.Words[word].StateCount; state++)
            {
                StateTransitions costs = model.Transitions[state];
                transitions[at++] = new TransitionRecord(
                    (ushort)state, CoreCost(costs.Self), CoreCost(costs.Next), CoreCost(costs.Skip));
            }
        }

        Span<WordRecord> words = memory.Table<WordRecord>(tables.Word);
        uint firstState = 0;
        for (int arc = 0; arc < _arcs.Length; arc++)
        {
            int word = _arcs[arc].Word;
            words[arc] = new WordRecord(firstState, firstTransition[word], (ushort)model.Words[word].StateCount, 0);
            firstState += (uint)model.Words[word].StateCount + 1;
        }

        return options.Core.Create(memory, tables);
    }

    private static IEnumerable<WordArc> Loops(AcousticModel model, RecogniserOptions options)
    {
        for (int word = 0; word < model.Words.Count; word++)
        {
            WordKind kind = model.Words[word].Kind;
            if (kind != WordKind.Word)
            {
                yield return new WordArc(0, 0, word, kind, kind == WordKind.Filler ? options.FillerPenalty << options.FineBits : 0);
            }
        }
    }

    /// <summary>1/256 bit as the model's 1/8 nat, rounded: ln 2 * 8 / 256 = 355 / 16384.</summary>
    private int ModelCost(int grammarCost) => (int)(((grammarCost * 355L) + 8192) >> 14) << _fineBits;

    private static ushort CoreCost(byte cost) => cost == AcousticModel.NotAllowed ? PathCost.Unreachable : cost;
}
