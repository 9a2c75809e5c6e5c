using Ripac.Speech.Decoding;

namespace Ripac.Emulator.Timeline;

/// <summary>Where an event of the time line comes from.</summary>
internal enum TimelineSource
{
    /// <summary>A recording begins or ends at the microphone.</summary>
    Microphone,

    /// <summary>The push-to-talk button.</summary>
    Button,

    /// <summary>A decision of the coprocessor.</summary>
    Heard,

    /// <summary>A console line of the firmware.</summary>
    Firmware,

    /// <summary>The display shows something else.</summary>
    Display,

    /// <summary>A line from the firmware to the modem.</summary>
    ToModem,

    /// <summary>A line from the modem to the firmware.</summary>
    FromModem,

    /// <summary>A transaction on the SPI link, decoded.</summary>
    Link,
}

/// <summary>One thing that happened.</summary>
/// <param name="Nanoseconds">Virtual time since the board was powered.</param>
/// <param name="Source">Where.</param>
/// <param name="Text">What, in one line.</param>
/// <param name="Confidence">0..100 percent, of decisions.</param>
internal readonly record struct TimelineEvent(long Nanoseconds, TimelineSource Source, string Text, int? Confidence = null)
{
    /// <summary>What the coprocessor decided; null for words that may change yet.</summary>
    public static TimelineEvent? Of(long nanoseconds, Decision decision, string word) => decision.Kind switch
    {
        DecisionKind.Final => new(nanoseconds, TimelineSource.Heard, word, decision.Confidence),
        DecisionKind.Rejected => new(nanoseconds, TimelineSource.Heard, $"rejected (perhaps {word})", decision.Confidence),
        DecisionKind.EndOfUtterance => new(nanoseconds, TimelineSource.Heard, "end of utterance"),
        _ => null,
    };
}
