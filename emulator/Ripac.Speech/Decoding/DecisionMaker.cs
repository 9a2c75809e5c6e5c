using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Decoding;

/// <summary>Turns settled history entries into decisions: words with their confidence, stretches of fillers as one rejection.</summary>
internal sealed class DecisionMaker(SearchNetwork network, RecogniserOptions options)
{
    /// <summary>Fillers shorter than this together (in frames) are breaths and clicks; no word is as short.</summary>
    private const int ShortestRejected = 10;

    /// <summary>A frame's window is longer than its hop: a boundary lies in the middle of the samples that its two frames share.</summary>
    private const int BoundaryOffset = (FrontEndSettings.WindowSamples - FrontEndSettings.HopSamples) / 2;

    private (long Start, long End, int Frames, long Cost, int Word) _filler;

    /// <summary>Decisions that wait to be read.</summary>
    public DecisionQueue Queue { get; } = new();

    /// <summary>Told of each word that is decided.</summary>
    public Action<Decision, WordEvidence>? WordDecided { get; set; }

    /// <summary>Whether a word was decided, or speech rejected, in this utterance.</summary>
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
    }

    /// <summary>Decides about one entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="previous">The one before it on its path.</param>
    /// <param name="complete">False when the sentence broke off: its words are rejected.</param>
    public void Settle(in HistoryEntry entry, in HistoryEntry previous, bool complete)
    {
        WordArc arc = network.Arcs[entry.Arc];
        switch (arc.Kind)
        {
            case WordKind.Word:
                EndFillers();
                SettleWord(entry, previous, complete);
                QuietSince = entry.Frame;
                Heard = true;
                break;
            case WordKind.Filler:
                long start = _filler.Frames == 0 ? previous.Frame : _filler.Start;
                int frames = _filler.Frames + (int)(entry.Frame - previous.Frame);
                _filler = (start, entry.Frame, frames, _filler.Cost + entry.Total - previous.Total, arc.Word);
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
            Queue.Add(new(DecisionKind.Rejected, _filler.Word, Sample(_filler.Start), Sample(_filler.End), cost, 0));
            Heard = true;
        }

        _filler = default;
    }

    /// <summary>The running best word.</summary>
    public void Partial(in HistoryEntry entry, in HistoryEntry previous) =>
        Queue.Add(Decide(DecisionKind.Partial, entry, previous).Decision);

    /// <summary>The utterance ends at a boundary, if there was one.</summary>
    public void EndUtterance(long boundary)
    {
        EndFillers();
        if (Heard)
        {
            Queue.Add(new(DecisionKind.EndOfUtterance, -1, Sample(QuietSince), Sample(boundary), 0, 100));
        }
    }

    private void SettleWord(in HistoryEntry entry, in HistoryEntry previous, bool complete)
    {
        (Decision decision, WordEvidence evidence) = Decide(DecisionKind.Final, entry, previous);
        if (!complete || decision.Confidence < options.MinimumConfidence)
        {
            decision = decision with { Kind = DecisionKind.Rejected };
        }

        Queue.Add(decision);
        WordDecided?.Invoke(decision, evidence);
    }

    private (Decision Decision, WordEvidence Evidence) Decide(DecisionKind kind, in HistoryEntry entry, in HistoryEntry previous)
    {
        int cost = (int)Math.Min(entry.Total - previous.Total, int.MaxValue);
        WordEvidence evidence = new((int)(entry.Frame - previous.Frame), cost, entry.WordMargin, entry.FillerMargin);
        int confidence = options.Confidence.Percent(evidence);
        return (new(kind, network.Arcs[entry.Arc].Word, Sample(previous.Frame), Sample(entry.Frame), cost, confidence), evidence);
    }
}
