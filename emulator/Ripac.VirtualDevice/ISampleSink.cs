namespace Ripac.VirtualDevice;

/// <summary>What hangs on a board's I2S output: an amplifier with a loudspeaker.</summary>
public interface ISampleSink
{
    /// <summary>
    /// Frames that firmware sent (16 bit; wider samples are cut), handed over before they sound: frame <paramref name="firstFrame"/> sounds
    /// firstFrame / <paramref name="sampleRate"/> seconds after power-on. Calls come in rising order; where they leave a gap, there is silence.
    /// A mono stream is on both channels.
    /// </summary>
    void Play(long firstFrame, int sampleRate, ReadOnlySpan<short> left, ReadOnlySpan<short> right);
}
