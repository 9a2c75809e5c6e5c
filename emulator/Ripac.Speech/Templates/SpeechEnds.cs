namespace Ripac.Speech.Templates;

/// <summary>
/// Where an utterance begins and ends: the best way through silence, speech and silence, as the acoustic model hears them, frame by
/// frame. Short pauses within the utterance belong to it.
/// </summary>
internal sealed class SpeechEnds
{
    /// <summary>What it costs to begin or end speech, in 1/8 nat: clicks are not worth it.</summary>
    private const int TurnCost = 80;

    private long _frame;
    private Path _before;
    private Path _speech;
    private Path _after;

    public SpeechEnds() => Reset();

    /// <summary>The first frame of speech on the best path; -1 before any.</summary>
    public long Start => Best.Start;

    /// <summary>The first frame after speech on the best path; -1 while speech goes on.</summary>
    public long End => Best.End;

    private Path Best => _before.Cost <= Math.Min(_speech.Cost, _after.Cost) ? _before : _speech.Cost <= _after.Cost ? _speech : _after;

    /// <summary>Nothing was said yet; frames go on being counted.</summary>
    public void Begin()
    {
        _before = new Path(0, -1, -1);
        _speech = _after = new Path(int.MaxValue / 2, -1, -1);
    }

    /// <summary>Forgets everything; the next frame is frame 0.</summary>
    public void Reset()
    {
        _frame = 0;
        Begin();
    }

    /// <summary>Takes the next frame.</summary>
    /// <param name="silence">The cost of the best emission of silence.</param>
    /// <param name="speech">The cost of the best other emission.</param>
    public void Frame(int silence, int speech)
    {
        Path after = Cheaper(_after, _speech.With(TurnCost) with { End = _frame });
        Path said = Cheaper(_speech, Cheaper(_before.With(TurnCost) with { Start = _frame }, _after.With(TurnCost) with { End = -1 }));
        (_before, _speech, _after) = (_before.With(silence), said.With(speech), after.With(silence));
        int least = Math.Min(_before.Cost, Math.Min(_speech.Cost, _after.Cost));
        (_before, _speech, _after) = (_before.With(-least), _speech.With(-least), _after.With(-least));
        _frame++;
    }

    private static Path Cheaper(Path a, Path b) => a.Cost <= b.Cost ? a : b;

    private readonly record struct Path(int Cost, long Start, long End)
    {
        public Path With(int cost) => this with { Cost = Math.Min(Cost + cost, int.MaxValue / 2) };
    }
}
