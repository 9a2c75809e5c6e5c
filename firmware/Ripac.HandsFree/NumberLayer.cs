using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>
/// Collects a number while the ears are open, and dials. A command, a pause, or letting the button go ends it; what is not trusted word
/// for word is asked again, and a number that is uncertain as a whole, or had to be asked for again, is confirmed before it is dialed.
/// </summary>
internal sealed class NumberLayer : Layer
{
    /// <summary>How long the speaker may take to begin, and how long a speaker may be silent without an end of utterance.</summary>
    public const int SilenceMilliseconds = 8000;

    /// <summary>The pause, after the recogniser's end of utterance, that ends a number: long enough for "555 ... 0123" or "erase".</summary>
    public const int PauseMilliseconds = 1500;

    /// <summary>How long a number may take in all: talk or noise that never ends must not keep it open.</summary>
    public const int LongestMilliseconds = 60000;

    /// <summary>How often a number is asked for before nothing is dialed.</summary>
    public const int MaximumAttempts = 3;

    /// <summary>How long a number that must be confirmed waits for a layer that asks.</summary>
    public const int UnaskedMilliseconds = 1000;

    private readonly Dialer _dialer;
    private readonly NumberEntry _entry = new();
    private DialString? _last;
    private string? _onLine;
    private int _opening;
    private bool _collecting;
    private bool _pausing;
    private bool _ended;
    private int _attempts;
    private long _deadline;
    private long _latest;

    public NumberLayer(Dialer dialer)
    {
        _dialer = dialer;
    }

    public override string Name => "dial";

    public override int Signal => !_collecting ? Nothing
        : _attempts > 0 && _entry.Count == 0 ? Signals.AskAgain : Signals.Listening;

    public override string? Caption => IsCollecting ? _entry.Digits : _dialer.IsLineBusy ? _onLine : null;

    /// <summary>Whether digits are taken.</summary>
    public bool IsCollecting => _collecting && _dialer.Listening.IsOpen;

    /// <summary>Whether one has come, or a doubt.</summary>
    public bool HasDigits => _entry.Count > 0;

    /// <summary>The number that was dialed last, or null.</summary>
    public DialString? Last => _last;

    /// <summary>Begins anew after the speaker said no: what comes now is confirmed too.</summary>
    public void Reopen(long now)
    {
        _dialer.Print("number: say it again");
        _collecting = true;
        _attempts = _attempts == 0 ? 1 : _attempts;
        Restart(now);
    }

    /// <summary>Leaves what is said to a layer above.</summary>
    public void Yield() => _collecting = false;

    /// <summary>Puts a number on the wire to the line, with a word about it when it is not to be dialed.</summary>
    public void Propose(DialString number, string whose, bool doubtful, long now)
    {
        _collecting = false;
        if (!_dialer.Outgoing.Put(number, whose, doubtful, now))
        {
            Close("not dialed: " + number.ToString() + " is blocked");
        }
    }

    public override void Reset()
    {
        _collecting = false;
        _dialer.Outgoing.Take();
    }

    public override void Heard(string word, int certainty, long now)
    {
        if (!Follow(now))
        {
            return;
        }

        WaitOn(now);
        char digit = certainty > 0 ? _dialer.Words.DigitOf(word) : '\0';
        if (_ended && (certainty == 0 || digit != '\0'))
        {
            // Nobody goes on with a number after "go": it was a digit that sounded like it.
            _entry.AddDoubt();
        }

        _ended = false;
        if (certainty == 0)
        {
            _entry.AddDoubt();
        }
        else if (digit != '\0')
        {
            _entry.Add(digit, certainty);
        }
        else
        {
            Obey(word, now);
        }
    }

    public override void Speaking(long now)
    {
        if (Follow(now))
        {
            WaitOn(now);
        }
    }

    public override void EndOfUtterance(long now)
    {
        if (!Follow(now))
        {
            return;
        }

        if (_ended)
        {
            End(now);
        }
        else if (_entry.Count > 0)
        {
            // Who holds the button has probably not finished.
            _pausing = true;
            _deadline = now + (_dialer.IsButtonHeld ? SilenceMilliseconds : PauseMilliseconds);
        }
    }

    public override void Interrupted(long now)
    {
        if (Follow(now))
        {
            AskAgain(", interrupted", now);
        }
    }

    public override void LineReported(LineEvent report, long now)
    {
        if (report == LineEvent.Ringing)
        {
            _onLine = null;
        }
    }

    public override void ButtonChanged(bool pressed, long now)
    {
        if (!Follow(now))
        {
            return;
        }

        if (pressed)
        {
            WaitOn(now);
        }
        else if (_entry.Count > 0)
        {
            End(now);
        }
        else if (_attempts == 0)
        {
            Close("not dialed: nothing heard");
        }
    }

    public override void Tick(long now)
    {
        if (Follow(now))
        {
            _dialer.Listening.KeepOpen(now);
            if (now >= _deadline)
            {
                RunOut(now);
            }
        }

        Outgoing outgoing = _dialer.Outgoing;
        if (outgoing.Number != null && !outgoing.MustBeConfirmed)
        {
            Dial(outgoing.Take()!, now);
        }
        else if (outgoing.Number != null && now - outgoing.Since >= UnaskedMilliseconds)
        {
            outgoing.Take();
            Close("not dialed: nobody asks whether it is right");
        }
    }

    // Whether digits are taken: from when the ears are opened.
    private bool Follow(long now)
    {
        if (!_dialer.Listening.IsOpen)
        {
            _collecting = false;
        }
        else if (_opening != _dialer.Listening.Openings)
        {
            _opening = _dialer.Listening.Openings;
            _attempts = 0;
            _collecting = true;
            Restart(now);
        }

        return _collecting;
    }

    private void RunOut(long now)
    {
        if (_pausing || _ended)
        {
            End(now);
        }
        else if (_entry.Count > 0)
        {
            AskAgain(", no end", now);
        }
        else
        {
            Close("not dialed: nothing heard");
        }
    }

    private void Obey(string command, long now)
    {
        Words words = _dialer.Words;
        if (command == words.Go || command == words.Enter)
        {
            // Believed when silence follows: see Heard.
            _ended = true;
            _deadline = now + PauseMilliseconds;
        }
        else if (command == words.Erase)
        {
            _entry.Erase();
            PrintNumber();
        }
        else if (command == words.Repeat)
        {
            Repeat(now);
        }
        else if (command == words.Start)
        {
            _entry.Clear();
            PrintNumber();
        }
        else if (command == words.Stop)
        {
            Close("not dialed: stopped");
        }
        else if (command == words.Help)
        {
            _dialer.Print("help: say digits, then " + words.Go + " or " + words.Enter + "; "
                + words.Erase + ", " + words.Repeat + ", " + words.Start + ", " + words.Stop);
        }
    }

    // The number so far, or, when there is none, the one before: one word is little to dial on, so it is confirmed.
    private void Repeat(long now)
    {
        if (_entry.Count == 0 && _last != null)
        {
            Propose(_last, "again", true, now);
        }
        else
        {
            PrintNumber();
        }
    }

    private void End(long now)
    {
        DialString? number = _entry.ToDialString();
        if (number == null)
        {
            AskAgain(WhyNot(), now);
        }
        else
        {
            Propose(number, "", _attempts > 0 || _entry.Certainty < _dialer.Settings.SureOfNumber, now);
        }
    }

    private void Dial(DialString number, long now)
    {
        _collecting = false;
        _dialer.Listening.Close();
        DialString? dialed = _dialer.Outgoing.Dialed(number);
        if (dialed != null && _dialer.Line.Dial(dialed, now))
        {
            _last = number;
            _onLine = dialed.ToString();
            _dialer.Print("dialing: " + _onLine);
        }
        else
        {
            _dialer.Print("not dialed: " + _dialer.Line.Name + " not ready");
        }
    }

    private void AskAgain(string reason, long now)
    {
        _dialer.Print("ask again: heard " + _entry.ToString() + reason);
        Restart(now);
        _dialer.Discard();
        _attempts++;
        if (_attempts == MaximumAttempts)
        {
            Close("not dialed: not understood");
        }
    }

    private string WhyNot()
    {
        if (_entry.Count > DialString.MaximumLength)
        {
            return ", too long";
        }

        return _entry.IsTrusted ? ", too short" : "";
    }

    private void Close(string why)
    {
        _collecting = false;
        _dialer.Listening.Close();
        _dialer.Print(why);
    }

    private void Restart(long now)
    {
        _entry.Clear();
        _ended = false;
        _latest = now + LongestMilliseconds;
        WaitOn(now);
    }

    private void WaitOn(long now)
    {
        _pausing = false;
        _deadline = now + SilenceMilliseconds < _latest ? now + SilenceMilliseconds : _latest;
    }

    private void PrintNumber() => _dialer.Print("number: " + _entry.ToString());
}
