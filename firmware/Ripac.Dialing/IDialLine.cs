namespace Ripac.Dialing;

/// <summary>
/// A telephone line. Nothing here waits: <see cref="Poll"/>, called from the application's loop, does what is due and tells what
/// happened. All times are milliseconds since the board started.
/// </summary>
public interface IDialLine
{
    /// <summary>For the console: "modem", "tone line", "pulse line".</summary>
    string Name { get; }

    /// <summary>What the line is doing.</summary>
    LineState State { get; }

    /// <summary>
    /// When the line must be polled again, exactly: a pulse of its own ends then. <see cref="long.MaxValue"/> when every few tens of
    /// milliseconds will do.
    /// </summary>
    long NextEdge { get; }

    /// <summary>Sends a number. False when the line is not idle: nothing is dialed then, now or later.</summary>
    bool Dial(DialString number, long now);

    /// <summary>Takes the call when it rings; otherwise nothing.</summary>
    void Answer(long now);

    /// <summary>Ends ringing, dialing or a call; without any of them it does nothing.</summary>
    void HangUp(long now);

    /// <summary>Does what is due; at most one event a call.</summary>
    LineEvent Poll(long now);
}
