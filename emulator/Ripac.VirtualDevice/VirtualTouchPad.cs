namespace Ripac.VirtualDevice;

/// <summary>A touch-sensitive pad on the board, and the finger on it.</summary>
public sealed class VirtualTouchPad
{
    /// <summary>What an ESP32-S3 counts in a measurement without and with a finger: the order of size, not a board's figures.</summary>
    private const uint CountWithout = 30_000;
    private const uint CountWith = 60_000;

    internal VirtualTouchPad(int number) => Number = number;

    /// <summary>A finger came or went.</summary>
    public event Action<VirtualTouchPad>? Changed;

    /// <summary>The pad's number, on an ESP32-S3 1 to 14.</summary>
    public int Number { get; }

    /// <summary>A finger is on it.</summary>
    public bool IsTouched { get; private set; }

    internal uint Count => IsTouched ? CountWith : CountWithout;

    /// <summary>A finger is put on the pad.</summary>
    public void Touch() => Set(true);

    /// <summary>The finger is taken away.</summary>
    public void Release() => Set(false);

    private void Set(bool touched)
    {
        if (touched != IsTouched)
        {
            IsTouched = touched;
            Changed?.Invoke(this);
        }
    }
}
