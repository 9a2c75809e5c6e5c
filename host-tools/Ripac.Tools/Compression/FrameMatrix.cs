using System.Numerics.Tensors;
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

    /// <summary>Feature vectors, about so many at most: all of those given, or pieces of them from one end to the other.</summary>
    public static FrameMatrix Of(ReadOnlySpan<short> features, int featureCount, int most)
    {
        const int Piece = 500; // frames that follow one another, as the network must have them
        int frames = features.Length / featureCount;
        (int pieces, int length) = frames <= most ? (1, frames) : (Math.Max(1, most / Piece), Math.Min(Piece, most));
        FrameMatrix matrix = new(pieces * length, featureCount);
        for (int frame = 0; frame < matrix.Frames; frame++)
        {
            int source = (int)((long)(frame / length) * (frames - length) / Math.Max(1, pieces - 1)) + (frame % length);
            ReadOnlySpan<short> feature = features.Slice(source * featureCount, featureCount);
            Span<float> row = matrix.Row(frame);
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = feature[i];
            }
        }

        return matrix;
    }

    /// <summary>Frames side by side, as a layer with these offsets sees them.</summary>
    public FrameMatrix Splice(IReadOnlyList<int> offsets)
    {
        if (offsets is [0])
        {
            return this;
        }

        FrameMatrix spliced = new(Frames, offsets.Count * Columns);
        for (int frame = 0; frame < Frames; frame++)
        {
            for (int k = 0; k < offsets.Count; k++)
            {
                Row(Math.Clamp(frame + offsets[k], 0, Frames - 1)).CopyTo(spliced.Row(frame)[(k * Columns)..]);
            }
        }

        return spliced;
    }

    /// <summary>The opposite for gradients: what <see cref="Splice"/> made of each frame, added up.</summary>
    public FrameMatrix Unsplice(IReadOnlyList<int> offsets)
    {
        if (offsets is [0])
        {
            return this;
        }

        FrameMatrix sums = new(Frames, Columns / offsets.Count);
        for (int frame = 0; frame < Frames; frame++)
        {
            for (int k = 0; k < offsets.Count; k++)
            {
                Span<float> sum = sums.Row(Math.Clamp(frame + offsets[k], 0, Frames - 1));
                TensorPrimitives.Add(sum, Row(frame).Slice(k * sums.Columns, sums.Columns), sum);
            }
        }

        return sums;
    }
}
