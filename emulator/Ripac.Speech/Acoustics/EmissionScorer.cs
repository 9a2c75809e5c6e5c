using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// Feature vectors in, costs of the model's states out: a small network with rectified hidden layers whose outputs are
/// log(posterior / prior) of the states (Bourlard and Morgan, "Connectionist Speech Recognition", 1994), in integers.
/// </summary>
/// <remarks>Not for several threads at once: it owns its work space.</remarks>
public sealed class EmissionScorer
{
    private readonly AcousticModel _model;
    private readonly Layer[] _layers;
    private readonly bool _vectorized;

    /// <summary>A scorer with the processor's vector instructions if it has them.</summary>
    public EmissionScorer(AcousticModel model)
        : this(model, Avx2.IsSupported)
    {
    }

    internal EmissionScorer(AcousticModel model, bool vectorized)
    {
        _model = model;
        _vectorized = vectorized;
        _layers = [.. model.Layers.Select(layer => new Layer(layer))];
    }

    /// <summary>The cost of every state for one frame.</summary>
    /// <param name="feature">A feature vector of the model's front end.</param>
    /// <param name="costs">Gets <see cref="AcousticModel.StateCount"/> costs: 0 for the frame's best state, 255 at most.</param>
    /// <returns>How many costs were written.</returns>
    public int Score(ReadOnlySpan<short> feature, Span<byte> costs)
    {
        ReadOnlySpan<short> x = feature;
        for (int i = 0; i < _layers.Length; i++)
        {
            x = _layers[i].Propagate(x, rectify: i < _layers.Length - 1, _vectorized);
        }

        int best = short.MinValue;
        foreach (short value in x)
        {
            best = Math.Max(best, value);
        }

        ReadOnlySpan<ushort> emissions = _model.Emissions;
        for (int state = 0; state < emissions.Length; state++)
        {
            costs[state] = (byte)Math.Min(255, best - x[emissions[state]]);
        }

        return emissions.Length;
    }

    /// <summary>A layer laid out for the processor: rows of 16-bit weights, padded with zeros to whole vectors.</summary>
    private sealed class Layer
    {
        private readonly EmissionLayer _source;
        private readonly int _rowLength;
        private readonly short[] _weights;
        private readonly short[] _input;
        private readonly short[] _output;

        public Layer(EmissionLayer source)
        {
            _source = source;
            int lanes = Vector256<short>.Count;
            _rowLength = (source.Inputs + lanes - 1) / lanes * lanes;
            _weights = new short[_rowLength * source.Outputs];
            for (int output = 0; output < source.Outputs; output++)
            {
                for (int input = 0; input < source.Inputs; input++)
                {
                    _weights[(output * _rowLength) + input] = source.Weights[(output * source.Inputs) + input];
                }
            }

            _input = new short[_rowLength];
            _output = new short[source.Outputs];
        }

        public ReadOnlySpan<short> Propagate(ReadOnlySpan<short> x, bool rectify, bool vectorized)
        {
            x[.._source.Inputs].CopyTo(_input);
            int lowest = rectify ? 0 : short.MinValue;
            for (int o = 0; o < _output.Length; o++)
            {
                ReadOnlySpan<short> row = _weights.AsSpan(o * _rowLength, _rowLength);
                int sum = _source.Biases[o] + (vectorized ? DotAvx2(row, _input) : Dot(row, _input));
                _output[o] = (short)Math.Clamp(sum >> _source.Shifts[o], lowest, short.MaxValue);
            }

            return _output;
        }

        private static int Dot(ReadOnlySpan<short> a, ReadOnlySpan<short> b)
        {
            int sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                sum += a[i] * b[i];
            }

            return sum;
        }

        private static int DotAvx2(ReadOnlySpan<short> a, ReadOnlySpan<short> b)
        {
            ReadOnlySpan<Vector256<short>> va = MemoryMarshal.Cast<short, Vector256<short>>(a);
            ReadOnlySpan<Vector256<short>> vb = MemoryMarshal.Cast<short, Vector256<short>>(b);
            Vector256<int> sum = Vector256<int>.Zero;
            for (int i = 0; i < va.Length; i++)
            {
                sum += Avx2.MultiplyAddAdjacent(va[i], vb[i]);
            }

            return Vector256.Sum(sum);
        }
    }
}
