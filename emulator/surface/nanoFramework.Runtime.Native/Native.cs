using System;

namespace nanoFramework.Runtime.Native
{
    public delegate void RebootEventHandler();

    public class Power
    {
        public extern Power();
        public static extern event RebootEventHandler OnRebootEvent;
        public static extern void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot);
        public static extern void RebootDevice(int timeoutMilliseconds, RebootOption rebootOption = RebootOption.NormalReboot);
    }

    public enum RebootOption
    {
        NormalReboot = 0,
        EnterNanoBooter = 1,
        ClrOnly = 2,
        EnterProprietaryBooter = 8,
    }

    public static class GC
    {
        public static extern void EnableGCMessages(bool enable);
        public static extern uint Run(bool compactHeap);
    }

    public class ConstraintException : Exception
    {
        public extern ConstraintException();
    }

    public static class ExecutionConstraint
    {
        public static extern void Install(int timeoutMilliseconds, int priority);
    }

    public static class Rtc
    {
        public static extern bool SetSystemTime(DateTime time);
    }

    public static class SystemInfo
    {
        public static extern FloatingPoint FloatingPointSupport { get; }
        public static extern byte Model { get; }
        public static extern byte OEM { get; }
        public static extern string OEMString { get; }
        public static extern string Platform { get; }
        public static extern ushort SKU { get; }
        public static extern string TargetName { get; }
        public static extern Version Version { get; }

        public enum FloatingPoint
        {
            None = 0,
            SinglePrecisionSoftware = 1,
            SinglePrecisionHardware = 2,
            DoublePrecisionSoftware = 3,
            DoublePrecisionHardware = 4,
        }
    }
}

namespace System
{
    public static partial class Environment
    {
        public static extern long TickCount64 { get; }
    }
}
