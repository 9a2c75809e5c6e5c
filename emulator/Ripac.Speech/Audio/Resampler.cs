using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ripac.Speech.Audio;

/// <summary>
/// Changes the rate of a signal by a ratio of whole numbers: a polyphase bank of a Kaiser-windowed sinc (Crochiere and Rabiner,
/// "Multirate Digital Signal Processing", 1983; the window's length and shape as in Kaiser, 1974).
/// </summary>
/// <remarks>
/// Flat within ±0.1 dB to 0.9 of the lower of the two Nyquist frequencies (3.6 kHz of 4 kHz); from that Nyquist frequency on everything is
/// at least 80 dB down. Linear phase, its delay removed: sample n of the output stands at the time n / output rate of the input.
/// </remarks>
public sealed class Resampler
{
    private const double StopbandDecibels = 80;
    private const double PassbandFraction = 0.9;

    /// <summary>44.1 kHz to 8 kHz needs 80 phases, 11.025 kHz 320; more would be a rate that no recorder has.</summary>
    private const int MaximumPhases = 1_000;

    private readonly int _phases;     // output samples for every _steps input samples
    private readonly int _steps;
    private readonly int _taps;       // input samples that one output sample looks at
    private readonly float[] _bank;   // [phase][tap]
    private readonly List<float> _input = [];
    private long _inputStart;         // position in the signal of _input[0]
    private long _inputEnd;
    private long _outputNext;

    /// <param name="inputRate">Samples a second that go in.</param>
    /// <param name="outputRate">Samples a second that come out.</param>
    /// <exception cref="WavFormatException">The two rates are too far from a simple ratio.</exception>
    public Resampler(int inputRate, int outputRate)
    {
        int divisor = (int)BigInteger.GreatestCommonDivisor(inputRate, outputRate);
        _phases = outputRate / divisor;
        _steps = inputRate / divisor;
        if (_phases > MaximumPhases)
        {
            throw new WavFormatException(
                $"a rate of {inputRate} Hz cannot be turned into {outputRate} Hz; convert the file to 8, 16, 44.1 or 48 kHz");
        }

        double nyquist = 0.5 * Math.Min(1.0, (double)outputRate / inputRate); // in cycles an input sample
        double width = nyquist * (1 - PassbandFraction);
        double cutoff = nyquist - (width / 2);
        int half = (int)Math.Ceiling((StopbandDecibels - 7.95) / (14.36 * width) / 2);
        _taps = 2 * half;
        _bank = MakeBank(_phases, half, cutoff);
        Restart();
    }

    /// <summary>The output samples that <see cref="Read"/> can give now.</summary>
    public int Available
    {
        get
        {
            // Output n needs input up to floor(n * steps / phases) + taps / 2.
            long last = _inputEnd - 1 - (_taps / 2);
            return last < 0 ? 0 : (int)Math.Min(int.MaxValue, Math.Max(0, (((last + 1) * _phases) - 1) / _steps + 1 - _outputNext));
        }
    }

    /// <summary>Adds input.</summary>
    public void Write(ReadOnlySpan<float> samples)
    {
        _input.AddRange(samples);
        _inputEnd += samples.Length;
    }

    /// <summary>Says that the input is over: what <see cref="Read"/> gives then ends where the input ended.</summary>
    public void Finish()
    {
        long end = ((_inputEnd * _phases) + _steps - 1) / _steps;
        long needed = ((end - 1) * _steps / _phases) + (_taps / 2) + 1;
        Write(new float[Math.Max(0, needed - _inputEnd)]);
    }

    /// <summary>Takes output, <see cref="Available"/> at most; gives how many samples.</summary>
    public int Read(Span<float> output)
    {
        int count = Math.Min(output.Length, Available);
        ReadOnlySpan<float> input = CollectionsMarshal.AsSpan(_input);
        for (int i = 0; i < count; i++, _outputNext++)
        {
            long position = _outputNext * _steps;
            int phase = (int)(position % _phases);
            int first = (int)((position / _phases) - (_taps / 2) + 1 - _inputStart);
            output[i] = Dot(input.Slice(first, _taps), _bank.AsSpan(phase * _taps, _taps));
        }

        long keepFrom = (_outputNext * _steps / _phases) - (_taps / 2) + 1;
        int drop = (int)Math.Min(_input.Count, keepFrom - _inputStart);
        _input.RemoveRange(0, drop);
        _inputStart += drop;
        return count;
    }

    private void Restart()
    {
        // The first output sample looks back: silence stands before the signal.
        _inputStart = 1 - (_taps / 2);
        _input.AddRange(new float[(_taps / 2) - 1]);
        _inputEnd = 0;
    }

    private static float[] MakeBank(int phases, int half, double cutoff)
    {
        int taps = 2 * half;
        double beta = 0.1102 * (StopbandDecibels - 8.7);
        float[] bank = new float[phases * taps];
        for (int phase = 0; phase < phases; phase++)
        {
            Span<float> row = bank.AsSpan(phase * taps, taps);
            double sum = 0;
            for (int tap = 0; tap < taps; tap++)
            {
                double time = tap - half + 1 - ((double)phase / phases);
                double edge = time / half;
                double window = Math.Abs(edge) >= 1 ? 0 : BesselI0(beta * Math.Sqrt(1 - (edge * edge))) / BesselI0(beta);
                double angle = 2 * Math.PI * cutoff * time;
                double value = window * 2 * cutoff * (angle == 0 ? 1 : Math.Sin(angle) / angle);
                row[tap] = (float)value;
                sum += value;
            }

            // Unity at zero frequency in every phase: a constant stays a constant.
            for (int tap = 0; tap < taps; tap++)
            {
                row[tap] = (float)(row[tap] / sum);
            }
        }

        return bank;
    }

    private static double BesselI0(double x)
    {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }

    /// <summary>Eight sums side by side whatever the processor, so that every machine rounds alike.</summary>
    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        int i = 0;
        for (; i + 8 <= a.Length; i += 8)
        {
            sum += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
        }

        float total = Vector256.Sum(sum);
        for (; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }
}
