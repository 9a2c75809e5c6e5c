using Ripac.Link;
using Ripac.VoiceInput;

namespace Ripac.VoiceSwitch;

/// <summary>Passes on the word behind the wake word, when both are trusted and nothing between them was lost.</summary>
internal sealed class Listener
{
    private const int MinimumConfidence = 60;

    private readonly SwitchTable _switches;
    private bool _awake;

    public Listener(SwitchTable switches)
    {
        _switches = switches;
    }

    /// <summary>Takes the decisions of one step.</summary>
    public void Hear(SpeechInput speech)
    {
        _awake &= speech.IsIntact;
        for (int i = 0; i < speech.DecisionCount && speech.IsIntact; i++)
        {
            DecisionRecord decision = speech.Decision(i);
            if (decision.Kind != LinkDecisionKind.Partial)
            {
                Hear(decision, speech);
            }
        }
    }

    private void Hear(DecisionRecord decision, SpeechInput speech)
    {
        string word = speech.WordOf(decision);
        bool trusted = decision.Kind == LinkDecisionKind.Final && decision.Confidence >= MinimumConfidence;
        if (trusted && (_awake || _switches.WakeWord == "") && !_switches.Obey(word))
        {
            _switches.Do(speech.OwnWords.MeaningOf(speech.OwnWords.NumberOf(word)), true);
        }

        _awake = trusted && word == _switches.WakeWord;
    }
}
