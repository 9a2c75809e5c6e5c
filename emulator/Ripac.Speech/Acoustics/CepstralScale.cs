using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>Brings the cepstra of <see cref="CepstralTransform"/> to 8 bits, each by an offset and a multiplier of its own.</summary>
internal sealed class CepstralScale
{
    /// <summary>Bits after the point of a multiplier.</summary>
    public const int Fraction = 12;

    /// <summary>No scaled value is further from 0.</summary>
    public const int Largest = 127;

    /// <summary>The largest multiplier: its product with a difference of two 16-bit numbers fits 31 bits.</summary>
    public const int LargestMultiplier = 16_383;

    private const int MostCoefficients = 32;

    private readonly short[] _offsets;
    private readonly ushort[] _multipliers;

    /// <param name="bands">Mel bands of the front end.</param>
    /// <param name="offsets">What is taken away from each number.</param>
    /// <param name="multipliers">What each is multiplied by then, 1 to <see cref="LargestMultiplier"/>, in 1/4096.</param>
    public CepstralScale(int bands, short[] offsets, ushort[] multipliers)
    {
        Bands = bands;
        _offsets = offsets;
        _multipliers = multipliers;
    }

    /// <summary>Mel bands of the front end.</summary>
    public int Bands { get; }

    /// <summary>Numbers that go in and come out.</summary>
    public int Count => _offsets.Length;

    /// <summary>The transform whose numbers are scaled.</summary>
    public CepstralTransform CreateTransform() => new(Bands, Count / 3);

    /// <summary>Scales the cepstra of one frame, to within <see cref="Largest"/> either way.</summary>
    public void Apply(ReadOnlySpan<short> cepstra, Span<short> scaled)
    {
        const int Half = 1 << (Fraction - 1);
        for (int i = 0; i < _offsets.Length; i++)
        {
            scaled[i] = (short)Math.Clamp((((cepstra[i] - _offsets[i]) * _multipliers[i]) + Half) >> Fraction, -Largest, Largest);
        }
    }

    /// <summary>As in a model file: coefficients u8, offsets i16[3 coefficients], multipliers u16[3 coefficients].</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write((byte)(Count / 3));
        foreach (short offset in _offsets)
        {
            writer.Write(offset);
        }

        foreach (ushort multiplier in _multipliers)
        {
            writer.Write(multiplier);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static CepstralScale Read(ref ModelFileReader reader, FrontEndSettings frontEnd)
    {
        ModelFormatException.Require(
            frontEnd is { Context: CepstralTransform.Context, Stride: CepstralTransform.Stride },
            $"cepstra need {CepstralTransform.Context} frames of context, {CepstralTransform.Stride} apart");
        int count = 3 * reader.Byte("cepstral coefficients", 1, Math.Min(MostCoefficients, frontEnd.Bands));
        short[] offsets = new short[count];
        ushort[] multipliers = new ushort[count];
        for (int i = 0; i < count; i++)
        {
            offsets[i] = reader.Int16("a cepstral offset");
        }

        for (int i = 0; i < count; i++)
        {
            multipliers[i] = (ushort)reader.UInt16("a cepstral multiplier", 1, LargestMultiplier);
        }

        return new CepstralScale(frontEnd.Bands, offsets, multipliers);
    }
}
