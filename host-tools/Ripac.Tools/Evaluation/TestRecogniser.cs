using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Tools.Evaluation;

/// <summary>The recogniser as the coprocessor module runs it, given one recording after the other.</summary>
internal sealed class TestRecogniser
{
    private const int ChunkSamples = 160; // 20 ms, a usual audio frame of the link

    private readonly AcousticModel _model;
    private readonly Recogniser _recogniser;
    private readonly Queue<WordEvidence> _evidence = [];

    public TestRecogniser(AcousticModel model, string grammar, RecogniserOptions options)
    {
        _model = model;
        _recogniser = new Recogniser(model, Grammar.Parse(grammar, [.. model.Words.Select(word => word.Name)]), options)
        {
            WordDecided = (_, evidence) => _evidence.Enqueue(evidence),
        };
    }

    /// <summary>Told of the hypotheses of each utterance, if the options ask for them.</summary>
    public Action<IReadOnlyList<Hypothesis>>? UtteranceDecided
    {
        set => _recogniser.UtteranceDecided = value;
    }

    /// <summary>What is heard in one recording.</summary>
    public IReadOnlyList<HeardSegment> Recognise(ReadOnlySpan<short> samples)
    {
        List<HeardSegment> segments = [];
        _recogniser.Reset();
        for (int written = 0; written < samples.Length;)
        {
            int count = Math.Min(ChunkSamples, samples.Length - written);
            _recogniser.Write(samples.Slice(written, count));
            written += count;
            Drain(segments, written);
        }

        _recogniser.Finish();
        Drain(segments, samples.Length);
        return segments;
    }

    private void Drain(List<HeardSegment> segments, long written)
    {
        while (_recogniser.TryRead(out Decision decision))
        {
            if (decision.Kind != DecisionKind.Partial)
            {
                bool isWord = decision.Word >= 0 && _model.Words[decision.Word].Kind == WordKind.Word;
                segments.Add(new HeardSegment(decision, isWord ? _model.Words[decision.Word].Name : "", isWord ? _evidence.Dequeue() : default, written));
            }
        }
    }
}
