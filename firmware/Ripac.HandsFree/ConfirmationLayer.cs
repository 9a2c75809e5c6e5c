using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>Asks whether a number is to be dialed. Only a trusted yes dials it.</summary>
internal sealed class ConfirmationLayer : Layer
{
    /// <summary>How long an answer may take.</summary>
    public const int AnswerMilliseconds = 8000;

    private DialString? _number;
    private long _deadline;

    public ConfirmationLayer(Dialer dialer)
        : base(dialer)
    {
    }

    public override int Grammar => Grammars.Answer;

    public override int LedPattern => StatusLed.Confirm;

    public void Ask(DialString number, long now)
    {
        _number = number;
        _deadline = now + AnswerMilliseconds;
        Dialer.Print("confirm: " + number.ToString() + ", " + Choice + "?");
        Dialer.Switch(this);
    }

    public override void Heard(string word, bool trusted, long now)
    {
        if (!trusted)
        {
            Dialer.Print("confirm: say " + Choice);
        }
        else if (word == Dialer.Words.Yes && _number != null)
        {
            Dialer.Call.Begin(_number, now);
        }
        else if (word == Dialer.Words.No)
        {
            Dialer.Number.Reopen(now);
        }
        else if (word == Dialer.Words.Stop)
        {
            Close("not dialed: stopped");
        }
    }

    public override void Tick(long now)
    {
        if (now >= _deadline)
        {
            Close("not dialed: no answer");
        }
    }

    private string Choice => Dialer.Words.Yes + " or " + Dialer.Words.No;

    private void Close(string why)
    {
        Dialer.Print(why);
        Dialer.Switch(Dialer.Waiting);
    }
}
