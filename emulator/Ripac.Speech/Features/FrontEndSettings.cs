namespace Ripac.Speech.Features;

/// <summary>What the front end measures; part of the acoustic model, which was trained on exactly that.</summary>
/// <param name="Bands">Mel bands of one frame, 8 to 32.</param>
/// <param name="LowestHz">Lower edge of the first band.</param>
/// <param name="HighestHz">Upper edge of the last band, 4000 at most.</param>
/// <param name="Context">Frames before and after the middle one that are part of a feature vector, 0 to 10.</param>
/// <param name="Stride">Distance between two frames of a feature vector, in frames of 10 ms, 1 to 4.</param>
/// <param name="PriorMean">
/// For each band the mean log2 energy of speech (in 1/256) that is assumed before anything was heard.
/// </param>
public sealed record FrontEndSettings(
    int Bands, int LowestHz, int HighestHz, int Context, int Stride, IReadOnlyList<short> PriorMean)
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 8_000;

    /// <summary>Samples from one frame to the next: 10 ms.</summary>
    public const int HopSamples = 80;

    /// <summary>Samples that one frame looks at: 25 ms.</summary>
    public const int WindowSamples = 200;

    /// <summary>Numbers in one feature vector.</summary>
    public int FeatureCount => Bands * ((2 * Context) + 1);

    /// <summary>Frames that the front end must have heard after a frame before it can give its feature vector.</summary>
    public int LookaheadFrames => Context * Stride;
}
