using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Tests.Acoustics;

/// <summary>A small model with random numbers in it.</summary>
internal static class TinyModel
{
    private const int Emissions = 9;
    private const int Coefficients = 5;

    public static AcousticModel Create(int seed, EmissionKind kind = EmissionKind.Network)
    {
        Random random = new(seed);
        FrontEndSettings frontEnd = kind == EmissionKind.Network
            ? new(24, 100, 3_800, 2, 1, [.. Enumerable.Repeat((short)3_000, 24)])
            : new(24, 100, 3_800, CepstralTransform.Context, CepstralTransform.Stride, [.. Enumerable.Repeat((short)3_000, 24)]);
        AcousticWord[] words =
        [
            new("one", WordKind.Word, 0, 4), new("two", WordKind.Word, 4, 3), new("silence", WordKind.Silence, 7, 3), new("filler-s", WordKind.Filler, 10, 1),
        ];
        StateTransitions[] transitions = [.. Enumerable.Range(0, 11).Select(i => new StateTransitions((byte)i, 10, AcousticModel.NotAllowed))];
        ushort[] stateEmissions = [0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 8];
        return new AcousticModel(frontEnd, words, transitions, stateEmissions, kind switch
        {
            EmissionKind.Network => new NetworkEmissions([Layer(frontEnd.FeatureCount, 37, 10, random), Layer(37, 21, 10, random, -2, 1), Layer(21, Emissions, 9, random, -1, 0, 3)]),
            EmissionKind.Gaussian => Gaussians(random),
            _ => Discrete(random),
        });
    }

    private static NetworkLayer Layer(int width, int outputs, byte shift, Random random, params int[] offsets)
    {
        int inputs = width * Math.Max(1, offsets.Length);
        int[] biases = [.. Enumerable.Range(0, outputs).Select(_ => random.Next(-100_000, 100_000))];
        return new NetworkLayer(inputs, SBytes(inputs * outputs, -127, random), biases, [.. Enumerable.Repeat(shift, outputs)], offsets);
    }

    private static GaussianEmissions Gaussians(Random random)
    {
        byte[] counts = [.. Enumerable.Range(0, Emissions).Select(i => (byte)(1 + (i % 3)))];
        int total = counts.Sum(count => count);
        return new GaussianEmissions(
            Scale(random),
            counts,
            shift: 12,
            [.. Enumerable.Range(0, total).Select(_ => (ushort)random.Next(40))],
            SBytes(total * 3 * Coefficients, -127, random),
            SBytes(total * 3 * Coefficients, 0, random));
    }

    private static DiscreteEmissions Discrete(Random random) => new(
        Scale(random),
        [new Codebook([0, 5, 10], SBytes(3 * 7, -127, random)), new Codebook([1, 2, 3, 4], SBytes(4 * 16, -127, random))],
        [[.. Enumerable.Range(0, 7 * Emissions).Select(_ => (byte)random.Next(256))], [.. Enumerable.Range(0, 16 * Emissions).Select(_ => (byte)random.Next(256))]]);

    private static CepstralScale Scale(Random random) => new(
        24,
        [.. Enumerable.Range(0, 3 * Coefficients).Select(_ => (short)random.Next(-500, 500))],
        [.. Enumerable.Range(0, 3 * Coefficients).Select(_ => (ushort)random.Next(50, 500))]);

    private static sbyte[] SBytes(int count, int lowest, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(lowest, 128))];
}
