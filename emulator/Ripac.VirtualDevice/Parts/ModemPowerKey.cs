namespace Ripac.VirtualDevice.Parts;

/// <summary>
/// The power key of a modem on the board, with the transistor before it: high presses it. 100 ms switch it on, its serial port answers 13 s later;
/// 2.5 s switch it off. So the SIM7600 behaves as far as programs for it tell: LilyGO's for T-SIM7600 press 300 ms and 2.6 s, and wait up to 40 s.
/// </summary>
public sealed class ModemPowerKey
{
    private const long OnNanoseconds = 100_000_000;
    private const long OffNanoseconds = 2_500_000_000;
    private const long StartNanoseconds = 13_000_000_000;

    private readonly VirtualClock _clock;
    private readonly AtModem _modem;
    private long _pressedAt;
    private bool _starting;

    /// <summary>Puts the key between a pin and the modem, which is off.</summary>
    public ModemPowerKey(VirtualBoard board, int pin, AtModem modem)
    {
        _clock = board.Clock;
        _modem = modem;
        modem.SetPower(false);
        board.Pin(pin).Changed += key =>
        {
            if (key.Level)
            {
                _pressedAt = _clock.NowNanoseconds;
            }
            else
            {
                LetGo(_clock.NowNanoseconds - _pressedAt);
            }
        };
    }

    private void LetGo(long held)
    {
        if (_modem.IsPowered && held >= OffNanoseconds)
        {
            _modem.SetPower(false);
        }
        else if (!_modem.IsPowered && !_starting && held >= OnNanoseconds)
        {
            _starting = true;
            _clock.After(StartNanoseconds, () =>
            {
                _starting = false;
                _modem.SetPower(true);
            });
        }
    }
}
