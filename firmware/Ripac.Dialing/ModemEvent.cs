namespace Ripac.Dialing;

/// <summary>What <see cref="AtModem.Poll"/> has to report.</summary>
public enum ModemEvent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The modem answers and can dial.</summary>
    Ready,

    /// <summary>The modem does not answer; it is asked again and again.</summary>
    NotAnswering,

    /// <summary>The number was dialed (OK) or the other end connected (CONNECT).</summary>
    Connected,

    /// <summary>The other end is busy.</summary>
    Busy,

    /// <summary>The call did not come about, or ended.</summary>
    NoCarrier,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>There is no line.</summary>
    NoDialtone,

    /// <summary>The modem refused to dial.</summary>
    Refused,

    /// <summary>The modem said nothing after a dial command; it is being reset.</summary>
    DialTimeout,

    /// <summary>The line was hung up, as asked.</summary>
    HungUp,
}
