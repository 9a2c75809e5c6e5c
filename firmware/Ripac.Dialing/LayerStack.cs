using System;

namespace Ripac.Dialing;

/// <summary>
/// Layers, the lowest first, on common wires. What happens is told to all of them, the lowest before those above it; of what they put
/// on a wire the highest that is not silent counts. A layer with a fault is taken out for a while and then begins anew: those below it
/// never notice, those above it find it silent. Nothing is allocated.
/// </summary>
public sealed class LayerStack
{
    /// <summary>How long a layer with a fault stays out.</summary>
    public const int RestMilliseconds = 10000;

    private readonly Layer[] _layers;
    private readonly long[] _outUntil;

    // What is being told.
    private string _word = "";
    private int _certainty;
    private bool _pressed;
    private LineEvent _report;

    /// <param name="layers">The lowest first.</param>
    public LayerStack(Layer[] layers)
    {
        _layers = layers;
        _outUntil = new long[layers.Length];
    }

    private enum Happening
    {
        Heard,
        Speaking,
        EndOfUtterance,
        Interrupted,
        Button,
        Line,
        Tick,
    }

    /// <summary>The grammar slot to listen with, or <see cref="Layer.Nothing"/>.</summary>
    public int Ears
    {
        get
        {
            int slot = Layer.Nothing;
            for (int i = _layers.Length - 1; i >= 0 && slot == Layer.Nothing; i--)
            {
                slot = _outUntil[i] == 0 ? _layers[i].Ears : Layer.Nothing;
            }

            return slot;
        }
    }

    /// <summary>What to show, or <see cref="Layer.Nothing"/>.</summary>
    public int Signal
    {
        get
        {
            int signal = Layer.Nothing;
            for (int i = _layers.Length - 1; i >= 0 && signal == Layer.Nothing; i--)
            {
                signal = _outUntil[i] == 0 ? _layers[i].Signal : Layer.Nothing;
            }

            return signal;
        }
    }

    /// <summary>The number to show, or null.</summary>
    public string? Caption
    {
        get
        {
            string? caption = null;
            for (int i = _layers.Length - 1; i >= 0 && caption == null; i--)
            {
                caption = _outUntil[i] == 0 ? _layers[i].Caption : null;
            }

            return caption;
        }
    }

    /// <summary>See <see cref="Layer.Heard"/>.</summary>
    public void Heard(string word, int certainty, long now)
    {
        _word = word;
        _certainty = certainty;
        Tell(Happening.Heard, now);
    }

    /// <summary>See <see cref="Layer.Speaking"/>.</summary>
    public void Speaking(long now) => Tell(Happening.Speaking, now);

    /// <summary>See <see cref="Layer.EndOfUtterance"/>.</summary>
    public void EndOfUtterance(long now) => Tell(Happening.EndOfUtterance, now);

    /// <summary>See <see cref="Layer.Interrupted"/>.</summary>
    public void Interrupted(long now) => Tell(Happening.Interrupted, now);

    /// <summary>See <see cref="Layer.ButtonChanged"/>.</summary>
    public void ButtonChanged(bool pressed, long now)
    {
        _pressed = pressed;
        Tell(Happening.Button, now);
    }

    /// <summary>See <see cref="Layer.LineReported"/>.</summary>
    public void LineReported(LineEvent report, long now)
    {
        _report = report;
        Tell(Happening.Line, now);
    }

    /// <summary>See <see cref="Layer.Tick"/>.</summary>
    public void Tick(long now) => Tell(Happening.Tick, now);

    private void Tell(Happening happening, long now)
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            if (_outUntil[i] != 0)
            {
                if (now < _outUntil[i])
                {
                    continue;
                }

                _outUntil[i] = 0;
                Console.WriteLine("layer " + _layers[i].Name + ": begins anew");
            }

            try
            {
                Tell(_layers[i], happening, now);
            }
            catch (Exception fault)
            {
                _outUntil[i] = now + RestMilliseconds;
                _layers[i].Reset();
                Console.WriteLine("layer " + _layers[i].Name + ": out, " + fault.Message);
            }
        }
    }

    private void Tell(Layer layer, Happening happening, long now)
    {
        switch (happening)
        {
            case Happening.Heard:
                layer.Heard(_word, _certainty, now);
                break;
            case Happening.Speaking:
                layer.Speaking(now);
                break;
            case Happening.EndOfUtterance:
                layer.EndOfUtterance(now);
                break;
            case Happening.Interrupted:
                layer.Interrupted(now);
                break;
            case Happening.Button:
                layer.ButtonChanged(_pressed, now);
                break;
            case Happening.Line:
                layer.LineReported(_report, now);
                break;
            case Happening.Tick:
                layer.Tick(now);
                break;
        }
    }
}
