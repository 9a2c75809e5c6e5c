using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ripac.VirtualDevice;

/// <summary>What a board counted since power-on. <see cref="ToJson"/> keeps it as it is at a moment.</summary>
public sealed class BoardStatistics
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly VirtualClock _clock;

    internal BoardStatistics(AllocationCounter allocationCounter, VirtualClock clock)
    {
        AllocationCounter = allocationCounter;
        _clock = clock;
        FrameMeter = new FrameMeter(() => clock.NowNanoseconds - IdleNanoseconds);
    }

    /// <summary>Virtual time since power-on.</summary>
    public long Nanoseconds => _clock.NowNanoseconds;

    /// <summary>How often the firmware was started: by power-on, reboots and wake-ups from deep sleep.</summary>
    public int Starts { get; internal set; } = 1;

    /// <summary>Virtual time in light and deep sleep, in nanoseconds.</summary>
    public long SleepNanoseconds { get; internal set; }

    /// <summary>Managed instructions that ran.</summary>
    public long Instructions { get; internal set; }

    /// <summary>Calls of methods among them, of firmware and library; constructors too.</summary>
    public long Calls { get; internal set; }

    /// <summary>Frames that firmware worked on: from the return of a microphone's Read to the next call of it, or while the pin <see cref="VirtualBoardOptions.FramePin"/> is high.</summary>
    public long Frames => FrameMeter.Count;

    /// <summary>The most time that it took for one, waiting apart, at the speed of the options: <see cref="VirtualBoardOptions.InstructionsPerSecond"/>.</summary>
    public long MostNanosecondsInAFrame => FrameMeter.MostNanoseconds;

    /// <summary>What it took for one on average; 0 without frames.</summary>
    public long MeanNanosecondsInAFrame => Frames == 0 ? 0 : FrameMeter.AllNanoseconds / Frames;

    /// <summary>Virtual time in which no managed thread was ready, in nanoseconds.</summary>
    public long IdleNanoseconds { get; internal set; }

    /// <summary>Hand-overs from one managed thread to another.</summary>
    public long ThreadSwitches { get; internal set; }

    /// <summary>Chip-select frames on all SPI buses.</summary>
    public long SpiTransfers { get; internal set; }

    /// <summary>Bytes on all SPI buses, one way.</summary>
    public long SpiBytes { get; internal set; }

    /// <summary>Transfers on all I2C buses.</summary>
    public long I2cTransfers { get; internal set; }

    /// <summary>Bytes on all I2C buses, addresses apart.</summary>
    public long I2cBytes { get; internal set; }

    /// <summary>Samples that firmware read from microphones.</summary>
    public long I2sSamplesRead { get; internal set; }

    /// <summary>Samples that were overwritten in the DMA buffers because firmware read too late.</summary>
    public long I2sSamplesLost { get; internal set; }

    /// <summary>Frames that firmware sent to loudspeakers.</summary>
    public long I2sSamplesWritten { get; internal set; }

    /// <summary>Frames of silence that loudspeakers played because firmware wrote too late.</summary>
    public long I2sSamplesMissing { get; internal set; }

    /// <summary>Bytes that firmware sent on serial ports.</summary>
    public long SerialBytesSent { get; internal set; }

    /// <summary>Bytes that came for serial ports and were kept.</summary>
    public long SerialBytesReceived { get; internal set; }

    /// <summary>Bytes that came while the port was closed or its read buffer full.</summary>
    public long SerialBytesLost { get; internal set; }

    /// <summary>Pin changes that were handed to firmware's event handlers.</summary>
    public long PinEvents { get; internal set; }

    /// <summary>Allocations on the managed heap, all places together.</summary>
    public long Allocations => AllocationCounter.Total;

    /// <summary>Bytes that they took, as objects are on a 32-bit board.</summary>
    public long AllocatedBytes => AllocationCounter.Bytes;

    /// <summary>
    /// Bytes that string literals and copies of structs took beside those, dead at once. C# code cannot avoid them and no budget limits them, but a board collects the more often.
    /// </summary>
    public long TemporaryBytes => AllocationCounter.TemporaryBytes;

    /// <summary>The most bytes allocated in a frame (<see cref="VirtualBoardOptions.FrameNanoseconds"/>).</summary>
    public long MostBytesInAFrame => AllocationCounter.MostBytesInAFrame;

    /// <summary>The most managed instructions in a second of virtual time.</summary>
    public long MostInstructionsInASecond => InstructionMeter.Peak;

    internal AllocationCounter AllocationCounter { get; }

    internal FrameMeter FrameMeter { get; }

    internal PeakMeter InstructionMeter { get; } = new(1_000_000_000);

    /// <summary>All of it now, as a JSON object: these names in camel case, and <c>allocationSites</c>, a list.</summary>
    public string ToJson()
    {
        JsonObject all = JsonSerializer.SerializeToNode(this, Format)!.AsObject();
        all["allocationSites"] = JsonSerializer.SerializeToNode(AllocationSites(), Format);
        return all.ToJsonString(Format);
    }

    /// <summary>Every place that allocated so far, the most frequent first.</summary>
    public IReadOnlyList<AllocationSite> AllocationSites() => AllocationCounter.Sites();
}
