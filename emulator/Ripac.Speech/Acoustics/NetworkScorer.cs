using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// Runs the network of <see cref="NetworkEmissions"/>. Each layer computes a frame once and keeps it for as long as the next layer looks at
/// it. Before the first and after the last frame, a layer's inputs are those of that frame.
/// </summary>
internal sealed class NetworkScorer : EmissionScorer
{
    private readonly Layer[] _layers;
    private readonly bool _vectorized;
    private readonly int[] _scores;
    private bool _flushed;

    public NetworkScorer(IReadOnlyList<NetworkLayer> layers, ReadOnlyMemory<ushort> stateEmissions, bool vectorized)
        : base(stateEmissions)
    {
        _vectorized = vectorized;
        _layers = [.. layers.Select(layer => new Layer(layer))];
        _scores = new int[layers[^1].Outputs];
    }

    /// <summary>What went into the last layer for the frame that was last read.</summary>
    public ReadOnlySpan<short> LastInputs => _layers[^1].Input;

    public override void Write(ReadOnlySpan<short> feature) => _layers[0].Take(feature);

    public override void Flush() => _flushed = true;

    public override void Reset()
    {
        _flushed = false;
        Array.ForEach(_layers, layer => layer.Reset());
    }

    /// <summary>The outputs of the network for the next frame, in 1/<see cref="AcousticModel.CostsPerNat"/> nat.</summary>
    /// <returns>False when more frames are needed first.</returns>
    public bool TryRead(out ReadOnlySpan<short> outputs) => TryPropagate(_layers.Length - 1, out outputs);

    internal override bool TryReadLogLikelihoods(out ReadOnlySpan<int> scores)
    {
        scores = _scores;
        if (!TryRead(out ReadOnlySpan<short> outputs))
        {
            return false;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            _scores[i] = outputs[i];
        }

        return true;
    }

    private bool TryPropagate(int at, out ReadOnlySpan<short> outputs)
    {
        Layer layer = _layers[at];
        while (layer.IsWaiting && at > 0 && TryPropagate(at - 1, out ReadOnlySpan<short> inputs))
        {
            layer.Take(inputs);
        }

        if (layer.IsWaiting && !(_flushed && layer.HasFrame))
        {
            outputs = default;
            return false;
        }

        outputs = layer.Propagate(rectify: at < _layers.Length - 1, _vectorized);
        return true;
    }

    /// <summary>A layer laid out for the processor: rows of weights, padded with zeros to whole vectors and whole groups of rows.</summary>
    private sealed class Layer
    {
        private const int RowsAtOnce = 4; // each piece of the input is fetched once for so many rows

        private readonly NetworkLayer _source;
        private readonly int _rowLength;
        private readonly sbyte[] _weights; // widened as they are read: the time goes into fetching them
        private readonly int _frameLength;
        private readonly short[] _frames;  // ring of the last frames taken, [frame % _ringFrames][number]
        private readonly int _ringFrames;
        private readonly short[] _input;
        private readonly int[] _sums;
        private readonly short[] _output;
        private long _taken;
        private long _given;

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

            _frameLength = source.Inputs / source.Offsets.Count;
            _ringFrames = source.Lookahead + 1 - Math.Min(0, source.Offsets[0]);
            _frames = new short[_ringFrames * _frameLength];
            _input = new short[_rowLength];
            _sums = new int[RoundUp(source.Outputs, RowsAtOnce)];
            _output = new short[source.Outputs];
        }

        public ReadOnlySpan<short> Input => _input.AsSpan(0, _source.Inputs);

        /// <summary>Whether the next frame to give needs one that was not taken yet.</summary>
        public bool IsWaiting => _taken <= _given + _source.Lookahead;

        /// <summary>Whether the next frame to give was taken.</summary>
        public bool HasFrame => _given < _taken;

        public void Reset() => _taken = _given = 0;

        public void Take(ReadOnlySpan<short> frame) => frame[.._frameLength].CopyTo(Frame(_taken++));

        /// <summary>The outputs for the next frame.</summary>
        public ReadOnlySpan<short> Propagate(bool rectify, bool vectorized)
        {
            for (int i = 0; i < _source.Offsets.Count; i++)
            {
                Frame(Math.Clamp(_given + _source.Offsets[i], 0, _taken - 1)).CopyTo(_input.AsSpan(i * _frameLength));
            }

            _given++;
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

        private Span<short> Frame(long index) => _frames.AsSpan((int)(index % _ringFrames) * _frameLength, _frameLength);

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
