namespace Ripac.Speech.Features;

/// <summary>
/// How loud a frame must be to be speech: half-way (in dB) between the noise floor and the loudest speech of late, and 6 dB above the
/// floor at least. So the same sounds of a voice count in a quiet room and in noise.
/// </summary>
/// <remarks>
/// The floor is the least level of the last 1 to 1.5 s (minimum statistics: Martin, "Noise power spectral density estimation based on
/// optimal smoothing and minimum statistics", 2001): speech has gaps, noise has not. A steady noise is the floor from its first frame
/// on if nothing was heard before it, and 1.5 s after it began at the latest.
/// </remarks>
internal sealed class SpeechThreshold
{
    private const int BlockFrames = 50;
    private const int Blocks = 3;
    private const int LeastAboveFloor = 2 * 256;  // two octaves of power: 6 dB
    private const int PeakFall = 2;               // a frame: 2.4 dB a second

    private readonly int[] _minima = new int[Blocks];
    private int _block;
    private int _blockFrames;

    public SpeechThreshold() => Reset();

    /// <summary>The noise floor: a level in 1/256 octave of power.</summary>
    public int Floor { get; private set; }

    /// <summary>The level of the loudest speech of late, in 1/256 octave of power.</summary>
    public int Peak { get; private set; }

    /// <summary>Nothing was heard yet.</summary>
    public void Reset()
    {
        Array.Fill(_minima, short.MaxValue);
        (_block, _blockFrames) = (0, 0);
        (Floor, Peak) = (short.MaxValue, short.MinValue);
    }

    /// <summary>Takes the level of the next frame into account.</summary>
    /// <param name="level">Mean of the frame's bands, in 1/256 octave of power.</param>
    /// <returns>Whether the frame is speech.</returns>
    public bool Update(int level)
    {
        if (_blockFrames == BlockFrames)
        {
            _block = (_block + 1) % Blocks;
            _blockFrames = 0;
            _minima[_block] = short.MaxValue;
        }

        _blockFrames++;
        _minima[_block] = Math.Min(_minima[_block], level);
        Floor = Math.Min(Math.Min(_minima[0], _minima[1]), _minima[2]);
        Peak = Math.Max(level, Peak - PeakFall);
        return level >= Math.Max(Floor + LeastAboveFloor, (Floor + Peak) / 2);
    }
}
