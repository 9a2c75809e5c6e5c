using System;
using System.Threading;
using Ripac.Dialing;
using Ripac.Link;
using Ripac.VoiceInput;

namespace Ripac.HandsFree;

/// <summary>
/// The loop that everything happens in: 20 ms of audio to the coprocessor, its decisions to the present layer, then the button, the
/// modem, the clock and the LED. The microphone paces it; nothing in it allocates unless there is something to say.
/// </summary>
internal sealed class Dialer
{
    /// <summary>Percent below which a word is not acted on.</summary>
    public const int MinimumConfidence = 60;

    private const int RetryMilliseconds = 1000;
    private const int PollMilliseconds = 20;

    private readonly SpeechInput _speech;
    private readonly PushToTalk _button;
    private readonly StatusLed _led;
    private Layer _layer;
    private bool _handedOver;

    public Dialer(SpeechInput speech, AtModem modem, PushToTalk button, StatusLed led)
    {
        _speech = speech;
        _button = button;
        _led = led;
        Modem = modem;
        Waiting = new WaitingLayer(this);
        Number = new NumberLayer(this);
        Confirmation = new ConfirmationLayer(this);
        Call = new CallLayer(this);
        _layer = Waiting;
    }

    public AtModem Modem { get; }

    /// <summary>The words of the model's language.</summary>
    public Words Words => Words.Languages[_speech.GrammarSet];

    /// <summary>Whether the push-to-talk button is held.</summary>
    public bool IsButtonHeld => _button.IsPressed;

    public WaitingLayer Waiting { get; }

    public NumberLayer Number { get; }

    public ConfirmationLayer Confirmation { get; }

    public CallLayer Call { get; }

    /// <summary>Never returns.</summary>
    public void Run()
    {
        while (true)
        {
            if (_speech.IsReady)
            {
                Step();
            }
            else
            {
                Recover();
            }
        }
    }

    /// <summary>Hands over to a layer.</summary>
    public void Switch(Layer layer)
    {
        _layer = layer;
        _handedOver = true;
    }

    /// <summary>Whether that is the present layer.</summary>
    public bool IsIn(Layer layer) => _layer == layer;

    /// <summary>One line on the console; README.md lists their forms.</summary>
    public void Print(string line) => Console.WriteLine(line);

    /// <summary>Decides what is still open of what was said, and tells the present layer. False when not all of it was heard.</summary>
    public bool FinishUtterance(long now)
    {
        if (!_speech.IsIntact)
        {
            return false;
        }

        _speech.Finish();
        TellWhatWasHeard(now);
        return _speech.IsIntact;
    }

    private void Step()
    {
        _speech.Listen(_layer.Grammar);
        _speech.Pump();
        long now = Environment.TickCount64;
        TellWhatWasHeard(now);
        if (_button.Poll(now))
        {
            _layer.ButtonChanged(_button.IsPressed, now);
        }

        Attend(now);
        _layer.Tick(now);
    }

    // A call goes on, and the modem is looked after, while the coprocessor is away.
    private void Recover()
    {
        if (_speech.SetUp())
        {
            return;
        }

        long now = Environment.TickCount64;
        for (long retry = now + RetryMilliseconds; now < retry; now = Environment.TickCount64)
        {
            _button.Poll(now);
            Attend(now);
            Thread.Sleep(PollMilliseconds);
        }
    }

    private void Attend(long now)
    {
        ModemEvent report = Modem.Poll(now);
        if (report == ModemEvent.Ready)
        {
            Print("modem: ready");
        }
        else if (report == ModemEvent.NotAnswering)
        {
            Print("modem: not answering");
        }

        if (report != ModemEvent.None)
        {
            _layer.ModemReported(report, now);
        }

        _led.Pattern = _speech.IsReady ? _layer.LedPattern : StatusLed.NotReady;
        _led.Update(now);
    }

    private void TellWhatWasHeard(long now)
    {
        if (!_speech.IsIntact)
        {
            _layer.Interrupted(now);
            return;
        }

        // What follows a word that made another layer take over was said to the old one.
        _handedOver = false;
        for (int i = 0; i < _speech.DecisionCount && !_handedOver; i++)
        {
            Tell(_speech.Decision(i), now);
        }
    }

    private void Tell(DecisionRecord decision, long now)
    {
        switch (decision.Kind)
        {
            case LinkDecisionKind.Partial:
                _layer.Speaking(now);
                break;
            case LinkDecisionKind.EndOfUtterance:
                _layer.EndOfUtterance(now);
                break;
            default:
                string word = _speech.WordOf(decision);
                bool trusted = decision.Kind == LinkDecisionKind.Final && decision.Confidence >= MinimumConfidence && word != "";
                Print("heard: " + word + (trusted ? " (" : "? (") + decision.Confidence.ToString() + " %)");
                _layer.Heard(word, trusted, now);
                break;
        }
    }
}
