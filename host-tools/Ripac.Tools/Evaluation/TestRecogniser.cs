using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Tools.Evaluation;

/// <summary>The recogniser as the coprocessor module runs it, given one recording or stream after the other.</summary>
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
    public IReadOnlyList<HeardSegment> Recognise(short[] samples)
    {
        int next = 0;
        return
        [
            .. Recognise(chunk =>
            {
                int count = Math.Min(chunk.Length, samples.Length - next);
                samples.AsSpan(next, count).CopyTo(chunk);
                next += count;
                return count;
            }),
        ];
    }

    /// <summary>What is heard in a stream, as soon as it is decided.</summary>
    /// <param name="read">Fills an array with the next samples and says how many there were; 0 at the end.</param>
    public IEnumerable<HeardSegment> Recognise(Func<short[], int> read)
    {
        _recogniser.Reset();
        _evidence.Clear();
        short[] chunk = new short[ChunkSamples];
        long written = 0;
        for (int count; (count = read(chunk)) > 0;)
        {
            _recogniser.Write(chunk.AsSpan(0, count));
            written += count;
            foreach (HeardSegment segment in Drain(written))
            {
                yield return segment;
            }
        }

        _recogniser.Finish();
        foreach (HeardSegment segment in Drain(written))
        {
            yield return segment;
        }
    }

    private IEnumerable<HeardSegment> Drain(long written)
    {
        while (_recogniser.TryRead(out Decision decision))
        {
            if (decision.Kind != DecisionKind.Partial)
            {
                bool isWord = decision.Word >= 0 && _model.Words[decision.Word].Kind == WordKind.Word;
                yield return new HeardSegment(decision, isWord ? _model.Words[decision.Word].Name : "", isWord ? _evidence.Dequeue() : default, written);
            }
        }
    }
}
