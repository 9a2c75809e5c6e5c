namespace Ripac.Link;

/// <summary>The coprocessor's counters: 32 bits each, in this order in the response to ReadCounters. They stop at 2^31 - 1.</summary>
public enum LinkCounter : byte
{
    /// <summary>Chip-select frames that ended.</summary>
    Transactions = 0,

    /// <summary>Requests that passed all checks, other than Poll and repeats.</summary>
    Accepted = 1,

    /// <summary>Requests received a second time and not executed again.</summary>
    Repeated = 2,

    /// <summary>Transactions that did not begin with the sync byte.</summary>
    BadSync = 3,

    /// <summary>Frames with a wrong CRC.</summary>
    BadCrc = 4,

    /// <summary>Frames cut short, or with bytes other than zero behind them.</summary>
    BadFrameLength = 5,

    /// <summary>Transactions begun while READY was low.</summary>
    Busy = 6,

    /// <summary>Accepted requests that ended with a status other than Ok.</summary>
    Refused = 7,

    /// <summary>Audio frames taken into the stream.</summary>
    AudioFrames = 8,

    /// <summary>Audio frames refused because an earlier one was missing.</summary>
    AudioGaps = 9,

    /// <summary>Audio frames refused because the queue was full.</summary>
    AudioOverflows = 10,

    /// <summary>Decisions made.</summary>
    Decisions = 11,

    /// <summary>Decisions lost because nobody had read the earlier ones.</summary>
    DecisionsLost = 12,

    /// <summary>Starts after the first: reset line or Reset command.</summary>
    Resets = 13,
}
