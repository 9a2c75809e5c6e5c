using Ripac.Dialing;
using Ripac.Link;
using Ripac.VoiceInput;

namespace Ripac.HandsFree;

/// <summary>
/// The highest layer: names in place of numbers. While the ears are open it has names listened for too; a name puts its number on the wire, to
/// be confirmed. "Enter", with no digit before it, learns a name for the number that was dialed last: it is said twice. "Erase", with no digit
/// before it, and a name forget that name. Names are words of one's own (<see cref="OwnWords"/>); what each stands for is its number.
/// </summary>
internal sealed class PhoneBookLayer : Layer
{
    /// <summary>How long a name may take to be said, each time.</summary>
    public const int SilenceMilliseconds = 10000;

    private const int TakesWanted = 2;
    private const int MostUseless = 5;

    private readonly Dialer _dialer;
    private readonly OwnWords _names;
    private int _learning;
    private int _erasing;
    private int _useless;
    private long _deadline;

    public PhoneBookLayer(Dialer dialer, OwnWords names)
    {
        _dialer = dialer;
        _names = names;
    }

    public override string Name => "phone-book";

    public override int Ears => _learning != 0 ? Grammars.OwnWord
        : _names.Count > 0 && _dialer.Number.IsCollecting ? Grammars.Names : Nothing;

    public override int Signal => _learning != 0 ? Signals.Enrolment : Nothing;

    public override string? Caption => _learning != 0 ? _dialer.Number.Last!.ToString() : null;

    /// <summary>The number of the name that is being learned; 0: none is.</summary>
    public int Learning => _learning;

    public override void Reset()
    {
        _learning = 0;
        _erasing = 0;
    }

    public override void Heard(string word, int certainty, long now)
    {
        if (certainty == 0 || !_dialer.Number.IsCollecting || _dialer.Number.HasDigits)
        {
            return;
        }

        int name = _names.NumberOf(word);
        if (name != 0)
        {
            Obey(name, now);
        }
        else if (word == _dialer.Words.Enter && _dialer.Number.Last != null)
        {
            Begin(now);
        }
        else
        {
            _erasing = word == _dialer.Words.Erase ? _dialer.Listening.Openings : 0;
        }
    }

    public override void ButtonChanged(bool pressed, long now)
    {
        if (pressed && _learning != 0)
        {
            End(false, "stopped");
        }
    }

    public override void LineReported(LineEvent report, long now)
    {
        if (_learning != 0 && report == LineEvent.Ringing)
        {
            End(false, "someone calls");
        }
    }

    public override void Tick(long now)
    {
        if (_learning == 0)
        {
            return;
        }

        _dialer.Listening.KeepOpen(now);
        if (!_dialer.IsCoprocessorReady)
        {
            End(false, "the coprocessor was lost");
        }
        else if (_dialer.Speech.UtteranceEnded)
        {
            Judge(_dialer.Speech.Enrolment, now);
        }
        else if (now >= _deadline)
        {
            End(false, "nothing heard");
        }
    }

    private void Obey(int name, long now)
    {
        string called = _dialer.Settings.Called(name);
        if (_erasing != 0 && _erasing == _dialer.Listening.Openings)
        {
            _names.Delete(name);
            Close("phone book: " + called + " is erased");
            return;
        }

        DialString? number = DialString.Create(_names.MeaningOf(name));
        if (number != null)
        {
            _dialer.Number.Propose(number, called, true, now);
        }
    }

    private void Begin(long now)
    {
        int free = _names.FindFree();
        if (free == 0)
        {
            Close("phone book: full; say " + _dialer.Words.Erase + " and a name");
            return;
        }

        _dialer.Number.Yield();
        _dialer.Discard();
        _learning = free;
        _useless = 0;
        _deadline = now + SilenceMilliseconds;
        _dialer.Print("phone book: say a name for " + _dialer.Number.Last!.ToString() + ", twice");
    }

    private void Judge(EnrolmentRecord record, long now)
    {
        _deadline = now + SilenceMilliseconds;
        if (record.Outcome != LinkTakeOutcome.Accepted)
        {
            if (++_useless == MostUseless)
            {
                End(false, "not understood");
            }
            else
            {
                _dialer.Print("phone book: say it again, " + TakeOutcome.Describe(record.Outcome));
            }
        }
        else if (record.Accepted < TakesWanted)
        {
            _dialer.Print("phone book: once more");
        }
        else
        {
            End(true, "");
        }
    }

    private void End(bool keep, string why)
    {
        int number = _learning;
        _learning = 0;
        string digits = _dialer.Number.Last!.ToString();
        bool kept = _dialer.Speech.EndWord(number, keep, digits);
        Close(!keep ? "phone book: nothing learned, " + why
            : kept ? "phone book: " + _dialer.Settings.Called(number) + " is " + digits : "phone book: nothing learned");
    }

    private void Close(string what)
    {
        _erasing = 0;
        _dialer.Number.Yield();
        _dialer.Listening.Close();
        _dialer.Print(what);
    }
}
