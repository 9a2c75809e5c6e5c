using Ripac.Chip.Microcode;
using Ripac.Speech.Decoding;

namespace Ripac.Tests;

/// <summary>Remembers what it hears and says word 0 for each 800 samples (100 ms), then that the utterance ended.</summary>
public sealed class ScriptedRecogniser : IRecogniser
{
    public const int SamplesPerWord = 800;

    private readonly Queue<Decision> _decisions = new();
    private int _decided;

    /// <summary>What its core counts for each sample.</summary>
    public long MicrocyclesPerSample { get; init; }

    public CycleCounts Counts { get; private set; }

    public List<short> Heard { get; } = [];

    public void Write(ReadOnlySpan<short> samples)
    {
        Heard.AddRange(samples);
        Counts += new CycleCounts(MicrocyclesPerSample * samples.Length, 0, 0);
        for (; Heard.Count - _decided >= SamplesPerWord; _decided += SamplesPerWord)
        {
            _decisions.Enqueue(new Decision(DecisionKind.Final, 0, _decided, _decided + SamplesPerWord, 5, 90));
        }
    }

    public void Finish() => _decisions.Enqueue(new Decision(DecisionKind.EndOfUtterance, -1, Heard.Count, Heard.Count, 0, 0));

    public void Reset()
    {
        Heard.Clear();
        _decisions.Clear();
        _decided = 0;
    }

    public bool TryRead(out Decision decision) => _decisions.TryDequeue(out decision);
}
