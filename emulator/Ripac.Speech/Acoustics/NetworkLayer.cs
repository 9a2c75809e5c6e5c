namespace Ripac.Speech.Acoustics;

/// <summary>
/// One layer of the emission network: <c>y[t][o] = (bias[o] + sum over i of weight[o][i] x[t][i]) >> shift[o]</c>, 32-bit integers, where
/// <c>x[t]</c> is what the layer before gave for the frames <c>t + offset</c> side by side (a time-delay network: A. Waibel and others, 1989).
/// </summary>
public sealed class NetworkLayer
{
    /// <summary>No sum is shifted further.</summary>
    public const int LargestShift = 24;

    /// <summary>Training and compression make no larger ones, so that a weight can change its sign.</summary>
    public const int LargestWeight = 127;

    /// <summary>No layer looks at more frames at once.</summary>
    public const int MostOffsets = 8;

    /// <summary>No layer looks further back or ahead, in frames.</summary>
    public const int LargestOffset = 32;

    /// <param name="inputs">Numbers that go in, of all offsets together: 1 to <see cref="NetworkEmissions.MaximumLayerSize"/>.</param>
    /// <param name="weights">8-bit weights, [output][input].</param>
    /// <param name="biases">One an output, in the units of the sum.</param>
    /// <param name="shifts">One an output, 0 to <see cref="LargestShift"/>.</param>
    /// <param name="offsets">Frames that go in, as seen from the one that comes out: rising, up to <see cref="LargestOffset"/> either way; none
    /// given = that frame alone.</param>
    public NetworkLayer(int inputs, sbyte[] weights, int[] biases, byte[] shifts, params int[] offsets)
    {
        Inputs = inputs;
        Weights = weights;
        Biases = biases;
        Shifts = shifts;
        Offsets = offsets is [] ? [0] : offsets;
    }

    /// <summary>Numbers that go in, of all offsets together.</summary>
    public int Inputs { get; }

    /// <summary>Numbers that come out.</summary>
    public int Outputs => Biases.Length;

    /// <summary>Frames that go in, as seen from the one that comes out, the earliest first.</summary>
    public IReadOnlyList<int> Offsets { get; }

    /// <summary>Frames that it must wait for.</summary>
    public int Lookahead => Math.Max(0, Offsets[^1]);

    internal sbyte[] Weights { get; }

    internal int[] Biases { get; }

    internal byte[] Shifts { get; }
}
