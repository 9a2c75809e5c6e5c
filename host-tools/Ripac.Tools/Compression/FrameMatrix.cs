using Ripac.Tools.Training;

namespace Ripac.Tools.Compression;

/// <summary>Numbers of many frames, one row a frame, padded as <see cref="MatrixProduct"/> wants it.</summary>
internal sealed class FrameMatrix(int frames, int columns)
{
    /// <summary>Rows.</summary>
    public int Frames { get; } = frames;

    /// <summary>Numbers in a row.</summary>
    public int Columns { get; } = columns;

    /// <summary>Distance of two rows.</summary>
    public int Stride { get; } = DenseLayer.Pad(columns);

    /// <summary>[frame][stride]; zeros behind the columns.</summary>
    public float[] Values { get; } = new float[frames * DenseLayer.Pad(columns)];

    /// <summary>One frame's numbers.</summary>
    public Span<float> Row(int frame) => Values.AsSpan(frame * Stride, Columns);

    /// <summary>Feature vectors, about so many at most: each of those given, or every second, third ... of them.</summary>
    public static FrameMatrix Of(ReadOnlySpan<short> features, int featureCount, int most)
    {
        int frames = features.Length / featureCount;
        int step = Math.Max(1, frames / most);
        FrameMatrix matrix = new(frames / step, featureCount);
        for (int frame = 0; frame < matrix.Frames; frame++)
        {
            ReadOnlySpan<short> feature = features.Slice(frame * step * featureCount, featureCount);
            Span<float> row = matrix.Row(frame);
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = feature[i];
            }
        }

        return matrix;
    }
}
