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

    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot) => RebootDevice(-1, rebootOption);

    public static void RebootDevice(int timeoutMilliseconds, RebootOption rebootOption = RebootOption.NormalReboot)
    {
        Processor.Board.RebootHandlers?.Invoke();
        Processor.Scheduler.EndRunHere(RunEnd.Reboot, "the firmware asked for a reboot");
    }
}

[NanoType("nanoFramework.Runtime.Native.GC")]
public static class NativeGC
{
    public static void EnableGCMessages(bool enable)
    {
    }

    /// <summary>The bytes that are free.</summary>
    public static uint Run(bool compactHeap) => (uint)(Processor.Board.Heap.Size - Processor.Board.Heap.Collect());
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
    [NanoType("nanoFramework.Runtime.Native.SystemInfo/FloatingPoint")]
    public enum FloatingPoint
    {
        None = 0,
        SinglePrecisionSoftware = 1,
        SinglePrecisionHardware = 2,
        DoublePrecisionSoftware = 3,
        DoublePrecisionHardware = 4,
    }

    public static FloatingPoint FloatingPointSupport => FloatingPoint.DoublePrecisionSoftware;

    public static byte Model => 0;

    public static byte OEM => 0;

    public static ushort SKU => 0;

    public static string OEMString => "Ripac virtual device";

    public static string Platform => "ESP32";

    public static string TargetName => Processor.Board.Options.TargetName;

    public static Version Version => new(1, 0, 0, 0);
}
