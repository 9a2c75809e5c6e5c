namespace Ripac.Speech.Acoustics;

/// <summary>One layer of the emission network: <c>y[o] = (bias[o] + sum over i of weight[o][i] x[i]) >> shift[o]</c>, 32-bit integers.</summary>
public sealed class NetworkLayer
{
    /// <summary>No sum is shifted further.</summary>
    public const int LargestShift = 24;

    /// <summary>Training and compression make no larger ones, so that a weight can change its sign.</summary>
    public const int LargestWeight = 127;

    /// <param name="inputs">Numbers that go in, 1 to <see cref="NetworkEmissions.MaximumLayerSize"/>.</param>
    /// <param name="weights">8-bit weights, [output][input].</param>
    /// <param name="biases">One an output, in the units of the sum.</param>
    /// <param name="shifts">One an output, 0 to <see cref="LargestShift"/>.</param>
    public NetworkLayer(int inputs, sbyte[] weights, int[] biases, byte[] shifts)
    {
        Inputs = inputs;
        Weights = weights;
        Biases = biases;
        Shifts = shifts;
    }

    /// <summary>Numbers that go in.</summary>
    public int Inputs { get; }

    /// <summary>Numbers that come out.</summary>
    public int Outputs => Biases.Length;

    internal sbyte[] Weights { get; }

    internal int[] Biases { get; }

    internal byte[] Shifts { get; }
}
