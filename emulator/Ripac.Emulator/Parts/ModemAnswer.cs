namespace Ripac.Emulator.Parts;

/// <summary>What becomes of a call.</summary>
internal enum ModemAnswer
{
    Ok,
    Busy,
    NoCarrier,
    Error,

    /// <summary>The modem says nothing after a dial command.</summary>
    Silent,
}
