namespace Ripac.VirtualDevice.Testing;

/// <summary>What became of a test.</summary>
public enum NanoTestOutcome
{
    Passed,
    Failed,

    /// <summary>It called Assert.SkipTest.</summary>
    Skipped,
}

/// <summary>The result of a test on a virtual board.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">Why it failed or was skipped, with the firmware's stack trace.</param>
/// <param name="Nanoseconds">How long it took, in virtual time.</param>
/// <param name="Output">The lines that it wrote.</param>
public sealed record NanoTestResult(NanoTestOutcome Outcome, string Message, long Nanoseconds, IReadOnlyList<string> Output);
