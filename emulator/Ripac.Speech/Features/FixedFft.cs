using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ripac.Speech.Features;

/// <summary>Radix-2 decimation-in-time Fourier transform of 32-bit integers (Cooley and Tukey, 1965).</summary>
internal sealed class FixedFft
{
    private const int TwiddleFraction = 15;
    private const long Half = 1 << (TwiddleFraction - 1);

    private readonly int _size;
    private readonly bool _vectorized;
    private readonly long[][] _cosine; // [stage][butterfly of a group]
    private readonly long[][] _sine;
    private readonly int[] _reversed;

    /// <param name="size">Points, a power of two, 4 or more.</param>
    /// <param name="vectorized">Whether to use AVX2; the bits are the same.</param>
    public FixedFft(int size, bool vectorized)
    {
        _size = size;
        _vectorized = vectorized;
        int[] halves = [.. Enumerable.Range(0, int.Log2(size)).Select(stage => 1 << stage)];
        _cosine = [.. halves.Select(half => Twiddles(half, Math.Cos))];
        _sine = [.. halves.Select(half => Twiddles(half, Math.Sin))];
        _reversed = new int[size];
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

        FirstStages(real, imaginary);
        for (int stage = 2; 1 << stage < _size; stage++)
        {
            int half = 1 << stage;
            for (int group = 0; group < _size; group += 2 * half)
            {
                if (_vectorized)
                {
                    ButterfliesAvx2(real.Slice(group, 2 * half), imaginary.Slice(group, 2 * half), _cosine[stage], _sine[stage]);
                }
                else
                {
                    Butterflies(real.Slice(group, 2 * half), imaginary.Slice(group, 2 * half), _cosine[stage], _sine[stage]);
                }
            }
        }
    }

    private static long[] Twiddles(int half, Func<double, double> function) =>
        [.. Enumerable.Range(0, half).Select(k => (long)Math.Round(function(-Math.PI * k / half) * (1 << TwiddleFraction)))];

    /// <summary>Groups of two and of four points: their factors are 1 and -i, which multiply exactly.</summary>
    private void FirstStages(Span<int> real, Span<int> imaginary)
    {
        for (int i = 0; i < _size; i += 4)
        {
            Span<int> re = real.Slice(i, 4);
            Span<int> im = imaginary.Slice(i, 4);
            (int re0, int re1, int re2, int re3) = (re[0] + re[1], re[0] - re[1], re[2] + re[3], re[2] - re[3]);
            (int im0, int im1, int im2, int im3) = (im[0] + im[1], im[0] - im[1], im[2] + im[3], im[2] - im[3]);
            (re[0], re[1], re[2], re[3]) = (re0 + re2, re1 + im3, re0 - re2, re1 - im3);
            (im[0], im[1], im[2], im[3]) = (im0 + im2, im1 - re3, im0 - im2, im1 + re3);
        }
    }

    private static void Butterflies(Span<int> real, Span<int> imaginary, long[] cosine, long[] sine)
    {
        int half = cosine.Length;
        for (int top = 0; top < half; top++)
        {
            int bottom = top + half;
            int re = (int)(((real[bottom] * cosine[top]) - (imaginary[bottom] * sine[top]) + Half) >> TwiddleFraction);
            int im = (int)(((real[bottom] * sine[top]) + (imaginary[bottom] * cosine[top]) + Half) >> TwiddleFraction);
            real[bottom] = real[top] - re;
            imaginary[bottom] = imaginary[top] - im;
            real[top] += re;
            imaginary[top] += im;
        }
    }

    /// <summary>Four at once, in 64 bits as above.</summary>
    private static void ButterfliesAvx2(Span<int> real, Span<int> imaginary, long[] cosine, long[] sine)
    {
        int quarters = cosine.Length / 4;
        Span<Vector128<int>> re = MemoryMarshal.Cast<int, Vector128<int>>(real);
        Span<Vector128<int>> im = MemoryMarshal.Cast<int, Vector128<int>>(imaginary);
        ReadOnlySpan<Vector256<int>> cos = MemoryMarshal.Cast<long, Vector256<int>>(cosine);
        ReadOnlySpan<Vector256<int>> sin = MemoryMarshal.Cast<long, Vector256<int>>(sine);
        Vector256<long> round = Vector256.Create(Half);
        for (int top = 0; top < quarters; top++)
        {
            int bottom = top + quarters;
            Vector256<int> x = Avx2.ConvertToVector256Int64(re[bottom]).AsInt32();
            Vector256<int> y = Avx2.ConvertToVector256Int64(im[bottom]).AsInt32();
            Vector128<int> u = Lower(Avx2.Multiply(x, cos[top]) - Avx2.Multiply(y, sin[top]) + round);
            Vector128<int> v = Lower(Avx2.Multiply(x, sin[top]) + Avx2.Multiply(y, cos[top]) + round);
            re[bottom] = re[top] - u;
            im[bottom] = im[top] - v;
            re[top] += u;
            im[top] += v;
        }

        static Vector128<int> Lower(Vector256<long> sum) =>
            Avx2.PermuteVar8x32((sum >>> TwiddleFraction).AsInt32(), Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6)).GetLower();
    }
}
