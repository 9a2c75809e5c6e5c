using Ripac.Chip;
using Ripac.Link;

namespace Ripac.Module;

/// <summary>How much the module holds and how fast it is.</summary>
public sealed record ModuleOptions
{
    /// <summary>Bytes of table memory, 1 to 2^24. Only what is written is allocated.</summary>
    public int TableBytes { get; init; } = LinkLimits.TableSpace;

    /// <summary>Samples that wait to be recognised; one second by default.</summary>
    public int AudioSamples { get; init; } = LinkLimits.SampleRate;

    /// <summary>Decisions that wait to be read, 1 to 65,535.</summary>
    public int Decisions { get; init; } = 64;

    /// <summary>The cores that it has: what the self-test tests.</summary>
    public CoreSettings Core { get; init; } = new();

    /// <summary>How long its work takes.</summary>
    public ModuleTiming Timing { get; init; } = new();
}
