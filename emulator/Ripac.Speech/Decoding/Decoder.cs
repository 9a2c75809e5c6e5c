using Ripac.Chip;
using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;
using Ripac.Speech.Grammars;

namespace Ripac.Speech.Decoding;

/// <summary>
/// The grammar master: one-pass decoding of connected words (Ney, "The use of a one-stage dynamic programming algorithm for connected
/// word recognition", 1984). The core extends words; the master chains them through the network by their start frames, keeps the
/// scores that need more than 12 bits, and says which words are settled.
/// </summary>
/// <remarks>
/// Boundary b is the instant between frame b-1 and frame b. All costs are in the model's units.
/// A word is settled as soon as all living paths share it (partial traceback: Brown, Spohrer, Hochschild and Baker, 1982), or when
/// the best path left it <see cref="RecogniserOptions.DecisionDelayMilliseconds"/> ago; paths that disagree are dropped then. While the
/// check digit of a number is still to come, its words wait for it: the check may yet speak for another path.
/// </remarks>
internal sealed class Decoder
{
    /// <summary>Frames are so far apart.</summary>
    public const int MillisecondsPerFrame = 1000 * FrontEndSettings.HopSamples / FrontEndSettings.SampleRate;

    /// <summary>A partial decision waits this many frames: the ends of words move about while they are spoken.</summary>
    private const int PartialDelay = 5;

    /// <summary>Words are settled every so many frames: asking all living paths is as much work as a frame of the core.</summary>
    private const int SettleInterval = 4;

    /// <summary>No word waits longer than this for a check digit, in frames: 20 s. It bounds the memory of the search.</summary>
    private const int LongestCheck = 2_000;

    private readonly SearchNetwork _network;
    private readonly IRipacCore _core;
    private readonly History _history = new();
    private readonly WordLattice? _lattice;
    private readonly WordEnds _wordEnds;
    private readonly EvidenceGatherer _gatherer;
    private readonly DecisionMaker _decisions;
    private readonly Func<ResultRecord, long> _findStart;
    private readonly ResultRecord[] _paths;
    private readonly List<long> _entries = [];
    private readonly List<long> _chain = [];
    private readonly int _hypotheses;
    private readonly int _beam;
    private readonly int _decisionDelay;
    private readonly int _endOfSpeech;
    private int _pathCount;
    private long _boundary;
    private long _utteranceStart;
    private long _total;
    private long _settled;
    private (int Arc, long Start) _lastPartial;

    /// <exception cref="GrammarException">Grammar and model together need larger tables than the core has.</exception>
    public Decoder(AcousticModel model, Grammar grammar, RecogniserOptions options)
    {
        options.Check();
        _network = new SearchNetwork(model, grammar, options);
        _core = _network.CreateCore(model, options);
        _core.Beam = _beam = options.Beam << options.FineBits;
        _core.LongestPath = options.LongestWordMilliseconds / MillisecondsPerFrame;
        _hypotheses = options.Hypotheses;
        _lattice = _hypotheses > 0 ? new WordLattice() : null;
        _wordEnds = new WordEnds(_network, _history, _lattice);
        _findStart = FindStart;
        _paths = new ResultRecord[_network.StateCount];
        _decisionDelay = options.DecisionDelayMilliseconds / MillisecondsPerFrame;
        int longestDelay = Enumerable.Range(0, _network.NodeCount).Any(_network.IsUnderCheck) ? LongestCheck : _decisionDelay;
        _gatherer = new EvidenceGatherer(model, _core.LongestPath + 1, longestDelay + SettleInterval);
        _decisions = new DecisionMaker(_network, options, model.Confidence, _gatherer);
        _endOfSpeech = options.EndOfSpeechMilliseconds / MillisecondsPerFrame;
        Reset();
    }

    /// <summary>Entries that the history has room for: it does not grow with time.</summary>
    public int HistoryCapacity => _history.Capacity;

    /// <summary>Forgets everything; the next frame is frame 0.</summary>
    public void Reset()
    {
        _boundary = 0;
        _decisions.Queue.Clear();
        _gatherer.Reset();
        BeginUtterance();
    }

    /// <summary>The oldest decision not yet read, if there is one.</summary>
    public bool TryRead(out Decision decision) => _decisions.Queue.TryRead(out decision);

    /// <summary>What extends the words.</summary>
    public IRipacCore Core => _core;

    /// <summary>Told of each word that is decided, with what speaks for it: to calibrate <see cref="AcousticModel.Confidence"/>.</summary>
    public Action<Decision, WordEvidence>? WordDecided
    {
        set => _decisions.WordDecided = value;
    }

    /// <summary>Told of the hypotheses of each utterance that ends.</summary>
    public Action<IReadOnlyList<Hypothesis>>? UtteranceDecided { private get; set; }

    /// <summary>Decodes one frame.</summary>
    /// <param name="costs">The local cost of each of the model's states.</param>
    /// <param name="symbols">Empty, or what the core looks the costs up by.</param>
    /// <param name="fine">Empty, or the local costs of <see cref="CostWidth.Wide"/>.</param>
    public void Frame(ReadOnlySpan<byte> costs, ReadOnlySpan<ushort> symbols = default, ReadOnlySpan<int> fine = default)
    {
        Activate();
        _gatherer.Frame(costs);
        if (!fine.IsEmpty)
        {
            ((WideCore)_core).Write(fine);
        }
        else if (symbols.IsEmpty)
        {
            _core.WriteVector(costs);
        }
        else
        {
            _core.Symbols(symbols);
        }

        _total += _core.Frame();
        _boundary++;
        _entries.Clear();
        _wordEnds.Collect(_core.Results, _boundary, _total, _beam, _findStart, _entries);
        if ((_core.Status & CoreStatus.NoPath) != 0)
        {
            EndUtterance();
            return;
        }

        long best = FindStart(new ResultRecord((ushort)_core.BestWord, 0, _core.BestStart));
        if (_boundary % SettleInterval == 0)
        {
            _pathCount = _core.Paths(_paths);
            SettleShared(best);
            SettleLate(best);
        }

        _decisions.GiveOut(_boundary);
        ReportPartial(best);
        CheckEndOfSpeech(best);
    }

    /// <summary>Decides all that is open, as if the speaker had ended here.</summary>
    public void Finish() => EndUtterance();

    private void BeginUtterance()
    {
        _core.Init();
        _utteranceStart = _boundary;
        _total = 0;
        _lastPartial = default;
        _history.Clear(_boundary);
        _history.BeginFrame();
        _settled = _history.Add(new HistoryEntry(-1, -1, 0, _boundary, 0));
        _entries.Clear();
        _entries.Add(_settled);
        _lattice?.Begin(_settled, _boundary);
        _decisions.Begin(_boundary);
    }

    /// <summary>Ends the utterance on the cheapest path that is a whole sentence. Without one, the sentence broke off: what the best
    /// unfinished path has heard is rejected.</summary>
    private void EndUtterance()
    {
        long end = -1;
        long least = long.MaxValue;
        bool complete = false;
        foreach (long number in _entries)
        {
            HistoryEntry entry = _history[number];
            int finalCost = _network.FinalCost(entry.Node);
            bool final = finalCost != Grammar.NotFinal;
            long cost = entry.Total + (final ? finalCost : 0);
            if ((final && !complete) || (final == complete && cost < least))
            {
                (end, least, complete) = (number, cost, final);
            }
        }

        if (end >= 0)
        {
            SettleTo(end);
        }

        _decisions.EndUtterance(_boundary, complete);
        ListHypotheses();
        BeginUtterance();
    }

    private void ListHypotheses()
    {
        if (_lattice is { Complete: true } && _decisions.Heard)
        {
            var ends = _entries.Select(number => (_lattice.NodeOf(number), _network.FinalCost(_history[number].Node)));
            UtteranceDecided?.Invoke(new NBestSearch(_network, _lattice).Find(ends.Where(end => end.Item2 != Grammar.NotFinal), _hypotheses));
        }
    }

    private void Activate()
    {
        ReadOnlySpan<WordArc> arcs = _network.Arcs;
        foreach (long number in _entries)
        {
            ref readonly HistoryEntry entry = ref _history[number];
            int cost = (int)(entry.Total - _total);
            int end = _network.FirstArc(entry.Node + 1);
            for (int arc = _network.FirstArc(entry.Node); arc < end; arc++)
            {
                if (cost + arcs[arc].Cost < _beam)
                {
                    _core.Activate(arc, cost + arcs[arc].Cost, (ushort)(_boundary - _utteranceStart));
                }
            }
        }
    }

    /// <summary>The history entry in which a path of the core began. Paths are younger than 65536 frames.</summary>
    private long FindStart(ResultRecord path)
    {
        long lastFrame = _boundary - 1;
        ushort age = (ushort)((ushort)(lastFrame - _utteranceStart) - path.Start);
        return _history.Find(lastFrame - age, _network.Arcs[path.Word].From);
    }

    private void SettleShared(long best)
    {
        long shared = best;
        for (int i = 0; i < _pathCount && shared > _settled; i++)
        {
            shared = CommonAncestor(shared, FindStart(_paths[i]));
        }

        for (int i = 0; i < _entries.Count && shared > _settled; i++)
        {
            shared = CommonAncestor(shared, _entries[i]);
        }

        SettleTo(shared);
    }

    private void SettleLate(long best)
    {
        long late = best;
        while (late > _settled && MustWait(_history[late]))
        {
            late = _history[late].Previous;
        }

        if (late == _settled)
        {
            return;
        }

        for (int i = 0; i < _pathCount; i++)
        {
            if (CommonAncestor(FindStart(_paths[i]), late) != late)
            {
                _core.Drop(_paths[i].Word, _paths[i].Start);
            }
        }

        for (int i = _entries.Count - 1; i >= 0; i--)
        {
            if (CommonAncestor(_entries[i], late) != late)
            {
                _entries.RemoveAt(i);
            }
        }

        SettleTo(late);
    }

    private bool MustWait(in HistoryEntry entry)
    {
        int wait = _network.IsUnderCheck(entry.Node) ? LongestCheck : _decisionDelay;
        return entry.Frame > _boundary - wait;
    }

    /// <summary>Decides about all entries from the last settled one up to the given one, which is now the last.</summary>
    private void SettleTo(long number)
    {
        _chain.Clear();
        for (long entry = number; entry > _settled; entry = _history[entry].Previous)
        {
            _chain.Add(entry);
        }

        for (int i = _chain.Count - 1; i >= 0; i--)
        {
            HistoryEntry entry = _history[_chain[i]];
            _decisions.Settle(entry, _history[entry.Previous], _boundary);
        }

        _settled = number;
        _history.ForgetBefore(number);
    }

    private void ReportPartial(long best)
    {
        for (long number = best; number > _settled; number = _history[number].Previous)
        {
            HistoryEntry entry = _history[number];
            if (_network.Arcs[entry.Arc].Kind == WordKind.Word && entry.Frame <= _boundary - PartialDelay)
            {
                HistoryEntry previous = _history[entry.Previous];
                if (_lastPartial != (entry.Arc, previous.Frame))
                {
                    _lastPartial = (entry.Arc, previous.Frame);
                    _decisions.Partial(entry, previous);
                }

                return;
            }
        }
    }

    private void CheckEndOfSpeech(long best)
    {
        if (_network.Arcs[_core.BestWord].Kind != WordKind.Silence)
        {
            return;
        }

        long number = best;
        while (number > _settled && _network.Arcs[_history[number].Arc].Kind == WordKind.Silence)
        {
            number = _history[number].Previous;
        }

        bool open = number > _settled;
        long quietSince = open ? _history[number].Frame : _decisions.QuietSince;
        if (_boundary - quietSince < _endOfSpeech)
        {
            return;
        }

        _decisions.EndFillers();
        if (open || _decisions.Heard)
        {
            EndUtterance();
        }
    }

    /// <summary>The newest entry that two paths share; both descend from the last settled entry.</summary>
    private long CommonAncestor(long a, long b)
    {
        while (a != b)
        {
            if (a > b)
            {
                a = _history[a].Previous;
            }
            else
            {
                b = _history[b].Previous;
            }
        }

        return a;
    }
}
