namespace Ripac.VirtualDevice.Parts;

/// <summary>
/// What a microphone gives in a silent room: about 1.5 units of 16 bits, as the INMP441's noise of -87 dB below full scale.
/// The same seed and sample number give the same value, whatever was asked for before.
/// </summary>
public sealed class RoomNoise(int seed)
{
    /// <summary>Fills the samples from number <paramref name="first"/> on.</summary>
    public void Fill(long first, Span<short> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            ulong bits = Mix((ulong)(first + i) ^ ((ulong)(uint)seed << 32));

            // Four dice of 0 to 3: a mean of 6 and a variance of 4 x 1.25.
            samples[i] = (short)((int)((bits & 3) + ((bits >> 2) & 3) + ((bits >> 4) & 3) + ((bits >> 6) & 3)) - 6);
        }
    }

    /// <summary>The output function of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
