using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Decoding;

/// <summary>Turns settled history entries into decisions: words with their confidence, stretches of fillers as one rejection.</summary>
/// <remarks>A word that is certain by itself and by what was before it is given out at once. A doubtful one waits for what follows, to the
/// end of the utterance if need be, and all behind it wait with it: whether a digit was part of a number or of a sentence shows later.</remarks>
internal sealed class DecisionMaker
{
    /// <summary>Fillers shorter than this together (in frames) are breaths and clicks; no word is as short.</summary>
    private const int ShortestRejected = 10;

    /// <summary>No more words wait than this.</summary>
    private const int MostWaiting = 64;

    /// <summary>A frame's window is longer than its hop: a boundary lies in the middle of the samples that its two frames share.</summary>
    private const int BoundaryOffset = (FrontEndSettings.WindowSamples - FrontEndSettings.HopSamples) / 2;

    private readonly SearchNetwork _network;
    private readonly RecogniserOptions _options;
    private readonly ConfidenceMeasure _measure;
    private readonly EvidenceGatherer _gatherer;
    private readonly List<Waiting> _waiting = new(2 * MostWaiting);
    private readonly int _longestWait;
    private (long Start, long End, int Frames, long Cost, int Word) _filler;

    public DecisionMaker(SearchNetwork network, RecogniserOptions options, ConfidenceMeasure measure, EvidenceGatherer gatherer)
    {
        (_network, _options, _measure, _gatherer) = (network, options, measure, gatherer);
        _longestWait = options.LongestDoubtMilliseconds / Decoder.MillisecondsPerFrame;
    }

    /// <summary>Decisions that wait to be read.</summary>
    public DecisionQueue Queue { get; } = new();

    /// <summary>Told of each word that is decided.</summary>
    public Action<Decision, WordEvidence>? WordDecided { get; set; }

    /// <summary>Whether a word was settled, or speech rejected, in this utterance.</summary>
    public bool Heard { get; private set; }

    /// <summary>The boundary after the last settled word or filler.</summary>
    public long QuietSince { get; private set; }

    /// <summary>The sample at a boundary.</summary>
    public static long Sample(long boundary) =>
        boundary == 0 ? 0 : (boundary * FrontEndSettings.HopSamples) + BoundaryOffset;

    /// <summary>A new utterance starts at a boundary.</summary>
    public void Begin(long boundary)
    {
        Heard = false;
        QuietSince = boundary;
        _filler = default;
        _waiting.Clear();
        _gatherer.BeginUtterance(boundary);
    }

    /// <summary>Settles one entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="previous">The one before it on its path.</param>
    /// <param name="boundary">The present.</param>
    public void Settle(in HistoryEntry entry, in HistoryEntry previous, long boundary)
    {
        WordArc arc = _network.Arcs[entry.Arc];
        switch (arc.Kind)
        {
            case WordKind.Word:
                EndFillers();
                SettleWord(entry, previous, boundary);
                QuietSince = entry.Frame;
                Heard = true;
                break;
            case WordKind.Filler:
                long start = _filler.Frames == 0 ? previous.Frame : _filler.Start;
                int frames = (int)(entry.Frame - previous.Frame);
                _gatherer.AddFillers(frames);
                _filler = (start, entry.Frame, _filler.Frames + frames, _filler.Cost + entry.Total - previous.Total, arc.Word);
                QuietSince = entry.Frame;
                break;
        }
    }

    /// <summary>Closes the stretch of fillers, if there is one: nothing but silence or a word follows.</summary>
    public void EndFillers()
    {
        if (_filler.Frames >= ShortestRejected)
        {
            int cost = (int)Math.Min(_filler.Cost, int.MaxValue);
            _waiting.Add(new(new(DecisionKind.Rejected, _filler.Word, Sample(_filler.Start), Sample(_filler.End), cost, 0), null));
            Heard = true;
        }

        _filler = default;
    }

    /// <summary>Gives out what need not wait any longer.</summary>
    /// <param name="boundary">The present.</param>
    public void GiveOut(long boundary)
    {
        for (int i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].Word is { } word)
            {
                _waiting[i] = _waiting[i] with { Word = _gatherer.Follow(word, boundary) };
            }
        }

        while (_waiting.Count > 0 && (_waiting[0].Sure || _waiting.Count > MostWaiting || boundary - _waiting[0].Word!.Value.End.Frames >= _longestWait))
        {
            GiveOutFirst(complete: true);
        }
    }

    /// <summary>The running best word.</summary>
    public void Partial(in HistoryEntry entry, in HistoryEntry previous)
    {
        WordEvidence evidence = _gatherer.Gather(_network.Arcs[entry.Arc].Word, previous.Frame, entry.Frame).Evidence;
        Queue.Add(Decide(entry, previous, DecisionKind.Partial, Confidence(entry, previous, evidence)));
    }

    /// <summary>The utterance ends at a boundary, if there was one.</summary>
    /// <param name="boundary">The present.</param>
    /// <param name="complete">False when the sentence broke off: its words are rejected.</param>
    public void EndUtterance(long boundary, bool complete)
    {
        EndFillers();
        while (_waiting.Count > 0)
        {
            GiveOutFirst(complete);
        }

        if (Heard)
        {
            Queue.Add(new(DecisionKind.EndOfUtterance, -1, Sample(QuietSince), Sample(boundary), 0, 100));
        }
    }

    private void SettleWord(in HistoryEntry entry, in HistoryEntry previous, long boundary)
    {
        SettledWord word = _gatherer.Gather(_network.Arcs[entry.Arc].Word, previous.Frame, entry.Frame);
        _gatherer.Add(word);
        for (long known = entry.Frame + 1; known <= boundary; known++)
        {
            word = _gatherer.Follow(word, known);
        }

        WordEvidence evidence = _gatherer.Complete(word);
        int confidence = Confidence(entry, previous, evidence);
        Decision decision = Decide(entry, previous, DecisionKind.Final, confidence);
        if (confidence >= _options.SureConfidence || _network.IsEnrolled(decision.Word)) // a template's does not change by what follows
        {
            _waiting.Add(new(decision, null) { Evidence = evidence });
        }
        else
        {
            _waiting.Add(new(decision, word));
        }
    }

    private int Confidence(in HistoryEntry entry, in HistoryEntry previous, in WordEvidence evidence) =>
        _network.IsEnrolled(_network.Arcs[entry.Arc].Word)
            ? TemplateConfidence.Percent(entry.Total - previous.Total, entry.Frame - previous.Frame)
            : _measure.Percent(evidence);

    private void GiveOutFirst(bool complete)
    {
        Waiting first = _waiting[0];
        _waiting.RemoveAt(0);
        WordEvidence evidence = first.Evidence;
        Decision decision = first.Decision;
        if (first.Word is { } word)
        {
            evidence = _gatherer.Complete(word);
            decision = decision with { Confidence = _measure.Percent(evidence) };
        }

        bool isWord = decision.Kind == DecisionKind.Final;
        if (isWord && (!complete || decision.Confidence < _options.MinimumConfidence))
        {
            decision = decision with { Kind = DecisionKind.Rejected };
        }

        Queue.Add(decision);
        if (isWord)
        {
            WordDecided?.Invoke(decision, evidence);
        }
    }

    private Decision Decide(in HistoryEntry entry, in HistoryEntry previous, DecisionKind kind, int confidence) => new(
        kind,
        _network.Arcs[entry.Arc].Word,
        Sample(previous.Frame),
        Sample(entry.Frame),
        (int)Math.Min(entry.Total - previous.Total, int.MaxValue),
        confidence);

    /// <summary>A decision that has not been given out.</summary>
    /// <param name="Decision">As it stands.</param>
    /// <param name="Word">The word, if what follows it may change the confidence.</param>
    private readonly record struct Waiting(Decision Decision, SettledWord? Word)
    {
        /// <summary>What spoke for a word that is sure.</summary>
        public WordEvidence Evidence { get; init; }

        public bool Sure => Word is null;
    }
}
