using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>
/// Asks whether a number is to be dialed: takes it off the wire (<see cref="Outgoing"/>), and only a trusted yes puts it back. Without this
/// layer such a number is not dialed at all.
/// </summary>
internal sealed class ConfirmationLayer : Layer
{
    /// <summary>How long an answer may take.</summary>
    public const int AnswerMilliseconds = 8000;

    private readonly Dialer _dialer;
    private DialString? _number;
    private long _deadline;

    public ConfirmationLayer(Dialer dialer)
    {
        _dialer = dialer;
    }

    public override string Name => "confirm";

    public override int Ears => _number != null ? Grammars.Answer : Nothing;

    public override int Signal => _number != null ? Signals.Confirm : Nothing;

    public override string? Caption => _number?.ToString();

    private string Choice => _dialer.Words.Yes + " or " + _dialer.Words.No;

    public override void Reset() => _number = null;

    public override void Heard(string word, int certainty, long now)
    {
        if (_number == null)
        {
            return;
        }

        if (certainty == 0)
        {
            _dialer.Print("confirm: say " + Choice);
        }
        else if (word == _dialer.Words.Yes)
        {
            _dialer.Outgoing.PutConfirmed(_number, now);
            _number = null;
        }
        else if (word == _dialer.Words.No)
        {
            _number = null;
            _dialer.Number.Reopen(now);
        }
        else if (word == _dialer.Words.Stop)
        {
            Close("not dialed: stopped");
        }
    }

    public override void LineReported(LineEvent report, long now)
    {
        if (_number != null && report == LineEvent.Ringing)
        {
            Close("not dialed: someone calls");
        }
    }

    public override void Tick(long now)
    {
        if (_dialer.Outgoing.Number != null && _dialer.Outgoing.MustBeConfirmed)
        {
            string whose = _dialer.Outgoing.Whose;
            _number = _dialer.Outgoing.Take();
            _deadline = now + AnswerMilliseconds;
            _dialer.Print("confirm: " + whose + (whose == "" ? "" : " ") + _number!.ToString() + ", " + Choice + "?");
        }

        if (_number == null)
        {
            return;
        }

        _dialer.Listening.KeepOpen(now);
        if (now >= _deadline)
        {
            Close("not dialed: no answer");
        }
    }

    private void Close(string why)
    {
        _number = null;
        _dialer.Listening.Close();
        _dialer.Print(why);
    }
}
