using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Decoding;

/// <summary>Turns settled history entries into decisions: words with their confidence, stretches of fillers as one rejection.</summary>
internal sealed class DecisionMaker(SearchNetwork network, RecogniserOptions options)
{
    /// <summary>Fillers shorter than this together (in frames) are breaths and clicks: they are no speech.</summary>
    private const int ShortestRejected = 20;

    /// <summary>A frame's window is longer than its hop: a boundary lies in the middle of the samples that its two frames share.</summary>
    private const int BoundaryOffset = (FrontEndSettings.WindowSamples - FrontEndSettings.HopSamples) / 2;

    private (long Start, long End, int Frames, long Cost, int Word) _filler;

    /// <summary>Decisions that wait to be read.</summary>
    public DecisionQueue Queue { get; } = new();

    /// <summary>Whether a word was decided, or speech rejected, in this utterance.</summary>
    public bool Heard { get; private set; }

    /// <summary>The boundary after the last settled word or filler.</summary>
    public long QuietSince { get; private set; }

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
        int frames = (int)(entry.Frame - previous.Frame);
        long cost = entry.Total - previous.Total;
        switch (arc.Kind)
        {
            case WordKind.Word:
                EndFillers();
                WordEvidence evidence = new(frames, (int)cost, entry.WordMargin, entry.FillerMargin);
                int confidence = options.Confidence.Percent(evidence);
                bool final = complete && confidence >= options.MinimumConfidence;
                Add(final ? DecisionKind.Final : DecisionKind.Rejected, arc.Word, previous.Frame, entry.Frame, cost, confidence);
                QuietSince = entry.Frame;
                Heard = true;
                break;
            case WordKind.Filler:
                long start = _filler.Frames == 0 ? previous.Frame : _filler.Start;
                _filler = (start, entry.Frame, _filler.Frames + frames, _filler.Cost + cost, arc.Word);
                QuietSince = entry.Frame;
                break;
        }
    }

    /// <summary>Closes the stretch of fillers, if there is one: nothing but silence or a word follows.</summary>
    public void EndFillers()
    {
        if (_filler.Frames >= ShortestRejected)
        {
            Add(DecisionKind.Rejected, _filler.Word, _filler.Start, _filler.End, _filler.Cost, 0);
            Heard = true;
        }

        _filler = default;
    }

    /// <summary>The running best word.</summary>
    public void Partial(in HistoryEntry entry, in HistoryEntry previous)
    {
        long cost = entry.Total - previous.Total;
        WordEvidence evidence = new((int)(entry.Frame - previous.Frame), (int)cost, entry.WordMargin, entry.FillerMargin);
        Add(DecisionKind.Partial, network.Arcs[entry.Arc].Word, previous.Frame, entry.Frame, cost, options.Confidence.Percent(evidence));
    }

    /// <summary>The utterance ends at a boundary, if there was one.</summary>
    public void EndUtterance(long boundary)
    {
        EndFillers();
        if (Heard)
        {
            Add(DecisionKind.EndOfUtterance, -1, QuietSince, boundary, 0, 100);
        }
    }

    private static long Sample(long boundary) =>
        boundary == 0 ? 0 : (boundary * FrontEndSettings.HopSamples) + BoundaryOffset;

    private void Add(DecisionKind kind, int word, long start, long end, long cost, int confidence) =>
        Queue.Add(new Decision(kind, word, Sample(start), Sample(end), (int)Math.Min(cost, int.MaxValue), confidence));
}
