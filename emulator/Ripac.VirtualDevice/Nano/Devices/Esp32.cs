using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("nanoFramework.Hardware.Esp32.Configuration")]
public class Configuration
{
    public static int GetFunctionPin(DeviceFunction function) => Processor.Board.PinFunctions.Get(function);

    public static void SetPinFunction(int pin, DeviceFunction value) => Processor.Board.PinFunctions.Set(pin, value);
}

[NanoType("nanoFramework.Hardware.Esp32.NativeMemory")]
public class NativeMemory
{
    [NanoType("nanoFramework.Hardware.Esp32.NativeMemory/MemoryType")]
    public enum MemoryType
    {
        All,
        Internal,
        SpiRam,
    }

    public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        // All of it is the managed heap.
        ManagedHeap heap = Processor.Board.Heap;
        totalSize = (uint)heap.Size;
        totalFreeSize = (uint)(heap.Size - heap.Collect());
        largestFreeBlock = totalFreeSize;
    }
}

[NanoType("nanoFramework.Hardware.Esp32.HighResTimerExpiredEventHandler")]
public delegate void HighResTimerExpiredEventHandler(HighResTimer sender, object? e);

[NanoType("nanoFramework.Hardware.Esp32.HighResTimer")]
public class HighResTimer : IDisposable
{
    private readonly Scheduler _scheduler = Processor.Scheduler;
    private IDisposable? _due;

    public event HighResTimerExpiredEventHandler? OnHighResTimerExpired;

    /// <summary>Microseconds since the start.</summary>
    public static ulong GetCurrent()
    {
        Processor.Scheduler.Settle();
        return (ulong)(Processor.Board.Power.NanosecondsSinceStart / 1000);
    }

    public void StartOneShot(ulong timeout_us) => Start(timeout_us, periodic: false);

    public void StartOnePeriodic(ulong period_us) => Start(period_us, periodic: true);

    public void Stop() => _due?.Dispose();

    public void Dispose() => Dispose(true);

    protected virtual void Dispose(bool disposing) => Stop();

    private void Start(ulong microseconds, bool periodic)
    {
        if (microseconds is 0 or > long.MaxValue / 1_000_000)
        {
            throw new ArgumentException($"{microseconds} microseconds");
        }

        _scheduler.Settle();
        _scheduler.Events.Start();
        Stop();
        Schedule((long)microseconds * 1000, periodic);
    }

    private void Schedule(long nanoseconds, bool periodic) => _due = _scheduler.After(nanoseconds, () =>
    {
        if (periodic)
        {
            Schedule(nanoseconds, periodic);
        }

        _scheduler.Events.Post(() => OnHighResTimerExpired?.Invoke(this, null));
    });
}
