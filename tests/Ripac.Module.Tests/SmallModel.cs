using Ripac.Speech.Acoustics;
using Ripac.Speech.Features;

namespace Ripac.Tests;

/// <summary>A model of the right form that has learned nothing: words yes and no, a silence and a filler, one state each.</summary>
public static class SmallModel
{
    public const string Grammar = "#JSGF V1.0; grammar g; public <g> = (yes | no)+;";

    private const int Bands = 8;

    public static readonly byte[] Bytes = Create().ToBytes();

    private static AcousticModel Create()
    {
        StateTransitions transitions = new(1, 1, AcousticModel.NotAllowed);
        return new AcousticModel(
            new FrontEndSettings(Bands, 200, 3800, 0, 1, new short[Bands]),
            [
                new AcousticWord("yes", WordKind.Word, 0, 1),
                new AcousticWord("no", WordKind.Word, 1, 1),
                new AcousticWord("<sil>", WordKind.Silence, 2, 1),
                new AcousticWord("<filler>", WordKind.Filler, 3, 1),
            ],
            [transitions, transitions, transitions, transitions],
            [0, 1, 2, 3],
            new NetworkEmissions([new NetworkLayer(Bands, new sbyte[Bands * 4], new int[4], new byte[4])]));
    }
}
