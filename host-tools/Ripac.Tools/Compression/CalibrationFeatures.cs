using Ripac.Speech.Features;
using Ripac.Tools.Data;

namespace Ripac.Tools.Compression;

/// <summary>Feature vectors of recordings, as they are: what a network meets.</summary>
internal static class CalibrationFeatures
{
    private const int EveryRecording = 10; // a tenth says enough

    /// <summary>The feature vectors of every tenth recording, one after the other.</summary>
    /// <exception cref="DataException">A recording cannot be read.</exception>
    public static short[] Of(IReadOnlyList<Recording> recordings, FrontEndSettings settings, CancellationToken cancel)
    {
        Recording[] some = [.. recordings.Where((_, i) => i % EveryRecording == 0)];
        List<short>[] parts = new List<short>[some.Length];
        Parallel.For(0, some.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            FrontEnd frontEnd = new(settings);
            frontEnd.Write(some[i].ReadSamples());
            frontEnd.Flush();
            parts[i] = [];
            short[] feature = new short[frontEnd.FeatureCount];
            while (frontEnd.TryReadFrame(feature))
            {
                parts[i].AddRange(feature);
            }
        });
        return [.. parts.SelectMany(part => part)];
    }
}
