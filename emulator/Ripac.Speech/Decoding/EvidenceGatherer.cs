using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Decoding;

/// <summary>Gathers what speaks for and against words: how well each one's states fit its frames, and what is around it. Dictated digits
/// stand among digits and silence; a digit among fillers is part of a sentence (context as evidence: Jiang, "Confidence measures for
/// speech recognition: A survey", 2005).</summary>
internal sealed class EvidenceGatherer
{
    /// <summary>How far around a word is looked, in frames.</summary>
    private const int Around = 30;

    private const int MostWords = 3;

    private readonly FrameMemory _memory;
    private readonly WordAligner _aligner;
    private readonly AcousticModel _model;
    private readonly int[] _expectedFrames; // of each word
    private readonly byte[] _costs;
    private readonly int[] _surprises;
    private FrameSums _begin;
    private int _words;
    private long _surprise;
    private long _rejected;

    /// <param name="model">The words.</param>
    /// <param name="mostFrames">No word is longer.</param>
    /// <param name="longestDelay">No word is settled more frames after its end.</param>
    public EvidenceGatherer(AcousticModel model, int mostFrames, int longestDelay)
    {
        _model = model;
        _memory = new FrameMemory(model, mostFrames + longestDelay + (2 * Around));
        _aligner = new WordAligner(model, mostFrames);
        _costs = new byte[mostFrames];
        _surprises = new int[mostFrames];
        _expectedFrames = [.. model.Words.Select(word => Enumerable.Range(word.FirstState, word.StateCount).Sum(ExpectedFrames))];
    }

    /// <summary>Forgets all; the next frame is frame 0.</summary>
    public void Reset()
    {
        _memory.Clear();
        BeginUtterance(0);
    }

    /// <summary>A new utterance starts at a boundary.</summary>
    public void BeginUtterance(long boundary)
    {
        _begin = _memory.SumsAt(boundary);
        _words = 0;
        _surprise = _rejected = 0;
    }

    /// <summary>Takes the next frame's costs.</summary>
    public void Frame(ReadOnlySpan<byte> costs) => _memory.Add(costs);

    /// <summary>So many frames were settled as fillers.</summary>
    public void AddFillers(long frames) => _rejected += frames;

    /// <summary>What speaks for a word by itself and by what was before it.</summary>
    /// <param name="word">Its index.</param>
    /// <param name="start">The boundary before it.</param>
    /// <param name="end">The boundary after it.</param>
    public SettledWord Gather(int word, long start, long end)
    {
        start = Math.Max(start, _memory.Oldest);
        int frames = (int)(end - start);
        Span<byte> costs = _costs.AsSpan(0, frames);
        _aligner.Align(word, _memory, start, costs);
        AcousticWord model = _model.Words[word];
        long own = 0;
        int best = 0;
        for (int i = 0; i < frames; i++)
        {
            _surprises[i] = _memory.Surprise(start + i, costs[i]);
            own += _memory.Share(start + i, model.FirstState, model.StateCount);
            best += costs[i] == 0 ? 256 : 0;
        }

        FrameSums before = _memory.SumsAt(start);
        FrameSums inside = _memory.SumsAt(end) - before;
        FrameSums justBefore = before - _memory.SumsAt(Math.Max(Math.Max(_begin.Frames, _memory.Oldest), start - Around));
        FrameSums soFar = before - _begin;
        int surprise = MeanSurprise(frames, frames);
        WordEvidence evidence = default;
        evidence[EvidenceKind.Surprise] = Log2(surprise, 64);
        evidence[EvidenceKind.WorstSurprise] = Log2(MeanSurprise(frames, Math.Max(1, frames / 3)), 64);
        evidence[EvidenceKind.Length] = FixedLog2.Of(frames);
        evidence[EvidenceKind.Slowness] = FixedLog2.Of((long)frames << 16) - FixedLog2.Of((long)_expectedFrames[word] << 8);
        evidence[EvidenceKind.OwnShare] = Log2(own / frames, 4);
        evidence[EvidenceKind.FillerShare] = Log2(inside.Fillers / frames, 4);
        evidence[EvidenceKind.SilenceShare] = Log2(inside.Silence / frames, 4);
        evidence[EvidenceKind.BestShare] = best / frames;
        evidence[EvidenceKind.FillersBefore] = (int)(justBefore.Fillers / Around);
        evidence[EvidenceKind.SilenceBefore] = (int)(justBefore.Silence / Around);
        evidence[EvidenceKind.FillersSoFar] = Log2(soFar.Fillers >> 8, 4);
        evidence[EvidenceKind.WordsSoFar] = Log2(soFar.Words >> 8, 8);
        evidence[EvidenceKind.RejectedBefore] = Log2(_rejected, 4);
        evidence[EvidenceKind.WordsBefore] = 256 * Math.Min(_words, MostWords);
        return new SettledWord(evidence, surprise, _words, _rejected, _memory.SumsAt(end), _memory.SumsAt(end));
    }

    /// <summary>A word that was gathered counts as heard from now on.</summary>
    public void Add(in SettledWord word)
    {
        _words++;
        _surprise += word.Surprise;
    }

    /// <summary>The newest frame belongs to what is known of what follows a word.</summary>
    public SettledWord Follow(in SettledWord word, long boundary) => boundary - word.End.Frames > Around ? word : word with { Known = _memory.SumsAt(boundary) };

    /// <summary>All that speaks for a word that was added, with what has followed it.</summary>
    public WordEvidence Complete(in SettledWord word)
    {
        WordEvidence evidence = word.Evidence;
        FrameSums after = word.Known - word.End;
        int others = _words - 1;
        evidence[EvidenceKind.OtherSurprise] = others > 0 ? Log2((_surprise - word.Surprise) / others, 64) : 0;
        evidence[EvidenceKind.KnownAfter] = (int)(256 * after.Frames / Around);
        evidence[EvidenceKind.FillersAfter] = (int)(after.Fillers / Around);
        evidence[EvidenceKind.SilenceAfter] = (int)(after.Silence / Around);
        evidence[EvidenceKind.WordsAfter] = 256 * Math.Min(others - word.WordsBefore, MostWords);
        evidence[EvidenceKind.RejectedAfter] = Log2(_rejected - word.RejectedBefore, 4);
        return evidence;
    }

    private static int Log2(long value, int offset) => FixedLog2.Of(Math.Max(0, value) + offset);

    /// <summary>How long a state lasts by its transitions, in 1/256 frame.</summary>
    private int ExpectedFrames(int state) => (int)Math.Min(1 << 16, 256 / (1 - Math.Exp(-(double)Math.Max((byte)1, _model.Transitions[state].Self) / AcousticModel.CostsPerNat)));

    /// <summary>The largest mean of so many neighbouring surprises.</summary>
    private int MeanSurprise(int frames, int window)
    {
        long sum = 0;
        long largest = 0;
        for (int i = 0; i < frames; i++)
        {
            sum += _surprises[i] - (i >= window ? _surprises[i - window] : 0);
            largest = i + 1 >= window ? Math.Max(largest, sum) : largest;
        }

        return (int)(largest / window);
    }
}

/// <summary>A word that is settled, and what is known of it.</summary>
/// <param name="Evidence">What does not change any more.</param>
/// <param name="Surprise">Its mean surprise, in 1/256.</param>
/// <param name="WordsBefore">Words of the utterance before it.</param>
/// <param name="RejectedBefore">Frames of the utterance before it that were taken for fillers.</param>
/// <param name="End">The running sums at its end.</param>
/// <param name="Known">The running sums where what is known of what follows it ends.</param>
internal readonly record struct SettledWord(
    WordEvidence Evidence, int Surprise, int WordsBefore, long RejectedBefore, FrameSums End, FrameSums Known);
