namespace Ripac.Speech.Features;

/// <summary>
/// Mel cepstra (Davis and Mermelstein, 1980) with their first and second differences in time (Furui, 1986) from a feature vector of
/// <see cref="FrontEnd"/>: nine frames of log2 mel energies side by side. Integers throughout.
/// </summary>
/// <remarks>
/// With f[-4] to f[4] the nine frames of a band, the static value is f[0], the first difference is the slope of a straight line through
/// five frames, d = sum over k = 1, 2 of k (f[k] - f[-k]), ten times the slope a frame; the second difference is d of d. Then each is
/// transformed by an orthonormal DCT-II over the bands. Units: 1/256 octave of power for the cepstra, a fifth of that a frame for the
/// first and 2/25 a frame squared for the second differences. What does not fit 16 bits is cut.
/// </remarks>
public sealed class CepstralTransform
{
    /// <summary><see cref="FrontEndSettings.Context"/> of the feature vectors.</summary>
    public const int Context = 4;

    /// <summary><see cref="FrontEndSettings.Stride"/> of the feature vectors.</summary>
    public const int Stride = 1;

    private const int CosineFraction = 12;         // bits after the point of the DCT
    private const int FirstDifferenceShift = 13;
    private const int SecondDifferenceShift = 13;
    private const int SecondDifferencePreShift = 2; // 32 bits hold the sums of the DCT then

    private readonly int _bands;
    private readonly int _coefficients;
    private readonly int[] _cosines; // [coefficient][band]
    private readonly int[] _static;
    private readonly int[] _first;
    private readonly int[] _second;

    /// <param name="bands">Mel bands of a frame.</param>
    /// <param name="coefficients">Cepstra to make, from the zeroth (the loudness); at most as many as bands.</param>
    public CepstralTransform(int bands, int coefficients)
    {
        _bands = bands;
        _coefficients = coefficients;
        _static = new int[bands];
        _first = new int[bands];
        _second = new int[bands];
        _cosines = new int[coefficients * bands];
        for (int k = 0; k < coefficients; k++)
        {
            double norm = Math.Sqrt((k == 0 ? 1.0 : 2.0) / bands) * (1 << CosineFraction);
            for (int band = 0; band < bands; band++)
            {
                _cosines[(k * bands) + band] = (int)Math.Round(norm * Math.Cos(Math.PI * k * (band + 0.5) / bands));
            }
        }
    }

    /// <summary>Numbers that come out: the cepstra, their first differences, their second differences.</summary>
    public int Count => 3 * _coefficients;

    /// <summary>Transforms one feature vector.</summary>
    /// <param name="feature">Nine frames, earliest first, of all bands.</param>
    /// <param name="cepstra">Gets <see cref="Count"/> numbers.</param>
    public void Apply(ReadOnlySpan<short> feature, Span<short> cepstra)
    {
        for (int band = 0; band < _bands; band++)
        {
            int Difference(ReadOnlySpan<short> f, int frame) => f[((frame + 1) * _bands) + band] - f[((frame - 1) * _bands) + band]
                + (2 * (f[((frame + 2) * _bands) + band] - f[((frame - 2) * _bands) + band]));

            _static[band] = feature[(Context * _bands) + band];
            _first[band] = Difference(feature, Context);
            int second = Difference(feature, Context + 1) - Difference(feature, Context - 1)
                + (2 * (Difference(feature, Context + 2) - Difference(feature, Context - 2)));
            _second[band] = (second + (1 << (SecondDifferencePreShift - 1))) >> SecondDifferencePreShift;
        }

        Transform(_static, CosineFraction, cepstra[.._coefficients]);
        Transform(_first, FirstDifferenceShift, cepstra.Slice(_coefficients, _coefficients));
        Transform(_second, SecondDifferenceShift, cepstra.Slice(2 * _coefficients, _coefficients));
    }

    private void Transform(int[] bands, int shift, Span<short> cepstra)
    {
        for (int k = 0; k < cepstra.Length; k++)
        {
            int sum = 1 << (shift - 1);
            for (int band = 0; band < bands.Length; band++)
            {
                sum += bands[band] * _cosines[(k * bands.Length) + band];
            }

            cepstra[k] = (short)Math.Clamp(sum >> shift, short.MinValue, short.MaxValue);
        }
    }
}
