using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>Takes a call that rings: a press of the button or "yes"; "no" refuses it, and so does "stop", one layer below.</summary>
internal sealed class AnswerLayer : Layer
{
    private readonly Dialer _dialer;

    public AnswerLayer(Dialer dialer)
    {
        _dialer = dialer;
    }

    public override string Name => "answer";

    public override int Ears => IsRinging ? Grammars.Answer : Nothing;

    public override int Signal => IsRinging ? Signals.Ringing : Nothing;

    private bool IsRinging => _dialer.Line.State == LineState.Ringing;

    public override void Heard(string word, int certainty, long now)
    {
        if (!IsRinging || certainty == 0)
        {
            return;
        }

        if (word == _dialer.Words.Yes)
        {
            Answer(now);
        }
        else if (word == _dialer.Words.No)
        {
            _dialer.Print("call: refused");
            _dialer.Line.HangUp(now);
        }
    }

    public override void ButtonChanged(bool pressed, long now)
    {
        if (pressed && IsRinging)
        {
            Answer(now);
        }
    }

    private void Answer(long now)
    {
        _dialer.Print("call: answering");
        _dialer.Line.Answer(now);
    }
}
