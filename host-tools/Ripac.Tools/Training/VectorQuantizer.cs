using Ripac.Speech.Acoustics;

namespace Ripac.Tools.Training;

/// <summary>Makes codebooks by splitting codewords in two until there are enough (Linde, Buzo and Gray, 1980).</summary>
internal static class VectorQuantizer
{
    private const int RoundsPerSplit = 5;

    /// <summary>Examples that a codebook is made of at most, evenly taken from all.</summary>
    private const int MostExamples = 200_000;

    /// <summary>A codebook of one stream.</summary>
    /// <param name="examples">What it is made of.</param>
    /// <param name="numbers">The numbers of a frame that the stream has.</param>
    /// <param name="size">Codewords, a power of two.</param>
    /// <param name="cancel">Ends it between two rounds.</param>
    public static Codebook MakeCodebook(CepstralExamples examples, byte[] numbers, int size, CancellationToken cancel)
    {
        int stride = Math.Max(1, examples.Targets.Length / MostExamples);
        int[] chosen = [.. Enumerable.Range(0, examples.Targets.Length / stride).Select(i => i * stride)];
        float[][] centres = [Centres(examples, numbers, chosen, new byte[chosen.Length], [new float[numbers.Length]])[0]];
        while (centres.Length < size)
        {
            centres = [.. centres.SelectMany(centre => new[] { Moved(centre, 1), Moved(centre, -1) })];
            for (int round = 0; round < RoundsPerSplit; round++)
            {
                cancel.ThrowIfCancellationRequested();
                centres = Centres(examples, numbers, chosen, Symbols(ToCodebook(numbers, centres), examples, chosen, cancel), centres);
            }
        }

        return ToCodebook(numbers, centres);
    }

    /// <summary>The nearest codeword of every example.</summary>
    public static byte[] Symbols(Codebook codebook, CepstralExamples examples, CancellationToken cancel) =>
        Symbols(codebook, examples, [.. Enumerable.Range(0, examples.Targets.Length)], cancel);

    private static byte[] Symbols(Codebook codebook, CepstralExamples examples, int[] chosen, CancellationToken cancel)
    {
        byte[] symbols = new byte[chosen.Length];
        Parallel.For(
            0, chosen.Length, new ParallelOptions { CancellationToken = cancel }, i => symbols[i] = (byte)codebook.Nearest(examples.Frame(chosen[i])));
        return symbols;
    }

    /// <summary>The means of the examples of each symbol; a codeword that no example is nearest to stays.</summary>
    private static float[][] Centres(CepstralExamples examples, byte[] numbers, int[] chosen, byte[] symbols, float[][] before)
    {
        double[][] sums = [.. before.Select(_ => new double[numbers.Length])];
        int[] counts = new int[before.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            ReadOnlySpan<short> frame = examples.Frame(chosen[i]);
            counts[symbols[i]]++;
            for (int n = 0; n < numbers.Length; n++)
            {
                sums[symbols[i]][n] += frame[numbers[n]];
            }
        }

        return [.. before.Select((centre, symbol) => counts[symbol] == 0 ? centre : [.. sums[symbol].Select(sum => (float)(sum / counts[symbol]))])];
    }

    /// <summary>A codeword a little to one side; every other number goes the other way, so that no number stands still for all.</summary>
    private static float[] Moved(float[] centre, int side) => [.. centre.Select((value, i) => value + (side * (i % 2 == 0 ? 2f : -2f)))];

    private static Codebook ToCodebook(byte[] numbers, float[][] centres) =>
        new(numbers, [.. centres.SelectMany(centre => centre.Select(value => (sbyte)Math.Round(value)))]);
}
