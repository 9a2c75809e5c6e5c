using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>Sounds a few tones when the signal changes (<see cref="Signals.Tones"/>).</summary>
internal sealed class SignalTones
{
    private readonly IToneGenerator? _tones;
    private int _signal = Signals.NotReady;
    private int _next;
    private long _until;

    /// <param name="tones">Null on a board without a tone pin, or at volume 0: nothing sounds.</param>
    public SignalTones(IToneGenerator? tones)
    {
        _tones = tones;
    }

    /// <summary>Whether a tone sounds: the microphone hears it too.</summary>
    public bool IsSounding { get; private set; }

    /// <summary>Begins, goes on with, or ends what the signal says.</summary>
    public void Show(int signal, long now)
    {
        if (signal != _signal)
        {
            _signal = signal;
            _next = 0;
            _until = now;
            IsSounding = _tones != null && Signals.Tones[signal].Length > 0;
            if (!IsSounding)
            {
                _tones?.Stop();
            }
        }

        if (!IsSounding || now < _until)
        {
            return;
        }

        int[] melody = Signals.Tones[_signal];
        _tones!.Stop();
        if (_next == melody.Length)
        {
            IsSounding = false;
            return;
        }

        if (melody[_next] > 0)
        {
            _tones.Start(melody[_next], 0);
        }

        _until = now + melody[_next + 1];
        _next += 2;
    }
}
