namespace Ripac.Dialing;

/// <summary>What <see cref="IDialLine.Poll"/> has to report.</summary>
public enum LineEvent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The line can dial.</summary>
    Ready,

    /// <summary>The line does not answer; it is asked again and again.</summary>
    NotAnswering,

    /// <summary>Someone calls.</summary>
    Ringing,

    /// <summary>Whoever called has given up.</summary>
    Missed,

    /// <summary>The number was dialed, or the call was answered.</summary>
    Connected,

    /// <summary>The other end is busy.</summary>
    Busy,

    /// <summary>The call did not come about, or ended.</summary>
    NoCarrier,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>There is no line.</summary>
    NoDialtone,

    /// <summary>The line refused to dial, or to answer.</summary>
    Refused,

    /// <summary>The line said nothing after it was told to dial; it is being reset.</summary>
    DialTimeout,

    /// <summary>The number could not be brought to the line undamaged; it was not dialed.</summary>
    Garbled,

    /// <summary>The line's modem is being switched on.</summary>
    PoweringUp,

    /// <summary>The line was hung up, as asked.</summary>
    HungUp,
}
