using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("nanoFramework.Runtime.Native.RebootEventHandler")]
public delegate void RebootEventHandler();

[NanoType("nanoFramework.Runtime.Native.RebootOption")]
public enum RebootOption
{
    NormalReboot = 0,
    EnterNanoBooter = 1,
    ClrOnly = 2,
    EnterProprietaryBooter = 8,
}

[NanoType("nanoFramework.Runtime.Native.Power")]
public class Power
{
    public static event RebootEventHandler OnRebootEvent
    {
        add => Processor.Board.RebootHandlers += value;
        remove => Processor.Board.RebootHandlers -= value;
    }

    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        Processor.Board.RebootHandlers?.Invoke();
        Processor.Scheduler.EndRunHere(RunEnd.Reboot, "the firmware asked for a reboot");
    }
}

/// <summary>The virtual board has no heap of its own size: there is nothing to collect, and always the same left.</summary>
[NanoType("nanoFramework.Runtime.Native.GC")]
public static class NativeGC
{
    public static void EnableGCMessages(bool enable)
    {
    }

    public static uint Run(bool compactHeap) => NativeMemory.HeapBytes;
}

[NanoType("nanoFramework.Runtime.Native.Rtc")]
public static class Rtc
{
    public static bool SetSystemTime(DateTime time)
    {
        Processor.Scheduler.Settle();
        Processor.Board.RealTimeClock.Set(time);
        return true;
    }
}

[NanoType("nanoFramework.Runtime.Native.SystemInfo")]
public static class SystemInfo
{
    public static string OEMString => "Ripac virtual device";

    public static string Platform => "ESP32";

    public static string TargetName => Processor.Board.Options.TargetName;

    public static Version Version => new(1, 0, 0, 0);
}
