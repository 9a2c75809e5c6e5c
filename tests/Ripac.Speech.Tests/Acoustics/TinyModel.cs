using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Tests.Acoustics;

/// <summary>A small model with random weights.</summary>
internal static class TinyModel
{
    public static AcousticModel Create(int seed)
    {
        Random random = new(seed);
        FrontEndSettings frontEnd = new(24, 100, 3_800, 2, 1, [.. Enumerable.Repeat((short)3_000, 24)]);
        AcousticWord[] words =
        [
            new("one", WordKind.Word, 0, 4), new("two", WordKind.Word, 4, 3), new("silence", WordKind.Silence, 7, 3), new("filler-s", WordKind.Filler, 10, 1),
        ];
        StateTransitions[] transitions = [.. Enumerable.Range(0, 11).Select(i => new StateTransitions((byte)i, 10, AcousticModel.NotAllowed))];
        ushort[] emissions = [0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 8];
        return new AcousticModel(
            frontEnd, words, transitions, emissions, new NetworkEmissions([Layer(frontEnd.FeatureCount, 37, 10, random), Layer(37, 9, 9, random)]));
    }

    private static NetworkLayer Layer(int inputs, int outputs, byte shift, Random random)
    {
        sbyte[] weights = [.. Enumerable.Range(0, inputs * outputs).Select(_ => (sbyte)random.Next(-127, 128))];
        int[] biases = [.. Enumerable.Range(0, outputs).Select(_ => random.Next(-100_000, 100_000))];
        return new NetworkLayer(inputs, weights, biases, [.. Enumerable.Repeat(shift, outputs)]);
    }
}
