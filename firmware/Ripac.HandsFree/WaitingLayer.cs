namespace Ripac.HandsFree;

/// <summary>Nobody is speaking to us: the wake word or the button opens a number.</summary>
internal sealed class WaitingLayer : Layer
{
    public WaitingLayer(Dialer dialer)
        : base(dialer)
    {
    }

    public override int Grammar => Grammars.WakeWord;

    public override int LedPattern => StatusLed.Idle;

    public override void Heard(string word, bool trusted, long now)
    {
        if (trusted && word == Dialer.Words.WakeWord)
        {
            Dialer.Print("listening: wake word");
            Dialer.Number.Open(now);
        }
    }

    public override void ButtonChanged(bool pressed, long now)
    {
        if (pressed)
        {
            Dialer.Print("listening: push-to-talk");
            Dialer.Number.Open(now);
        }
    }
}
