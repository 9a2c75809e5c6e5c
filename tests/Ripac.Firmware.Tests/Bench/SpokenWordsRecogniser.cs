using Ripac.Speech.Acoustics;
using Ripac.Speech.Decoding;
using Ripac.Speech.Grammars;

namespace Ripac.Tests.Firmware.Bench;

/// <summary>
/// Hears <see cref="SpokenWords"/>: a final decision at each word's end, rejected when its confidence is 0 or its grammar does not
/// have the word, and the end of the utterance after 700 ms of silence, as the real recogniser does.
/// </summary>
internal sealed class SpokenWordsRecogniser(Grammar grammar) : IRecogniser
{
    private const int EndOfSpeechSamples = 700 * 8;

    private readonly Queue<Decision> _decisions = [];
    private long _position;
    private long _wordStart;
    private long _silence;
    private short _present;
    private bool _speech;

    public static IRecogniser Create(AcousticModel model, Grammar grammar) => new SpokenWordsRecogniser(grammar);

    public void Write(ReadOnlySpan<short> samples)
    {
        foreach (short sample in samples)
        {
            if (sample != _present)
            {
                EndWord();
                _present = sample;
                _wordStart = _position;
            }

            _position++;
            _silence = sample == 0 ? _silence + 1 : 0;
            if (_speech && _silence == EndOfSpeechSamples)
            {
                EndUtterance();
            }
        }
    }

    public void Finish()
    {
        EndWord();
        _present = 0;
        if (_speech)
        {
            EndUtterance();
        }
    }

    public void Reset()
    {
        _decisions.Clear();
        (_position, _wordStart, _silence, _present, _speech) = (0, 0, 0, 0, false);
    }

    public bool TryRead(out Decision decision) => _decisions.TryDequeue(out decision);

    private void EndWord()
    {
        if (_present == 0)
        {
            return;
        }

        (int word, int confidence) = SpokenWords.Understand(_present);
        bool known = false;
        foreach (GrammarArc arc in grammar.Arcs)
        {
            known |= arc.Word == word;
        }

        DecisionKind kind = known && confidence > 0 ? DecisionKind.Final : DecisionKind.Rejected;
        _decisions.Enqueue(new Decision(kind, word, _wordStart, _position, 0, confidence));
        _speech = true;
    }

    private void EndUtterance()
    {
        _speech = false;
        _decisions.Enqueue(new Decision(DecisionKind.EndOfUtterance, -1, _position, _position, 0, 0));
    }
}
