using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Speech.Tests.Decoding;

/// <summary>Word models without a network: tests give the states' costs themselves.</summary>
internal static class TestModels
{
    public static AcousticModel Create(params (string Name, WordKind Kind, StateTransitions[] States)[] words)
    {
        List<AcousticWord> list = [];
        int first = 0;
        foreach ((string name, WordKind kind, StateTransitions[] states) in words)
        {
            list.Add(new AcousticWord(name, kind, first, states.Length));
            first += states.Length;
        }

        return new AcousticModel(
            new FrontEndSettings(8, 100, 3800, 0, 1, new short[8]),
            list,
            [.. words.SelectMany(word => word.States)],
            [.. Enumerable.Range(0, first).Select(state => (ushort)state)],
            new NetworkEmissions([]));
    }

    /// <summary>Words a, b, c of three states, a silence and a filler of one state; all ways cost nothing.</summary>
    public static AcousticModel Simple()
    {
        StateTransitions free = new(0, 0, AcousticModel.NotAllowed);
        StateTransitions[] word = [free, free, free];
        return Create(
            ("a", WordKind.Word, word),
            ("b", WordKind.Word, word),
            ("c", WordKind.Word, word),
            ("silence", WordKind.Silence, [free]),
            ("filler", WordKind.Filler, [free]));
    }
}
