namespace Ripac.VirtualDevice;

/// <summary>What a virtual board is made of.</summary>
public sealed record VirtualBoardOptions
{
    /// <summary>
    /// Managed instructions a second: how fast IL runs in virtual time. The default is a guess for an ESP32-S3 at 240 MHz
    /// (no measurement on a board is known to us); what firmware must bear is better tried with several values.
    /// </summary>
    public int InstructionsPerSecond { get; init; } = 1_500_000;

    /// <summary>The slice a managed thread may keep the processor for (nanoFramework: 20 ms).</summary>
    public long TimeSliceNanoseconds { get; init; } = 20_000_000;

    /// <summary>
    /// Bytes of the managed heap; null for that of the target, unverified (<see cref="Boards.FirmwareTarget.HeapBytes"/>). A board without PSRAM has what its chip
    /// leaves, which is better looked up (<c>nanoff --devicedetails</c>, Visual Studio's device capabilities).
    /// </summary>
    public long? HeapBytes { get; init; }

    /// <summary>The span of time that allocations are measured by: an audio frame.</summary>
    public long FrameNanoseconds { get; init; } = 20_000_000;

    /// <summary>
    /// A pin that firmware holds high while it works on a frame, for time per frame without a microphone. Null = the frames are those between the
    /// microphone's reads.
    /// </summary>
    public int? FramePin { get; init; }

    /// <summary>
    /// After a reboot or a deep sleep the firmware starts again, with its memory lost. False: the run ends with <see cref="RunEnd.Reboot"/>.
    /// </summary>
    public bool Restarts { get; init; } = true;

    /// <summary>From a reset or a wake-up to the firmware's first instruction; a guess, as nobody has measured a board for us.</summary>
    public long StartNanoseconds { get; init; } = 300_000_000;

    /// <summary>Seeds what is random on a board: <c>new Random()</c> and <c>Guid.NewGuid()</c>.</summary>
    public int Seed { get; init; }

    /// <summary>The date and time at power-on, seen as <c>DateTime.UtcNow</c>. Boards start at 1970 as long as nobody sets them.</summary>
    public DateTime PowerOnTime { get; init; } = DateTime.UnixEpoch;

    /// <summary>
    /// The build of nanoFramework's firmware, as <c>nanoff --target</c> names it: it says what the chip has and which pins its buses have by default. Seen as
    /// <c>SystemInfo.TargetName</c>.
    /// </summary>
    public string TargetName { get; init; } = "ESP32_S3_OCTAL";

    /// <summary>No faster than a real board: a virtual second takes a second of the host at least. By default as fast as the host can.</summary>
    public bool RealTime { get; init; }

    /// <summary>
    /// Compiles the firmware without optimisation, so that a .NET debugger breaks and steps in its C#; slower. By default where a debugger
    /// is attached.
    /// </summary>
    public bool IsDebuggable { get; init; } = System.Diagnostics.Debugger.IsAttached;

    /// <summary>How fast files are read and written, bytes a second; a guess like the instructions a second.</summary>
    public int FileBytesPerSecond { get; init; } = 1_000_000;
}
