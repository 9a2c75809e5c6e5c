using System;
using System.Threading;
using Ripac.Dialing;
using Ripac.Link;
using Ripac.VoiceInput;

namespace Ripac.HandsFree;

/// <summary>
/// The loop that everything happens in: 20 ms of audio to the coprocessor, its decisions to the layers, then the button, the line, the
/// clock, LED and display. The microphone paces it; nothing in it allocates unless there is something to say.
/// </summary>
internal sealed class Dialer
{
    private const int RetryMilliseconds = 1000;
    private const int PollMilliseconds = 20;

    // What a step takes at most on a board when its audio is there; and how long to sleep when it is not.
    private const int StepMilliseconds = 10;
    private const int NapMilliseconds = 5;

    // The lowest first.
    private static readonly string[] LayerNames = { "hang-up", "answer", "listen", "dial", "confirm", "phone-book" };

    private readonly PushToTalk _button;
    private readonly StatusLed _led;
    private readonly SignalTones _tones;
    private readonly Screen _screen;
    private readonly LayerStack _layers;
    private readonly PhoneBookLayer _phoneBook;
    private string _lastLine;
    private bool _discard;

    public Dialer(Settings settings, SpeechInput speech, IDialLine line, PushToTalk button, StatusLed led, SignalTones tones, Screen screen)
    {
        Settings = settings;
        Speech = speech;
        _button = button;
        _led = led;
        _tones = tones;
        _screen = screen;
        _lastLine = settings.Trouble;
        Line = line;
        Outgoing = new Outgoing(settings.Rules);
        Listening = new ListenLayer(this);
        Number = new NumberLayer(this);
        _phoneBook = new PhoneBookLayer(this, speech.OwnWords);
        Layer[] all = { new HangUpLayer(this), new AnswerLayer(this), Listening, Number, new ConfirmationLayer(this), _phoneBook };
        Layer[] running = new Layer[IndexOfLayer(settings.HighestLayer) + 1];
        Array.Copy(all, 0, running, 0, running.Length);
        _layers = new LayerStack(running);
    }

    public Settings Settings { get; }

    /// <summary>For layers that teach the coprocessor.</summary>
    public SpeechInput Speech { get; }

    public IDialLine Line { get; }

    /// <summary>The way numbers take to the line.</summary>
    public Outgoing Outgoing { get; }

    public ListenLayer Listening { get; }

    public NumberLayer Number { get; }

    /// <summary>The words of the model's language.</summary>
    public Words Words => Words.Languages[Speech.GrammarSet];

    /// <summary>Whether the push-to-talk button is held.</summary>
    public bool IsButtonHeld => _button.IsPressed;

    /// <summary>Whether the coprocessor is set up, as far as is known.</summary>
    public bool IsCoprocessorReady => Speech.IsReady;

    /// <summary>Whether there is something on the line to hang up.</summary>
    public bool IsLineBusy
    {
        get
        {
            LineState state = Line.State;
            return state == LineState.Ringing || state == LineState.Dialing || state == LineState.InCall;
        }
    }

    /// <summary>A layer's place, the lowest being 0; -1 when there is none of that name.</summary>
    public static int IndexOfLayer(string name) => Array.IndexOf(LayerNames, name);

    /// <summary>Never returns.</summary>
    public void Run()
    {
        while (true)
        {
            if (!Speech.IsReady)
            {
                Recover();
            }
            else if (Line.NextEdge == long.MaxValue || !IsKeptBy(Line.NextEdge))
            {
                Step();
            }
        }
    }

    /// <summary>One line on the console; README.md lists their forms.</summary>
    public void Print(string line)
    {
        _lastLine = line;
        Console.WriteLine(line);
    }

    /// <summary>What was heard behind the present word is not to be told: it was said before something new began.</summary>
    public void Discard() => _discard = true;

    private int Ears
    {
        get
        {
            int ears = _layers.Ears;
            return ears == Layer.Nothing ? Grammars.WakeWord : ears;
        }
    }

    // The line has an edge to come, to the millisecond. Before it there is a step of the loop only when it surely takes less time: the
    // microphone's samples must be there, since a read that waits for them stands everything still. What is not read now is kept for later.
    private bool IsKeptBy(long edge)
    {
        long left = edge - Environment.TickCount64;
        if (left > StepMilliseconds && Speech.HasAudio)
        {
            return false;
        }

        long nap = left <= StepMilliseconds ? left : left - StepMilliseconds < NapMilliseconds ? left - StepMilliseconds : NapMilliseconds;
        Thread.Sleep(nap > 0 ? (int)nap : 0);
        Attend(Environment.TickCount64);
        return true;
    }

    private void Hear(int ears)
    {
        if (ears == Grammars.OwnWord)
        {
            Speech.LearnWord(_phoneBook.Learning);
        }
        else
        {
            Speech.Listen(ears);
        }

        Speech.Pump();
    }

    private void Step()
    {
        if (_tones.IsSounding)
        {
            Speech.Skip();
        }
        else
        {
            Hear(Ears);
        }

        long now = Environment.TickCount64;
        TellWhatWasHeard(now);
        Attend(now);
    }

    // The button hangs up, a call goes on, and the line is looked after, while the coprocessor is away.
    private void Recover()
    {
        if (Speech.SetUp())
        {
            return;
        }

        long now = Environment.TickCount64;
        for (long retry = now + RetryMilliseconds; now < retry; now = Environment.TickCount64)
        {
            Attend(now);
            Thread.Sleep(PollMilliseconds);
        }
    }

    private void Attend(long now)
    {
        LineEvent report = Line.Poll(now);
        if (_button.Poll(now))
        {
            if (!_button.IsPressed && Listening.IsOpen && Speech.IsReady)
            {
                // All that was said before the button was let go counts.
                Speech.Finish();
                TellWhatWasHeard(now);
            }

            _layers.ButtonChanged(_button.IsPressed, now);
        }

        if (report != LineEvent.None)
        {
            _layers.LineReported(report, now);
        }

        _layers.Tick(now);
        int signal = _layers.Signal;
        signal = signal == Layer.Nothing ? Signals.Idle : signal;
        _led.Show(signal, now);
        _tones.Show(signal, now);
        if (_screen.IsDue(Line.NextEdge, now))
        {
            _screen.Show(signal, _layers.Caption, IsCoprocessorReady ? _lastLine : Speech.LastTrouble, now);
        }
    }

    private void TellWhatWasHeard(long now)
    {
        if (!Speech.IsIntact)
        {
            _layers.Interrupted(now);
            return;
        }

        if (Speech.DecisionCount == 0)
        {
            return;
        }

        // What follows a word after which something else is listened for was said before that.
        int ears = Ears;
        _discard = false;
        for (int i = 0; i < Speech.DecisionCount && !_discard && Ears == ears; i++)
        {
            Tell(Speech.Decision(i), now);
        }
    }

    private void Tell(DecisionRecord decision, long now)
    {
        switch (decision.Kind)
        {
            case LinkDecisionKind.Partial:
                _layers.Speaking(now);
                break;
            case LinkDecisionKind.EndOfUtterance:
                _layers.EndOfUtterance(now);
                break;
            default:
                string word = Speech.WordOf(decision);
                bool trusted = decision.Kind == LinkDecisionKind.Final && decision.Confidence >= Settings.MinimumConfidence && word != "";
                int own = Speech.OwnWords.NumberOf(word);
                Print("heard: " + (own == 0 ? word : Settings.Called(own)) + (trusted ? " (" : "? (") + decision.Confidence.ToString() + " %)");
                _layers.Heard(word, trusted ? decision.Confidence : 0, now);
                break;
        }
    }
}
