namespace Ripac.VirtualDevice;

/// <summary>What a microphone hears.</summary>
public interface ISampleSource
{
    /// <summary>
    /// Fills <paramref name="samples"/> (16 bit, mono). <paramref name="firstSample"/> is counted from power-on at the microphone's
    /// rate, whether firmware listens or not: sound that nobody reads is lost. Calls come in rising order, but may leave gaps.
    /// </summary>
    void Read(long firstSample, Span<short> samples);
}
