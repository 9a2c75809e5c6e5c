using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Compression;

/// <summary>Feature vectors of recordings, as they are: what a network meets.</summary>
internal static class CalibrationFeatures
{
    private const int EveryFrame = 10; // neighbours say much the same

    /// <summary>Every tenth feature vector of all recordings, one after the other.</summary>
    /// <exception cref="DataException">A recording cannot be read.</exception>
    public static short[] Of(IReadOnlyList<Recording> recordings, FrontEndSettings settings, CancellationToken cancel)
    {
        List<short>[] parts = new List<short>[recordings.Count];
        Parallel.For(0, recordings.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            FrontEnd frontEnd = new(settings);
            frontEnd.Write(recordings[i].ReadSamples());
            frontEnd.Flush();
            List<short> part = [];
            short[] feature = new short[frontEnd.FeatureCount];
            for (int frame = i; frontEnd.TryReadFrame(feature); frame++) // from another frame on in each
            {
                if (frame % EveryFrame == 0)
                {
                    part.AddRange(feature);
                }
            }

            parts[i] = part;
        });
        return [.. parts.SelectMany(part => part)];
    }
}
