namespace Ripac.Speech.Audio;

/// <summary>How the samples of a WAV file are written.</summary>
public enum WavEncoding : ushort
{
    /// <summary>Linear integers: 8 bit (unsigned), 16, 24 or 32 bit (signed).</summary>
    Pcm = 1,

    /// <summary>IEEE floating point, 32 or 64 bit, full scale ±1.</summary>
    Float = 3,

    /// <summary>ITU-T G.711 A-law, 8 bit.</summary>
    ALaw = 6,

    /// <summary>ITU-T G.711 µ-law, 8 bit.</summary>
    MuLaw = 7,
}

/// <summary>The format of a WAV file's samples.</summary>
/// <param name="Encoding">How a sample is written.</param>
/// <param name="SampleRate">Samples a second of each channel.</param>
/// <param name="Channels">Interleaved channels, 1 or more.</param>
/// <param name="BitsPerSample">8, 16, 24, 32 or 64.</param>
public readonly record struct WavFormat(WavEncoding Encoding, int SampleRate, int Channels, int BitsPerSample)
{
    /// <summary>Bytes of one sample of every channel.</summary>
    public int BlockBytes => Channels * (BitsPerSample / 8);
}
