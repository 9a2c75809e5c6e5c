using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>
/// One thing the dialer can be doing. The <see cref="Dialer"/> asks the present layer what to listen for and what to show, and tells
/// it what happens; a layer hands over with <see cref="Dialer.Switch"/>. All times are milliseconds since the board started.
/// </summary>
internal abstract class Layer
{
    protected Layer(Dialer dialer)
    {
        Dialer = dialer;
    }

    /// <summary>The slot of <see cref="Grammars"/> to listen with.</summary>
    public abstract int Grammar { get; }

    /// <summary>The pattern of <see cref="StatusLed"/> to show.</summary>
    public abstract int LedPattern { get; }

    protected Dialer Dialer { get; }

    /// <summary>A word was heard. <paramref name="trusted"/> is false when it was rejected or is too uncertain to act on.</summary>
    public virtual void Heard(string word, bool trusted, long now)
    {
    }

    /// <summary>Someone is speaking; what was said is not settled yet.</summary>
    public virtual void Speaking(long now)
    {
    }

    /// <summary>The speaker is silent.</summary>
    public virtual void EndOfUtterance(long now)
    {
    }

    /// <summary>What was said since the last settled word is gone: samples, decisions, or the coprocessor's memory were lost.</summary>
    public virtual void Interrupted(long now)
    {
    }

    /// <summary>The button was pressed or let go.</summary>
    public virtual void ButtonChanged(bool pressed, long now)
    {
    }

    /// <summary>The modem has something to report, other than <see cref="ModemEvent.None"/>.</summary>
    public virtual void ModemReported(ModemEvent report, long now)
    {
    }

    /// <summary>Called with every block of audio: time may have run out.</summary>
    public virtual void Tick(long now)
    {
    }
}
