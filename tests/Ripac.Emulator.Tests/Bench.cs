using Ripac.Emulator.Session;

namespace Ripac.Emulator.Tests;

/// <summary>Sessions for tests that look deeper than the command line does.</summary>
internal static class Bench
{
    /// <summary>What <c>dial</c> puts together for these recordings, two virtual minutes at most.</summary>
    public static DialSetup Setup(params string[] recordings) => new()
    {
        Board = InputFiles.ReadBoard(InputFiles.DefaultBoard),
        FirmwarePath = InputFiles.FindFirmware(InputFiles.DefaultFirmware),
        ModelPath = InputFiles.CheckModel(InputFiles.DefaultModel),
        Recordings = recordings,
        LimitNanoseconds = 120_000_000_000,
    };
}
