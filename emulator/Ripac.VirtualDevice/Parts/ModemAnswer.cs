namespace Ripac.VirtualDevice.Parts;

/// <summary>What becomes of a call.</summary>
public enum ModemAnswer
{
    Ok,
    Busy,
    NoCarrier,
    Error,

    /// <summary>The modem says nothing after a dial command.</summary>
    Silent,
}
