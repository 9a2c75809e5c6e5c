using System.Numerics.Tensors;

namespace Ripac.Tools.Training;

/// <summary>Frames side by side, as a layer sees them; before the first and after the last frame of an utterance it is that frame.</summary>
/// <param name="offsets">Frames that go in, as seen from the one that comes out.</param>
/// <param name="width">Numbers of a frame.</param>
internal sealed class FrameSplice(int[] offsets, int width)
{
    /// <summary>Numbers that go into the layer.</summary>
    public int Inputs => offsets.Length * width;

    /// <summary>From the values of frames, [row][width], to what goes in, [row][offset][width].</summary>
    public void Forward(Batch batch, float[] values, float[] spliced) => ForEachSource(batch, (row, source, column) =>
        values.AsSpan(source * width, width).CopyTo(spliced.AsSpan((row * Inputs) + column)));

    /// <summary>From the gradient of what went in to that of the values.</summary>
    public void Backward(Batch batch, float[] spliced, float[] values)
    {
        values.AsSpan(0, batch.Rows * width).Clear();
        ForEachSource(batch, (row, source, column) =>
        {
            Span<float> sum = values.AsSpan(source * width, width);
            TensorPrimitives.Add(sum, spliced.AsSpan((row * Inputs) + column, width), sum);
        });
    }

    private void ForEachSource(Batch batch, Action<int, int, int> action)
    {
        foreach (Batch.Utterance utterance in batch.Utterances)
        {
            for (int i = 0; i < utterance.Length; i++)
            {
                for (int k = 0; k < offsets.Length; k++)
                {
                    int source = Math.Clamp(i + (offsets[k] / utterance.Step), 0, utterance.Length - 1);
                    action(utterance.Row + i, utterance.Row + source, k * width);
                }
            }
        }
    }
}
