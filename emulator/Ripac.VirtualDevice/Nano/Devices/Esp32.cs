using Ripac.VirtualDevice.Execution;

namespace Ripac.VirtualDevice.Nano;

[NanoType("nanoFramework.Hardware.Esp32.Configuration")]
public class Configuration
{
    public static int GetFunctionPin(DeviceFunction function) => Processor.Board.PinFunctions.Get(function);

    public static void SetPinFunction(int pin, DeviceFunction value) => Processor.Board.PinFunctions.Set(pin, value);
}

/// <summary>Which pin does what: an ESP32-S3 has no default pins for its buses, firmware must assign them first.</summary>
internal sealed class PinFunctions
{
    private readonly Dictionary<DeviceFunction, int> _pins = [];

    /// <summary>The pin of a function, -1 without one.</summary>
    public int Get(DeviceFunction function) => _pins.GetValueOrDefault(function, -1);

    public void Set(int pin, DeviceFunction function)
    {
        if (!Enum.IsDefined(function) || pin is < -1 or >= VirtualBoard.PinCount)
        {
            throw new ArgumentException($"pin {pin} cannot be {function}");
        }

        _pins[function] = pin;
    }

    /// <summary>The timer (0 to 7) behind a pin with a PWM function, null without one: PWM1 and PWM2 share the first, and so on.</summary>
    public int? PwmTimerOf(int pin)
    {
        for (int i = 0; i < 16; i++)
        {
            if (Get((DeviceFunction)((int)DeviceFunction.PWM1 + (i * 0x100))) == pin)
            {
                return i / 2;
            }
        }

        return null;
    }

    /// <summary>Refuses a bus that has no pins yet.</summary>
    public void Require(string bus, string[] lines)
    {
        foreach (string line in lines)
        {
            if (Get(Enum.Parse<DeviceFunction>($"{bus}_{line}")) < 0)
            {
                throw new ArgumentException($"{bus}_{line} has no pin: call Configuration.SetPinFunction before the bus is opened");
            }
        }
    }
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
        Execution.ManagedHeap heap = Processor.Board.Heap;
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
