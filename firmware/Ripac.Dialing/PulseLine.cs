using System.Device.Gpio;

namespace Ripac.Dialing;

/// <summary>
/// Loop-disconnect dialing, as a rotary dial does it: a digit is that many breaks of the loop, 0 is ten. 10 pulses a second, the share of
/// the break as the country has it: 60 % in most of Europe (ETSI ES 201 187) and 58 to 64 % in North America (TIA-470), 67 % in France and
/// Great Britain; at least 800 ms between digits serve all of them. (Sweden and New Zealand numbered their dials otherwise: not done.)
/// </summary>
public sealed class PulseLine : LoopLine
{
    /// <summary>A break and the make behind it: 10 pulses a second.</summary>
    public const int PulseMilliseconds = 100;

    /// <summary>The loop is closed for so long between digits.</summary>
    public const int BetweenDigitsMilliseconds = 800;

    private readonly int _breakMilliseconds;

    /// <param name="relay">Output; high closes the loop.</param>
    /// <param name="breakMilliseconds">How long the loop is open in a pulse, of 100 ms.</param>
    public PulseLine(GpioPin relay, int breakMilliseconds)
        : base(relay)
    {
        _breakMilliseconds = breakMilliseconds;
    }

    /// <inheritdoc/>
    public override string Name => "pulse line";

    /// <inheritdoc/>
    protected override int StepsOf(char digit) => 2 * (digit == '0' ? 10 : digit - '0');

    /// <inheritdoc/>
    protected override int Step(char digit, int step)
    {
        if ((step & 1) == 0)
        {
            Open();
            return _breakMilliseconds;
        }

        Close();
        int make = PulseMilliseconds - _breakMilliseconds;
        return step == StepsOf(digit) - 1 ? make + BetweenDigitsMilliseconds : make;
    }
}
