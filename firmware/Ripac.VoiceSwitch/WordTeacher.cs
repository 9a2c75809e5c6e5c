using System.Device.Gpio;
using Ripac.Link;
using Ripac.VoiceInput;

namespace Ripac.VoiceSwitch;

/// <summary>
/// A word of one's own for an output: the button held for 2 s begins, for the first output without one; a press goes on to the next output;
/// the word is said twice. 10 s without a word, or five that cannot be used, end it. The LED is lit meanwhile. Output 1 has word-1, and so on.
/// </summary>
internal sealed class WordTeacher
{
    private const int HoldMilliseconds = 2000;
    private const int DebounceMilliseconds = 30;
    private const int SilenceMilliseconds = 10000;
    private const int TakesWanted = 2;
    private const int MostUseless = 5;

    private readonly SpeechInput _speech;
    private readonly GpioPin _button;
    private readonly GpioPin? _led;
    private readonly SwitchTable _switches;
    private readonly Report _report;
    private readonly int _outputs;
    private long _pressedAt = -1;
    private long _deadline;
    private int _useless;

    public WordTeacher(SpeechInput speech, SwitchTable switches, Report report, GpioPin button, GpioPin? led)
    {
        _speech = speech;
        _switches = switches;
        _report = report;
        _outputs = switches.Outputs < OwnWords.Most ? switches.Outputs : OwnWords.Most;
        _button = button;
        _led = led;
    }

    /// <summary>The output whose word is being learned, from 1; 0: none is.</summary>
    public int Output { get; private set; }

    /// <summary>Looks at the button and the clock, and at what was heard in the last step.</summary>
    public void Step(long now)
    {
        LookAtButton(now);
        if (Output == 0)
        {
            return;
        }

        if (_speech.UtteranceEnded)
        {
            Judge(_speech.Enrolment, now);
        }
        else if (now >= _deadline)
        {
            End(false, "nothing heard");
        }
    }

    private void LookAtButton(long now)
    {
        bool pressed = _button.Read() == PinValue.Low;
        if (pressed && _pressedAt < 0)
        {
            _pressedAt = now;
        }
        else if (!pressed && _pressedAt >= 0)
        {
            if (Output != 0 && now - _pressedAt >= DebounceMilliseconds && now - _pressedAt < HoldMilliseconds)
            {
                int next = (Output % _outputs) + 1;
                _speech.EndWord(Output, false, "");
                Begin(next, now);
            }

            _pressedAt = -1;
        }
        else if (pressed && Output == 0 && now - _pressedAt >= HoldMilliseconds)
        {
            Begin(FirstWithoutWord(), now);
            _pressedAt = now - HoldMilliseconds; // letting go is no press
        }
    }

    private void Judge(EnrolmentRecord record, long now)
    {
        _deadline = now + SilenceMilliseconds;
        if (record.Outcome == LinkTakeOutcome.Accepted)
        {
            if (record.Accepted >= TakesWanted)
            {
                End(true, "");
            }
            else
            {
                _report.Say("word: once more");
            }
        }
        else if (++_useless == MostUseless)
        {
            End(false, "not understood");
        }
        else
        {
            _report.Say("word: say it again, " + TakeOutcome.Describe(record.Outcome));
        }
    }

    private void Begin(int output, long now)
    {
        Output = output;
        _useless = 0;
        _deadline = now + SilenceMilliseconds;
        _led?.Write(PinValue.High);
        _report.Say("word: say a word for " + _switches.Called(output) + ", twice");
    }

    private void End(bool keep, string why)
    {
        bool kept = _speech.EndWord(Output, keep, "toggle " + Output.ToString());
        _report.Say(!keep ? "word: not learned, " + why : kept ? "word: learned for " + _switches.Called(Output) : "word: not learned");
        Output = 0;
        _led?.Write(PinValue.Low);
    }

    private int FirstWithoutWord()
    {
        int output = 1;
        while (output < _outputs && _speech.OwnWords.Has(output))
        {
            output++;
        }

        return output;
    }
}
