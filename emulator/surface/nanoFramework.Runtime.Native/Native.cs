using System;

namespace nanoFramework.Runtime.Native
{
    public delegate void RebootEventHandler();

    public class Power
    {
        public extern Power();
        public static extern event RebootEventHandler OnRebootEvent;
        public static extern void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot);
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

    public static class Rtc
    {
        public static extern bool SetSystemTime(DateTime time);
    }

    public static class SystemInfo
    {
        public static extern string OEMString { get; }
        public static extern string Platform { get; }
        public static extern string TargetName { get; }
        public static extern Version Version { get; }
    }
}

namespace System
{
    public static partial class Environment
    {
        public static extern long TickCount64 { get; }
    }
}
