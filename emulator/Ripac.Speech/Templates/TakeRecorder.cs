using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Templates;

/// <summary>Samples in, utterances out: one take for each stretch of speech between silences.</summary>
/// <remarks>What it keeps is bounded, however long the silence or the speech.</remarks>
public sealed class TakeRecorder
{
    /// <summary>Longer speech is no word: its length is told, its frames are not kept.</summary>
    public const int MostFrames = 200;

    /// <summary>Silence that ends an utterance: 500 ms.</summary>
    private const int EndFrames = 50;

    /// <summary>Frames of silence that are kept before speech: its beginning may be found late, and the background is measured there.</summary>
    private const int PrerollFrames = 60;

    /// <summary>Frames beside speech that are not taken for background: it fades in and out.</summary>
    private const int EdgeFrames = 3;

    /// <summary>A background is known from so many frames on.</summary>
    private const int LeastBackground = 10;

    private const int FullScale = 32_700;

    private readonly FrontEnd _frontEnd;
    private readonly EmissionScorer _scorer;
    private readonly bool[] _silence;
    private readonly short[] _feature;
    private readonly List<byte[]> _costs = [];          // of the frames kept
    private readonly List<(long Power, int Clipped)> _levels = []; // of the hops kept: the first is that of the first frame kept
    private readonly Queue<byte[]> _spare = new();
    private readonly Queue<Take> _takes = new();
    private readonly SpeechEnds _ends = new();
    private readonly short[] _hop = new short[FrontEndSettings.HopSamples];
    private int _hopLength;
    private long _firstKept;
    private long _frames;

    /// <summary>A recorder that has heard nothing.</summary>
    /// <param name="model">The model whose emissions describe the takes; it must have a silence.</param>
    public TakeRecorder(AcousticModel model)
    {
        _frontEnd = new FrontEnd(model.FrontEnd);
        _scorer = model.CreateScorer();
        _feature = new short[_frontEnd.FeatureCount];
        _silence = new bool[model.Emissions.Count];
        foreach (AcousticWord word in model.Words.Where(word => word.Kind == WordKind.Silence))
        {
            foreach (ushort emission in model.StateEmissions.AsSpan(word.FirstState, word.StateCount))
            {
                _silence[emission] = true;
            }
        }
    }

    /// <summary>Whether speech is being heard, or its end not yet certain.</summary>
    public bool Speaking => _ends.Start >= 0;

    /// <summary>Takes the next samples (8 kHz), any number of them.</summary>
    public void Write(ReadOnlySpan<short> samples)
    {
        foreach (short sample in samples)
        {
            _hop[_hopLength++] = sample;
            if (_hopLength == _hop.Length)
            {
                _levels.Add(Measure(_hop));
                _hopLength = 0;
            }
        }

        _frontEnd.Write(samples);
        Advance();
    }

    /// <summary>No more samples follow: an utterance that still goes on ends here. <see cref="Reset"/> starts anew.</summary>
    public void Finish()
    {
        _frontEnd.Flush();
        Advance();
        _scorer.Flush();
        ListenToScored();
        EndTake();
    }

    /// <summary>Forgets everything heard; the next sample is sample 0.</summary>
    public void Reset()
    {
        _frontEnd.Reset();
        _scorer.Reset();
        _ends.Reset();
        _takes.Clear();
        _levels.Clear();
        Forget(_costs.Count);
        _hopLength = 0;
        _firstKept = _frames = 0;
    }

    /// <summary>The oldest take not yet read, if there is one.</summary>
    public bool TryRead(out Take? take) => _takes.TryDequeue(out take);

    private void Advance()
    {
        while (_frontEnd.TryReadFrame(_feature))
        {
            _scorer.Write(_feature);
            ListenToScored();
        }
    }

    private void ListenToScored()
    {
        while (_scorer.TryReadEmissionCosts(out ReadOnlySpan<byte> costs))
        {
            Keep(costs);
            int silence = 255;
            int speech = 255;
            for (int emission = 0; emission < costs.Length; emission++)
            {
                ref int least = ref _silence[emission] ? ref silence : ref speech;
                least = Math.Min(least, costs[emission]);
            }

            _ends.Frame(silence, speech);
            _frames++;
            if (_ends.End >= 0 && _frames - _ends.End >= EndFrames)
            {
                EndTake();
            }
        }
    }

    private void Keep(ReadOnlySpan<byte> costs)
    {
        // Before speech only so much is kept; of speech that is too long, only what may turn out to be the background after it.
        long needed = _ends.Start < 0 ? _frames - PrerollFrames : _ends.Start - PrerollFrames;
        if (_frames - needed > PrerollFrames + MostFrames + EndFrames)
        {
            needed = _frames - EndFrames;
        }

        Forget((int)Math.Clamp(needed - _firstKept, 0, _costs.Count));
        byte[] kept = _spare.TryDequeue(out byte[]? spare) ? spare : new byte[costs.Length];
        costs.CopyTo(kept);
        _costs.Add(kept);
    }

    private void Forget(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _spare.Enqueue(_costs[i]);
        }

        _costs.RemoveRange(0, count);
        _levels.RemoveRange(0, Math.Min(count, _levels.Count));
        _firstKept += count;
    }

    private void EndTake()
    {
        if (_ends.Start >= 0)
        {
            long end = _ends.End < 0 ? _frames : _ends.End;
            int frames = (int)Math.Min(end - _ends.Start, int.MaxValue);
            int first = (int)(_ends.Start - _firstKept);
            byte[] costs = [];
            if (frames <= MostFrames)
            {
                costs = [.. _costs.GetRange(first, frames).SelectMany(frame => frame)];
            }

            _takes.Enqueue(new Take(costs, _silence.Length, _ends.Start * FrontEndSettings.HopSamples, frames)
            {
                ClippedSamples = Range(first, first + frames).Sum(hop => hop.Clipped),
                SignalToNoise = SignalToNoise(first, first + frames),
            });
        }

        _ends.Begin();
    }

    private int? SignalToNoise(int first, int end)
    {
        (long Power, int Clipped)[] background = [.. Range(0, first - EdgeFrames), .. Range(end + EdgeFrames, _costs.Count)];
        (long Power, int Clipped)[] speech = [.. Range(first, end)];
        return background.Length < LeastBackground || speech.Length == 0 ? null
            : FixedLog2.Of(speech.Sum(hop => hop.Power) / speech.Length) - FixedLog2.Of(background.Sum(hop => hop.Power) / background.Length);
    }

    private IEnumerable<(long Power, int Clipped)> Range(int first, int end) =>
        _levels.Skip(Math.Max(0, first)).Take(Math.Max(0, Math.Min(end, _levels.Count) - Math.Max(0, first)));

    /// <summary>The power of a hop, its mean left out, and its samples at the end of the scale.</summary>
    private static (long Power, int Clipped) Measure(ReadOnlySpan<short> hop)
    {
        long sum = 0;
        long squares = 0;
        int clipped = 0;
        foreach (short sample in hop)
        {
            sum += sample;
            squares += sample * sample;
            clipped += sample is >= FullScale or <= -FullScale ? 1 : 0;
        }

        return ((squares - (sum * sum / hop.Length)) / hop.Length, clipped);
    }
}
