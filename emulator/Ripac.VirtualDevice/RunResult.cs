namespace Ripac.VirtualDevice;

/// <summary>How a run ended.</summary>
public enum RunEnd
{
    /// <summary>All threads of the firmware returned, or sleep for ever.</summary>
    Finished,

    /// <summary>The caller's condition became true.</summary>
    Satisfied,

    /// <summary>The limit of virtual time was reached.</summary>
    TimeLimit,

    /// <summary>Every thread waits for ever, or the board sleeps, and nothing is due that could wake one.</summary>
    Deadlock,

    /// <summary>An exception left a thread.</summary>
    UnhandledException,

    /// <summary>The firmware asked for a reboot or for deep sleep, and the board does not restart (<see cref="VirtualBoardOptions.Restarts"/>).</summary>
    Reboot,
}

/// <summary>
/// The end of a run: how, when (virtual nanoseconds since power-on), and for a deadlock or an unhandled exception what happened,
/// with the firmware's stack traces.
/// </summary>
public sealed record RunResult(RunEnd End, long Nanoseconds, string Message);
