using System;

namespace nanoFramework.Hardware.Esp32;

public class Configuration
{
    public extern Configuration();
    public static extern int GetFunctionPin(DeviceFunction function);
    public static extern void SetPinFunction(int pin, DeviceFunction value);
}

public delegate void HighResTimerExpiredEventHandler(HighResTimer sender, object e);

public class HighResTimer : IDisposable
{
    public extern HighResTimer();
    public extern event HighResTimerExpiredEventHandler OnHighResTimerExpired;
    public extern void Dispose();
    protected extern virtual void Dispose(bool disposing);
    public static extern ulong GetCurrent();
    public extern void StartOnePeriodic(ulong period_us);
    public extern void StartOneShot(ulong timeout_us);
    public extern void Stop();
}

public class NativeMemory
{
    public extern NativeMemory();
    public static extern void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock);

    public enum MemoryType
    {
        All,
        Internal,
        SpiRam,
    }
}
