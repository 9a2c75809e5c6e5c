namespace Ripac.VirtualDevice.Parts;

/// <summary>A watchdog chip on a board: firmware must change the level of its pin again and again, or it resets the board.</summary>
public sealed class Watchdog
{
    private readonly VirtualBoard _board;
    private readonly VirtualPin _pin;
    private readonly long _timeout;
    private IDisposable? _due;

    /// <summary>Waits from the pin's first change on; while nobody drives the pin, as in a chip that starts, for ever.</summary>
    /// <param name="board">The board.</param>
    /// <param name="pin">The pin that is watched.</param>
    /// <param name="timeout">The longest time without a change.</param>
    public Watchdog(VirtualBoard board, int pin, TimeSpan timeout)
    {
        _board = board;
        _pin = board.Pin(pin);
        _timeout = timeout.Ticks * 100;
        _pin.Changed += _ => Wait();
    }

    /// <summary>How often it has reset the board.</summary>
    public int Resets { get; private set; }

    private void Wait()
    {
        _due?.Dispose();
        _due = _board.Clock.After(_timeout, () =>
        {
            if (_pin.IsDrivenByFirmware)
            {
                Resets++;
                _board.Reset();
            }
        });
    }
}
