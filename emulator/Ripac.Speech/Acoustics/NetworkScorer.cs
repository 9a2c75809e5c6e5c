using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ripac.Speech.Acoustics;

/// <summary>Runs the network of <see cref="NetworkEmissions"/>.</summary>
internal sealed class NetworkScorer : EmissionScorer
{
    private readonly Layer[] _layers;
    private readonly bool _vectorized;
    private readonly int[] _scores;

    public NetworkScorer(IReadOnlyList<NetworkLayer> layers, ReadOnlyMemory<ushort> stateEmissions, bool vectorized)
        : base(stateEmissions)
    {
        _vectorized = vectorized;
        _layers = [.. layers.Select(layer => new Layer(layer))];
        _scores = new int[layers[^1].Outputs];
    }

    /// <summary>What went into the last layer for the feature vector that was last scored.</summary>
    public ReadOnlySpan<short> LastInputs => _layers[^1].Input;

    /// <summary>The outputs of the network, in 1/<see cref="AcousticModel.CostsPerNat"/> nat.</summary>
    public ReadOnlySpan<short> Propagate(ReadOnlySpan<short> feature)
    {
        ReadOnlySpan<short> x = feature;
        for (int i = 0; i < _layers.Length; i++)
        {
            x = _layers[i].Propagate(x, rectify: i < _layers.Length - 1, _vectorized);
        }

        return x;
    }

    internal override ReadOnlySpan<int> LogLikelihoods(ReadOnlySpan<short> feature)
    {
        ReadOnlySpan<short> x = Propagate(feature);
        for (int i = 0; i < x.Length; i++)
        {
            _scores[i] = x[i];
        }

        return _scores;
    }

    /// <summary>A layer laid out for the processor: rows of weights, padded with zeros to whole vectors and whole groups of rows.</summary>
    private sealed class Layer
    {
        private const int RowsAtOnce = 4; // each piece of the input is fetched once for so many rows

        private readonly NetworkLayer _source;
        private readonly int _rowLength;
        private readonly sbyte[] _weights; // widened as they are read: the time goes into fetching them
        private readonly short[] _input;
        private readonly int[] _sums;
        private readonly short[] _output;

        public Layer(NetworkLayer source)
        {
            _source = source;
            _rowLength = RoundUp(source.Inputs, Vector256<short>.Count);
            _weights = new sbyte[_rowLength * RoundUp(source.Outputs, RowsAtOnce)];
            for (int output = 0; output < source.Outputs; output++)
            {
                for (int input = 0; input < source.Inputs; input++)
                {
                    _weights[(output * _rowLength) + input] = source.Weights[(output * source.Inputs) + input];
                }
            }

            _input = new short[_rowLength];
            _sums = new int[RoundUp(source.Outputs, RowsAtOnce)];
            _output = new short[source.Outputs];
        }

        public ReadOnlySpan<short> Input => _input.AsSpan(0, _source.Inputs);

        public ReadOnlySpan<short> Propagate(ReadOnlySpan<short> x, bool rectify, bool vectorized)
        {
            x[.._source.Inputs].CopyTo(_input);
            if (vectorized)
            {
                MultiplyAvx2();
            }
            else
            {
                Multiply();
            }

            int lowest = rectify ? 0 : short.MinValue;
            ReadOnlySpan<int> biases = _source.Biases;
            ReadOnlySpan<byte> shifts = _source.Shifts;
            for (int o = 0; o < _output.Length; o++)
            {
                _output[o] = (short)Math.Clamp((_sums[o] + biases[o]) >> shifts[o], lowest, short.MaxValue);
            }

            return _output;
        }

        private void Multiply()
        {
            for (int o = 0; o < _sums.Length; o++)
            {
                int sum = 0;
                for (int i = 0; i < _rowLength; i++)
                {
                    sum += _weights[(o * _rowLength) + i] * _input[i];
                }

                _sums[o] = sum;
            }
        }

        private void MultiplyAvx2()
        {
            ReadOnlySpan<Vector128<sbyte>> weights = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(_weights);
            ReadOnlySpan<Vector256<short>> input = MemoryMarshal.Cast<short, Vector256<short>>(_input);
            for (int o = 0; o < _sums.Length; o += RowsAtOnce)
            {
                ReadOnlySpan<Vector128<sbyte>> row0 = weights.Slice(o * input.Length, input.Length);
                ReadOnlySpan<Vector128<sbyte>> row1 = weights.Slice((o + 1) * input.Length, input.Length);
                ReadOnlySpan<Vector128<sbyte>> row2 = weights.Slice((o + 2) * input.Length, input.Length);
                ReadOnlySpan<Vector128<sbyte>> row3 = weights.Slice((o + 3) * input.Length, input.Length);
                Vector256<int> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
                for (int i = 0; i < input.Length; i++)
                {
                    Vector256<short> x = input[i];
                    sum0 += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(row0[i]), x);
                    sum1 += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(row1[i]), x);
                    sum2 += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(row2[i]), x);
                    sum3 += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(row3[i]), x);
                }

                Vector256<int> halves = Avx2.HorizontalAdd(Avx2.HorizontalAdd(sum0, sum1), Avx2.HorizontalAdd(sum2, sum3));
                (halves.GetLower() + halves.GetUpper()).CopyTo(_sums, o);
            }
        }

        private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
    }
}
