using System.Device.Gpio;

namespace Ripac.Dialing;

/// <summary>
/// Tone dialing (DTMF). The pairs of frequencies are those of ITU-T Q.23. A sender's tones and pauses are at least 65 ms long (ETSI ES 201
/// 235-2), a receiver knows them from 40 ms (ITU-T Q.24); 100 ms each leave room for a loop that comes late.
/// </summary>
public sealed class ToneLine : LoopLine
{
    /// <summary>A digit sounds for so long.</summary>
    public const int ToneMilliseconds = 100;

    /// <summary>Silence between digits.</summary>
    public const int PauseMilliseconds = 100;

    private static readonly int[] Rows = { 697, 770, 852, 941 };
    private static readonly int[] Columns = { 1209, 1336, 1477 };

    private readonly IToneGenerator _tones;

    /// <param name="relay">Output; high closes the loop.</param>
    /// <param name="tones">Coupled to the line.</param>
    public ToneLine(GpioPin relay, IToneGenerator tones)
        : base(relay)
    {
        _tones = tones;
    }

    /// <inheritdoc/>
    public override string Name => "tone line";

    /// <inheritdoc/>
    protected override int StepsOf(char digit) => 2;

    /// <inheritdoc/>
    protected override int Step(char digit, int step)
    {
        if (step > 0)
        {
            _tones.Stop();
            return PauseMilliseconds;
        }

        // The keys are 1 to 9 in three rows, and 0 in the middle of a fourth.
        int key = digit == '0' ? 10 : digit - '1';
        _tones.Start(Rows[key / Columns.Length], Columns[key % Columns.Length]);
        return ToneMilliseconds;
    }

    /// <inheritdoc/>
    protected override void Silence() => _tones.Stop();
}
