using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>
/// Listens when it is spoken to: the wake word or the button opens the ears, 8 s without speech close them. A layer above keeps them
/// open by saying so again and again (<see cref="KeepOpen"/>); when it stops saying so, this layer goes on as if it were not there.
/// </summary>
internal sealed class ListenLayer : Layer
{
    /// <summary>How long the ears stay open without speech.</summary>
    public const int SilenceMilliseconds = 8000;

    // A layer that is alive says so every few tens of milliseconds; while a coprocessor is set up, every few hundred.
    private const int KeepMilliseconds = 2000;

    private readonly Dialer _dialer;
    private long _closesAt;
    private long _keptUntil;

    public ListenLayer(Dialer dialer)
    {
        _dialer = dialer;
    }

    public override string Name => "listen";

    public override int Ears => _dialer.IsLineBusy ? Nothing : IsOpen ? Grammars.Number : Grammars.WakeWord;

    public override int Signal => !_dialer.IsCoprocessorReady ? Signals.NotReady : IsOpen ? Signals.Listening : Nothing;

    /// <summary>Whether someone is speaking to us.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>How often the ears were opened: a step says that something new begins.</summary>
    public int Openings { get; private set; }

    /// <summary>Suppresses closing, for a moment.</summary>
    public void KeepOpen(long now) => _keptUntil = now + KeepMilliseconds;

    /// <summary>What was said is done.</summary>
    public void Close() => IsOpen = false;

    public override void Reset() => Close();

    public override void Heard(string word, int certainty, long now)
    {
        WaitOn(now);
        if (certainty > 0 && word == _dialer.Words.WakeWord && _dialer.Settings.WakeWord)
        {
            Open("wake word", now);
        }
    }

    public override void Speaking(long now) => WaitOn(now);

    public override void ButtonChanged(bool pressed, long now)
    {
        WaitOn(now);
        if (pressed && _dialer.Settings.Button)
        {
            Open("push-to-talk", now);
        }
    }

    public override void Tick(long now)
    {
        if (IsOpen && _dialer.IsLineBusy)
        {
            Close();
        }
        else if (IsOpen && now >= _closesAt && now >= _keptUntil)
        {
            _dialer.Print("listening: over");
            Close();
        }
    }

    private void Open(string why, long now)
    {
        if (!IsOpen && !_dialer.IsLineBusy)
        {
            _dialer.Print("listening: " + why);
            IsOpen = true;
            Openings++;
            WaitOn(now);
        }
    }

    private void WaitOn(long now) => _closesAt = now + SilenceMilliseconds;
}
