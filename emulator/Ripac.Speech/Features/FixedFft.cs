namespace Ripac.Speech.Features;

/// <summary>Radix-2 decimation-in-time Fourier transform of 32-bit integers (Cooley and Tukey, 1965).</summary>
internal sealed class FixedFft
{
    private const int TwiddleFraction = 15;
    private const long Half = 1 << (TwiddleFraction - 1);

    private readonly int _size;
    private readonly int[] _cosine;
    private readonly int[] _sine;
    private readonly int[] _reversed;

    /// <param name="size">Points, a power of two.</param>
    public FixedFft(int size)
    {
        _size = size;
        _cosine = new int[size / 2];
        _sine = new int[size / 2];
        _reversed = new int[size];
        for (int i = 0; i < size / 2; i++)
        {
            double angle = -2 * Math.PI * i / size;
            _cosine[i] = (int)Math.Round(Math.Cos(angle) * (1 << TwiddleFraction));
            _sine[i] = (int)Math.Round(Math.Sin(angle) * (1 << TwiddleFraction));
        }

        for (int i = 1; i < size; i++)
        {
            _reversed[i] = (_reversed[i >> 1] >> 1) | ((i & 1) * (size >> 1));
        }
    }

    /// <summary>Transforms in place, unscaled: the sum of the magnitudes of the input must stay below 2^31.</summary>
    public void Transform(Span<int> real, Span<int> imaginary)
    {
        for (int i = 0; i < _size; i++)
        {
            int j = _reversed[i];
            if (i < j)
            {
                (real[i], real[j]) = (real[j], real[i]);
                (imaginary[i], imaginary[j]) = (imaginary[j], imaginary[i]);
            }
        }

        for (int half = 1; half < _size; half <<= 1)
        {
            int twiddleStep = _size / (2 * half);
            for (int group = 0; group < _size; group += 2 * half)
            {
                for (int k = 0; k < half; k++)
                {
                    long cosine = _cosine[k * twiddleStep];
                    long sine = _sine[k * twiddleStep];
                    int top = group + k;
                    int bottom = top + half;
                    int re = (int)(((real[bottom] * cosine) - (imaginary[bottom] * sine) + Half) >> TwiddleFraction);
                    int im = (int)(((real[bottom] * sine) + (imaginary[bottom] * cosine) + Half) >> TwiddleFraction);
                    real[bottom] = real[top] - re;
                    imaginary[bottom] = imaginary[top] - im;
                    real[top] += re;
                    imaginary[top] += im;
                }
            }
        }
    }
}
