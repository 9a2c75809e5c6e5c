using System.Globalization;
using Ripac.Chip.Microcode;

namespace Ripac.Module;

/// <summary>What the cores had to do for each frame, beside the time that a frame lasts.</summary>
public sealed class CoreLoad
{
    /// <summary>Microcycles of 125 ns in a frame of 10 ms.</summary>
    public const int MicrocyclesPerFrame = 10_000_000 / CycleCounts.Nanoseconds;

    /// <summary>Frames so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Microcycles of all frames.</summary>
    public long Microcycles { get; private set; }

    /// <summary>Memory accesses of all frames.</summary>
    public long Accesses { get; private set; }

    /// <summary>Microcycles of the slowest frame.</summary>
    public long Slowest { get; private set; }

    /// <summary>Frames that took longer than they lasted.</summary>
    public long Late { get; private set; }

    /// <summary>Whether the engine counts at all.</summary>
    public bool Counted => Microcycles > 0;

    /// <summary>One more frame.</summary>
    public void Add(CycleCounts frame)
    {
        Frames++;
        Microcycles += frame.Microcycles;
        Accesses += frame.Accesses;
        Slowest = Math.Max(Slowest, frame.Microcycles);
        Late += frame.Microcycles > MicrocyclesPerFrame ? 1 : 0;
    }

    /// <summary>The figures on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Frames} frames, {Microcycles / Math.Max(1, Frames)} microcycles and {Accesses / Math.Max(1, Frames)} memory accesses a frame, "
        + $"{Slowest} microcycles at most, of {MicrocyclesPerFrame} in 10 ms: {(Late == 0 ? "real time" : $"{Late} frames late")}");
}
