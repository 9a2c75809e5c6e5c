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

    public TestRecogniser(AcousticModel model, string grammar, RecogniserOptions options)
    {
        _model = model;
        _recogniser = new Recogniser(model, Grammar.Parse(grammar, [.. model.Words.Select(word => word.Name)]), options);
    }

    /// <summary>Digits in any number.</summary>
    public const string Digits = """
        #JSGF V1.0;
        grammar digits;
        public <digits> = (zero | oh | one | two | three | four | five | six | seven | eight | nine)+;
        """;

    /// <summary>One command word.</summary>
    public const string Commands = """
        #JSGF V1.0;
        grammar commands;
        public <command> = start | stop | go | enter | erase | repeat | help | yes | no | computer;
        """;

    /// <summary>The decisions on one recording, partial ones left out.</summary>
    public IReadOnlyList<Decision> Recognise(ReadOnlySpan<short> samples)
    {
        List<Decision> decisions = [];
        _recogniser.Reset();
        for (; samples.Length > 0; samples = samples[Math.Min(ChunkSamples, samples.Length)..])
        {
            _recogniser.Write(samples[..Math.Min(ChunkSamples, samples.Length)]);
            Drain(decisions);
        }

        _recogniser.Finish();
        Drain(decisions);
        return decisions;
    }

    /// <summary>The words that were accepted.</summary>
    public IReadOnlyList<string> Words(IEnumerable<Decision> decisions) =>
        [.. decisions.Where(decision => decision.Kind == DecisionKind.Final).Select(decision => _model.Words[decision.Word].Name)];

    private void Drain(List<Decision> decisions)
    {
        while (_recogniser.TryRead(out Decision decision))
        {
            if (decision.Kind != DecisionKind.Partial)
            {
                decisions.Add(decision);
            }
        }
    }
}
