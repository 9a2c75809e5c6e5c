namespace Ripac.Dialing;

/// <summary>What a line from a modem says (ITU-T V.250 result codes; +CME ERROR: 3GPP TS 27.007).</summary>
public enum ModemReply
{
    /// <summary>Not a result code: an echo, an unsolicited line, or noise.</summary>
    None,

    /// <summary>OK.</summary>
    Ok,

    /// <summary>CONNECT, with or without a speed.</summary>
    Connect,

    /// <summary>BUSY.</summary>
    Busy,

    /// <summary>NO CARRIER; of the SIM7600 family also VOICE CALL: END and MISSED_CALL.</summary>
    NoCarrier,

    /// <summary>NO ANSWER.</summary>
    NoAnswer,

    /// <summary>NO DIALTONE, also written NO DIAL TONE.</summary>
    NoDialtone,

    /// <summary>RING.</summary>
    Ring,

    /// <summary>ERROR, or +CME ERROR with a number or text.</summary>
    Error,
}
