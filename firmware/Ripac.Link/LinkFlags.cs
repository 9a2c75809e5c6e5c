using System;

namespace Ripac.Link;

/// <summary>The coprocessor's condition when a response was prepared (byte 5 of a response; 0 in a request).</summary>
[Flags]
public enum LinkFlags : byte
{
    /// <summary>Nothing to say.</summary>
    None = 0x00,

    /// <summary>There are decisions that were never read. Holds the interrupt line low.</summary>
    DecisionsPending = 0x01,

    /// <summary>The coprocessor started over and has not been identified since. Holds the interrupt line low.</summary>
    ResetSinceIdentify = 0x02,

    /// <summary>A stream is open.</summary>
    Listening = 0x04,

    /// <summary>Since the stream began, decisions were lost because nobody read them.</summary>
    DecisionsLost = 0x08,

    /// <summary>A model is in use.</summary>
    ModelLoaded = 0x10,
}
