using Ripac.Emulator.Session;

namespace Ripac.Emulator.Timeline;

/// <summary>Where a run is told: event by event, and in the end what it came to.</summary>
internal interface ITimeline
{
    void Add(TimelineEvent happened);

    /// <param name="outcome">What it came to.</param>
    /// <param name="verdict">The same in one sentence.</param>
    void Conclude(DialOutcome outcome, string verdict);
}
