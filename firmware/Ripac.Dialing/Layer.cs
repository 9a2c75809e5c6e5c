namespace Ripac.Dialing;

/// <summary>
/// One level of control in the arrangement of R. A. Brooks ("A robust layered control system for a mobile robot", IEEE Journal of
/// Robotics and Automation RA-2(1), 1986): all layers run all the time and hear everything; a higher one suppresses what a lower one puts
/// on a wire, and what it suppresses comes back by itself when it falls silent. See <see cref="LayerStack"/>.
/// All times are milliseconds since the board started.
/// </summary>
public abstract class Layer
{
    /// <summary>Leaves a wire to the layer below.</summary>
    public const int Nothing = -1;

    /// <summary>For the console and the settings.</summary>
    public abstract string Name { get; }

    /// <summary>Wire: the grammar slot to listen with, or <see cref="Nothing"/>.</summary>
    public virtual int Ears => Nothing;

    /// <summary>Wire: what the user is shown and hears, or <see cref="Nothing"/>.</summary>
    public virtual int Signal => Nothing;

    /// <summary>Wire: the number that the user is shown, or null.</summary>
    public virtual string? Caption => null;

    /// <summary>Forgets everything, as at the start.</summary>
    public virtual void Reset()
    {
    }

    /// <summary>A word was heard, with a certainty in percent; 0 when it was rejected or is too uncertain to act on.</summary>
    public virtual void Heard(string word, int certainty, long now)
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

    /// <summary>The dial line has something to report, other than <see cref="LineEvent.None"/>.</summary>
    public virtual void LineReported(LineEvent report, long now)
    {
    }

    /// <summary>Called with every block of audio: time may have run out.</summary>
    public virtual void Tick(long now)
    {
    }
}
