namespace System.Device.Gpio;

public struct GpioPulseCount
{
    public long Count;
    public TimeSpan RelativeTime;
}

public enum GpioPulsePolarity
{
    Both = 0,
    Falling = 1,
    Rising = 2,
}

public sealed class GpioPulseCounter : IDisposable
{
    public extern GpioPulseCounter(int pinNumberA, int pinNumberB = -1);
    public extern bool IsStarted { get; }
    public extern GpioPulsePolarity Polarity { get; set; }
    public extern ushort FilterPulses { get; set; }
    public extern GpioPulseCount Read();
    public extern GpioPulseCount Reset();
    public extern void Start();
    public extern void Stop();
    public extern void Dispose();
}
