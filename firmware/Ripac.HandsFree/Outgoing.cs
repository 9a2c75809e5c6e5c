using Ripac.Dialing;

namespace Ripac.HandsFree;

/// <summary>
/// The wire that numbers take to the line, and the only way there. What the rules forbid does not get onto it; what must be confirmed
/// stays on it until a layer above takes it off, asks, and puts it back.
/// </summary>
internal sealed class Outgoing
{
    private readonly NumberRules _rules;

    public Outgoing(NumberRules rules)
    {
        _rules = rules;
    }

    /// <summary>The number on the wire, or null.</summary>
    public DialString? Number { get; private set; }

    /// <summary>Whose number it is, for the console; empty for one that was said digit by digit.</summary>
    public string Whose { get; private set; } = "";

    /// <summary>Whether it must not be dialed as it is.</summary>
    public bool MustBeConfirmed { get; private set; }

    /// <summary>Since when it is on the wire.</summary>
    public long Since { get; private set; }

    /// <summary>Puts a number on the wire. False: it is blocked, or too long with its prefix.</summary>
    /// <param name="number">As it was said.</param>
    /// <param name="whose">See <see cref="Whose"/>.</param>
    /// <param name="doubtful">Whether somebody must say yes whatever the rules say.</param>
    /// <param name="now">The present.</param>
    public bool Put(DialString number, string whose, bool doubtful, long now)
    {
        DialString? dialed = _rules.Rewrite(number);
        if (dialed == null || _rules.IsBlocked(number) || _rules.IsBlocked(dialed))
        {
            return false;
        }

        Set(number, whose, doubtful || _rules.MustBeConfirmed(number) || _rules.MustBeConfirmed(dialed), now);
        return true;
    }

    /// <summary>Puts a number back that was confirmed.</summary>
    public void PutConfirmed(DialString number, long now) => Set(number, "", false, now);

    /// <summary>Takes the number off the wire.</summary>
    public DialString? Take()
    {
        DialString? number = Number;
        Number = null;
        return number;
    }

    /// <summary>How the number is dialed.</summary>
    public DialString? Dialed(DialString number) => _rules.Rewrite(number);

    private void Set(DialString number, string whose, bool mustBeConfirmed, long now)
    {
        Number = number;
        Whose = whose;
        MustBeConfirmed = mustBeConfirmed;
        Since = now;
    }
}
