using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>
/// Collects a number. A command, a pause, or letting the button go ends it; what is not trusted word for word is asked again, and
/// a number that had to be asked for again is confirmed before it is dialed.
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

    private readonly NumberEntry _entry = new();
    private bool _pausing;
    private bool _ended;
    private int _attempts;
    private long _deadline;
    private long _latest;

    public NumberLayer(Dialer dialer)
        : base(dialer)
    {
    }

    public override int Grammar => Grammars.Number;

    public override int LedPattern => _attempts > 0 && _entry.Count == 0 ? StatusLed.AskAgain : StatusLed.Listening;

    /// <summary>Begins a new number.</summary>
    public void Open(long now)
    {
        _attempts = 0;
        Restart(now);
        Dialer.Switch(this);
    }

    /// <summary>Begins anew after the speaker said no: what comes now is confirmed too.</summary>
    public void Reopen(long now)
    {
        Dialer.Print("number: say it again");
        Restart(now);
        Dialer.Switch(this);
    }

    /// <summary>Says <c>ask again: heard 5 5 ? 1</c> with a reason, forgets it, and listens anew.</summary>
    public void AskAgain(string reason, long now)
    {
        Dialer.Print("ask again: heard " + _entry.ToString() + reason);
        Restart(now);
        Dialer.Switch(this);
        _attempts++;
        if (_attempts == MaximumAttempts)
        {
            Close("not dialed: not understood");
        }
    }

    public override void Heard(string word, bool trusted, long now)
    {
        WaitOn(now);
        char digit = trusted ? Dialer.Words.DigitOf(word) : '\0';
        if (_ended && (!trusted || digit != '\0'))
        {
            // Nobody goes on with a number after "go": it was a digit that sounded like it.
            _entry.AddDoubt();
        }

        _ended = false;
        if (!trusted)
        {
            _entry.AddDoubt();
        }
        else if (digit != '\0')
        {
            _entry.Add(digit);
        }
        else
        {
            Obey(word, now);
        }
    }

    public override void Speaking(long now) => WaitOn(now);

    public override void EndOfUtterance(long now)
    {
        if (_ended)
        {
            End(now);
        }
        else if (_entry.Count > 0)
        {
            // Who holds the button has probably not finished.
            _pausing = true;
            _deadline = now + (Dialer.IsButtonHeld ? SilenceMilliseconds : PauseMilliseconds);
        }
    }

    public override void Interrupted(long now) => AskAgain(", interrupted", now);

    public override void ButtonChanged(bool pressed, long now)
    {
        if (pressed)
        {
            WaitOn(now);
            return;
        }

        if (Dialer.FinishUtterance(now) && Dialer.IsIn(this))
        {
            EndByRelease(now);
        }
    }

    public override void Tick(long now)
    {
        if (now < _deadline)
        {
            return;
        }

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
        Words words = Dialer.Words;
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
            PrintNumber();
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
            Dialer.Print("help: say digits, then " + words.Go + " or " + words.Enter + "; "
                + words.Erase + ", " + words.Repeat + ", " + words.Start + ", " + words.Stop);
        }
    }

    private void End(long now)
    {
        DialString? number = _entry.ToDialString();
        if (number == null)
        {
            AskAgain(WhyNot(), now);
        }
        else if (_attempts > 0)
        {
            Dialer.Confirmation.Ask(number, now);
        }
        else
        {
            Dialer.Call.Begin(number, now);
        }
    }

    private void EndByRelease(long now)
    {
        if (_entry.Count > 0)
        {
            End(now);
        }
        else if (_attempts == 0)
        {
            Close("not dialed: nothing heard");
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
        Dialer.Print(why);
        Dialer.Switch(Dialer.Waiting);
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

    private void PrintNumber() => Dialer.Print("number: " + _entry.ToString());
}
