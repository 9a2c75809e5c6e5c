using System.Numerics;
using System.Runtime.InteropServices;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// Codewords that stand for the numbers of one stream of features (vector quantisation: Linde, Buzo and Gray, 1980). Immutable.
/// </summary>
internal sealed class Codebook
{
    /// <summary>No codebook has more codewords: a symbol is a byte.</summary>
    public const int MostCodewords = 256;

    /// <summary>Fills the room behind the last codeword: further from any input than a codeword can be.</summary>
    private const int FarAway = 1_000;

    private readonly int[] _transposed; // [number][codeword, padded to whole vectors]
    private readonly int _paddedCount;

    /// <param name="numbers">Which of the scaled cepstra the stream has.</param>
    /// <param name="codewords">[codeword][number], 1 to <see cref="MostCodewords"/> codewords.</param>
    public Codebook(byte[] numbers, sbyte[] codewords)
    {
        Numbers = numbers;
        Codewords = codewords;
        Count = codewords.Length / numbers.Length;
        _paddedCount = (Count + Vector<int>.Count - 1) / Vector<int>.Count * Vector<int>.Count;
        _transposed = new int[numbers.Length * _paddedCount];
        Array.Fill(_transposed, FarAway);
        for (int codeword = 0; codeword < Count; codeword++)
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                _transposed[(i * _paddedCount) + codeword] = codewords[(codeword * numbers.Length) + i];
            }
        }
    }

    /// <summary>Which of the scaled cepstra the stream has.</summary>
    public byte[] Numbers { get; }

    /// <summary>[codeword][number].</summary>
    public sbyte[] Codewords { get; }

    /// <summary>How many codewords.</summary>
    public int Count { get; }

    /// <summary>The codeword that is nearest to a frame: squared distances, the first of equals.</summary>
    /// <param name="scaled">All scaled cepstra of the frame.</param>
    public int Nearest(ReadOnlySpan<short> scaled)
    {
        Span<int> distances = stackalloc int[_paddedCount];
        Span<Vector<int>> sums = MemoryMarshal.Cast<int, Vector<int>>(distances);
        sums.Clear();
        for (int i = 0; i < Numbers.Length; i++)
        {
            Vector<int> x = new(scaled[Numbers[i]]);
            ReadOnlySpan<Vector<int>> row = MemoryMarshal.Cast<int, Vector<int>>(_transposed.AsSpan(i * _paddedCount, _paddedCount));
            for (int j = 0; j < sums.Length; j++)
            {
                Vector<int> difference = x - row[j];
                sums[j] += difference * difference;
            }
        }

        int nearest = 0;
        for (int codeword = 1; codeword < Count; codeword++)
        {
            nearest = distances[codeword] < distances[nearest] ? codeword : nearest;
        }

        return nearest;
    }
}
