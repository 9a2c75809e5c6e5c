using System.Runtime.Intrinsics.X86;

namespace Ripac.Speech.Features;

/// <summary>Log2 energies of mel bands of one window of speech, in integers.</summary>
internal sealed class MelAnalyzer
{
    private const int FftSize = 256;
    private const int WindowFraction = 14;    // bits after the point of the window's weights
    private const int EmphasisFraction = 5;   // bits after the point of 31/32
    private const int SampleFraction = 6;     // bits after the point of windowed samples: 17 + 6 + 8 (growth of the FFT) = 31 bits
    private const int WeightFraction = 8;     // bits after the point of the filters' weights
    private const int Excess = EmphasisFraction + WindowFraction - SampleFraction;

    /// <summary>
    /// Added to every energy: what noise of ±1 in the samples gives. Digital silence and a quiet room then look alike.
    /// </summary>
    private const long EnergyFloor = 1 << 15;

    private readonly int[] _window;
    private readonly FixedFft _fft = new(FftSize, Avx2.IsSupported);
    private readonly MelFilter[] _filters;
    private readonly int[] _real = new int[FftSize];
    private readonly int[] _imaginary = new int[FftSize];
    private readonly long[] _power = new long[FftSize / 2];
    private int _previous;

    /// <param name="bands">How many mel bands.</param>
    /// <param name="lowestHz">Lower edge of the first.</param>
    /// <param name="highestHz">Upper edge of the last.</param>
    public MelAnalyzer(int bands, int lowestHz, int highestHz)
    {
        _window = HammingWindow();
        _filters = MelFilter.MakeBank(bands, lowestHz, highestHz, FftSize, WeightFraction);
    }

    /// <summary>Forgets the sample before the window.</summary>
    public void Reset() => _previous = 0;

    /// <summary>Measures one window; windows must come in order, one hop apart.</summary>
    /// <param name="samples">The <see cref="FrontEndSettings.WindowSamples"/> samples of the window, without offset.</param>
    /// <param name="bands">Gets log2 of each band's energy in 1/256.</param>
    public void Measure(ReadOnlySpan<short> samples, Span<short> bands)
    {
        // Pre-emphasis 1 - 31/32 z^-1: lifts the high frequencies of speech.
        int previous = _previous;
        for (int i = 0; i < samples.Length; i++)
        {
            long emphasized = (32 * samples[i]) - (31 * previous);
            previous = samples[i];
            _real[i] = (int)(((emphasized * _window[i]) + (1 << (Excess - 1))) >> Excess);
        }

        _previous = samples[FrontEndSettings.HopSamples - 1];
        Array.Clear(_real, samples.Length, FftSize - samples.Length);
        Array.Clear(_imaginary);
        _fft.Transform(_real, _imaginary);
        for (int bin = 0; bin < _power.Length; bin++)
        {
            long re = _real[bin];
            long im = _imaginary[bin];
            _power[bin] = ((re * re) + (im * im)) >> (2 * SampleFraction);
        }

        for (int band = 0; band < bands.Length; band++)
        {
            bands[band] = (short)FixedLog2.Of(_filters[band].Energy(_power) + EnergyFloor);
        }
    }

    private static int[] HammingWindow()
    {
        int[] window = new int[FrontEndSettings.WindowSamples];
        for (int i = 0; i < window.Length; i++)
        {
            double angle = 2 * Math.PI * (i + 0.5) / window.Length;
            window[i] = (int)Math.Round((0.54 - (0.46 * Math.Cos(angle))) * ((1 << WindowFraction) - 1));
        }

        return window;
    }
}
