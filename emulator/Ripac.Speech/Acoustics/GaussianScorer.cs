using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>Computes the costs of <see cref="GaussianEmissions"/>.</summary>
internal sealed class GaussianScorer : FrameScorer
{
    private readonly GaussianEmissions _emissions;
    private readonly CepstralTransform _transform;
    private readonly bool _vectorized;
    private readonly int _rowLength;
    private readonly sbyte[] _means;      // rows padded with zeros to whole vectors
    private readonly sbyte[] _precisions;
    private readonly short[] _cepstra;
    private readonly short[] _x;

    public GaussianScorer(GaussianEmissions emissions, ReadOnlyMemory<ushort> stateEmissions, bool vectorized)
        : base(stateEmissions, emissions.Count)
    {
        _emissions = emissions;
        _vectorized = vectorized;
        _transform = emissions.Scale.CreateTransform();
        int count = emissions.Scale.Count;
        _rowLength = (count + Vector256<short>.Count - 1) / Vector256<short>.Count * Vector256<short>.Count;
        _means = Pad(emissions.Means, count);
        _precisions = Pad(emissions.Precisions, count);
        _cepstra = new short[count];
        _x = new short[_rowLength];
    }

    protected override void Score(ReadOnlySpan<short> feature, Span<int> scores)
    {
        _transform.Apply(feature, _cepstra);
        _emissions.Scale.Apply(_cepstra, _x);
        int gaussian = 0;
        for (int emission = 0; emission < scores.Length; emission++)
        {
            int lowest = int.MaxValue;
            for (int end = gaussian + _emissions.Counts[emission]; gaussian < end; gaussian++)
            {
                int distance = _vectorized ? DistanceAvx2(gaussian * _rowLength) : Distance(gaussian * _rowLength);
                lowest = Math.Min(lowest, _emissions.Constants[gaussian] + (distance >> _emissions.Shift));
            }

            scores[emission] = -lowest;
        }
    }

    private int Distance(int row)
    {
        int sum = 0;
        for (int i = 0; i < _rowLength; i++)
        {
            int deviation = ((_x[i] - _means[row + i]) * _precisions[row + i]) >> GaussianEmissions.ProductShift;
            sum += deviation * deviation;
        }

        return sum;
    }

    private int DistanceAvx2(int row)
    {
        ReadOnlySpan<Vector256<short>> x = MemoryMarshal.Cast<short, Vector256<short>>(_x);
        ReadOnlySpan<Vector128<sbyte>> means = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(_means.AsSpan(row, _rowLength));
        ReadOnlySpan<Vector128<sbyte>> precisions = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(_precisions.AsSpan(row, _rowLength));
        Vector256<int> sum = default;
        for (int i = 0; i < x.Length; i++)
        {
            Vector256<short> product = (x[i] - Avx2.ConvertToVector256Int16(means[i])) * Avx2.ConvertToVector256Int16(precisions[i]);
            Vector256<short> deviation = product >> GaussianEmissions.ProductShift;
            sum += Avx2.MultiplyAddAdjacent(deviation, deviation);
        }

        return Vector256.Sum(sum);
    }

    private sbyte[] Pad(sbyte[] rows, int length)
    {
        sbyte[] padded = new sbyte[rows.Length / length * _rowLength];
        for (int row = 0; row < rows.Length / length; row++)
        {
            rows.AsSpan(row * length, length).CopyTo(padded.AsSpan(row * _rowLength));
        }

        return padded;
    }
}
