namespace Ripac.Tools.Training;

/// <summary>
/// Mel cepstra with first and second differences in time, less their mean over the recording: what the Gaussian models that find the
/// word boundaries look at (Davis and Mermelstein, 1980; Furui, 1986).
/// </summary>
internal static class Cepstra
{
    private const int Coefficients = 13;
    private const int DifferenceSpan = 2;

    /// <summary>Numbers a frame.</summary>
    public const int Dimension = 3 * Coefficients;

    /// <summary>The features of a recording, [frame][<see cref="Dimension"/>].</summary>
    public static float[] Of(MelRecording mel)
    {
        int frames = mel.FrameCount;
        float[] features = new float[frames * Dimension];
        float[] mean = new float[Coefficients];
        for (int frame = 0; frame < frames; frame++)
        {
            ReadOnlySpan<short> bands = mel.Frame(frame);
            for (int k = 0; k < Coefficients; k++)
            {
                float sum = 0;
                for (int band = 0; band < bands.Length; band++)
                {
                    sum += bands[band] / 256f * MathF.Cos(MathF.PI * k * (band + 0.5f) / bands.Length);
                }

                features[(frame * Dimension) + k] = sum;
                mean[k] += sum / frames;
            }
        }

        for (int frame = 0; frame < frames; frame++)
        {
            for (int k = 0; k < Coefficients; k++)
            {
                features[(frame * Dimension) + k] -= mean[k];
            }
        }

        AppendDifference(features, frames, from: 0, to: Coefficients);
        AppendDifference(features, frames, from: Coefficients, to: 2 * Coefficients);
        return features;
    }

    private static void AppendDifference(float[] features, int frames, int from, int to)
    {
        for (int frame = 0; frame < frames; frame++)
        {
            for (int k = 0; k < Coefficients; k++)
            {
                float slope = 0;
                for (int d = 1; d <= DifferenceSpan; d++)
                {
                    int later = Math.Min(frame + d, frames - 1);
                    int earlier = Math.Max(frame - d, 0);
                    slope += d * (features[(later * Dimension) + from + k] - features[(earlier * Dimension) + from + k]);
                }

                features[(frame * Dimension) + to + k] = slope / 10; // 2 (1 + 4): least squares over five frames
            }
        }
    }
}
