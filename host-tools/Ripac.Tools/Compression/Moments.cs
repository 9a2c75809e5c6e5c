using Ripac.Tools.Training;

namespace Ripac.Tools.Compression;

/// <summary>Means and covariances of the numbers of many frames.</summary>
internal static class Moments
{
    private const int FramesAtOnce = 1024; // sums of floats stay exact enough

    /// <summary>The mean of each column.</summary>
    public static double[] Means(FrameMatrix x)
    {
        double[] means = new double[x.Columns];
        for (int frame = 0; frame < x.Frames; frame++)
        {
            ReadOnlySpan<float> row = x.Row(frame);
            for (int i = 0; i < means.Length; i++)
            {
                means[i] += row[i];
            }
        }

        return [.. means.Select(sum => sum / x.Frames)];
    }

    /// <summary>Of each column of one matrix with each of another of the same shape, [column of x][column of y].</summary>
    public static double[,] Covariance(FrameMatrix x, double[] meansOfX, FrameMatrix y, double[] meansOfY)
    {
        int stride = x.Stride;
        double[,] covariance = new double[x.Columns, x.Columns];
        float[] sums = new float[stride * stride];
        FrameMatrix partOfX = new(FramesAtOnce, x.Columns);
        FrameMatrix partOfY = new(FramesAtOnce, x.Columns);
        for (int start = 0; start < x.Frames; start += FramesAtOnce)
        {
            int count = Math.Min(FramesAtOnce, x.Frames - start);
            Centre(x, meansOfX, start, count, partOfX);
            Centre(y, meansOfY, start, count, partOfY);
            MatrixProduct.Multiply(partOfX.Values, 1, stride, partOfY.Values, sums, stride, count, stride);
            for (int i = 0; i < x.Columns; i++)
            {
                for (int j = 0; j < x.Columns; j++)
                {
                    covariance[i, j] += sums[(i * stride) + j] / x.Frames;
                }
            }
        }

        return covariance;
    }

    private static void Centre(FrameMatrix source, double[] means, int start, int count, FrameMatrix target)
    {
        for (int frame = 0; frame < count; frame++)
        {
            ReadOnlySpan<float> from = source.Row(start + frame);
            Span<float> to = target.Row(frame);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = from[i] - (float)means[i];
            }
        }
    }
}
