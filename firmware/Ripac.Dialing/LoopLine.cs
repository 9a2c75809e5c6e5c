using System.Device.Gpio;

namespace Ripac.Dialing;

/// <summary>
/// A subscriber's line with a relay in it, closed (high) while the telephone is off the hook. It cannot hear: it waits for as long as a
/// dial tone takes, and a number that was sent counts as connected. Nor can it hear a ring.
/// </summary>
public abstract class LoopLine : IDialLine
{
    /// <summary>From off the hook to the first digit: longer than an exchange takes for its dial tone.</summary>
    public const int DialToneMilliseconds = 2000;

    /// <summary>The loop is open for so long to hang up: less than 1.55 s would be taken for a hook flash (ANSI T1.401).</summary>
    public const int HangUpMilliseconds = 2000;

    private readonly GpioPin _relay;
    private DialString? _number;
    private LineState _state = LineState.NotReady;
    private int _digit;
    private int _step;

    protected LoopLine(GpioPin relay)
    {
        _relay = relay;
        Open();
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public LineState State => _state;

    /// <inheritdoc/>
    public long NextEdge { get; private set; }

    /// <inheritdoc/>
    public bool Dial(DialString number, long now)
    {
        if (_state != LineState.Idle)
        {
            return false;
        }

        _number = number;
        _digit = 0;
        _step = 0;
        _state = LineState.Dialing;
        Close();
        NextEdge = now + DialToneMilliseconds;
        return true;
    }

    /// <inheritdoc/>
    public void Answer(long now)
    {
    }

    /// <inheritdoc/>
    public void HangUp(long now)
    {
        if (_state == LineState.Dialing || _state == LineState.InCall)
        {
            Silence();
            Open();
            _state = LineState.HangingUp;
            NextEdge = now + HangUpMilliseconds;
        }
    }

    /// <inheritdoc/>
    public LineEvent Poll(long now)
    {
        if (now < NextEdge)
        {
            return LineEvent.None;
        }

        switch (_state)
        {
            case LineState.NotReady:
                Rest(LineState.Idle);
                return LineEvent.Ready;
            case LineState.HangingUp:
                Rest(LineState.Idle);
                return LineEvent.HungUp;
            case LineState.Dialing when _number != null && _digit < _number.Length:
                // From now, not from when it was due: no step is ever shorter than it should be.
                NextEdge = now + TakeStep(_number[_digit]);
                return LineEvent.None;
            case LineState.Dialing:
                Rest(LineState.InCall);
                return LineEvent.Connected;
            default:
                return LineEvent.None;
        }
    }

    /// <summary>Steps in which a digit is sent.</summary>
    protected abstract int StepsOf(char digit);

    /// <summary>Takes one of them, from 0. Returns how long it lasts, in milliseconds.</summary>
    protected abstract int Step(char digit, int step);

    /// <summary>Ends whatever a digit has begun; the loop is opened next.</summary>
    protected virtual void Silence()
    {
    }

    /// <summary>Closes the loop.</summary>
    protected void Close() => _relay.Write(PinValue.High);

    /// <summary>Opens the loop.</summary>
    protected void Open() => _relay.Write(PinValue.Low);

    private int TakeStep(char digit)
    {
        int milliseconds = Step(digit, _step++);
        if (_step == StepsOf(digit))
        {
            _step = 0;
            _digit++;
        }

        return milliseconds;
    }

    private void Rest(LineState state)
    {
        _state = state;
        NextEdge = long.MaxValue;
    }
}
