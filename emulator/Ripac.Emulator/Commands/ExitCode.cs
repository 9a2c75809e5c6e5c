namespace Ripac.Emulator.Commands;

/// <summary>What the commands return to the shell.</summary>
internal static class ExitCode
{
    public const int Met = 0;
    public const int NotMet = 1;
    public const int BadInput = 2;
    public const int TimedOut = 3;
    public const int FirmwareFault = 4;

    /// <summary>128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;

    /// <summary>For --help.</summary>
    public const string Meaning =
        "Exit codes: 0 met, 1 not met, 2 bad input, 3 timed out (virtual time), 4 firmware fault, 130 interrupted.";
}
