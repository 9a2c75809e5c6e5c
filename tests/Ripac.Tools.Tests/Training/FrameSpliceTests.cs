using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Training;

public class FrameSpliceTests
{
    private const int Width = 2;

    private static readonly FrameSplice Splice = new([-3, 0, 6], Width);
    private static readonly Batch Utterances = MakeBatch([4, 5]);

    [Fact]
    public void At_an_end_the_first_or_the_last_frame_of_the_utterance_stands_for_those_beyond()
    {
        float[] values = [.. Enumerable.Range(0, Utterances.Rows).SelectMany(row => new float[] { row, 10 * row })];
        float[] spliced = new float[Utterances.Rows * Splice.Inputs];
        Splice.Forward(Utterances, values, spliced);

        int first = Utterances.Utterances[0].Row; // steps of 3 frames: one row before, two rows behind
        Assert.Equal(Row(first, first, first + 2), spliced[..6]);
        int last = Utterances.Utterances[^1].Row + Utterances.Utterances[^1].Length - 1;
        Assert.Equal(Row(last - 1, last, last), spliced[^6..]);

        static float[] Row(params int[] sources) => [.. sources.SelectMany(source => new float[] { source, 10 * source })];
    }

    [Fact]
    public void The_way_back_is_the_transpose_of_the_way_there()
    {
        Random random = new(1);
        float[] values = Draw(Utterances.Rows * Width), spliced = new float[Utterances.Rows * Splice.Inputs];
        float[] above = Draw(spliced.Length), below = Draw(values.Length);
        Splice.Forward(Utterances, values, spliced);
        Splice.Backward(Utterances, above, below);
        Assert.Equal(Product(spliced, above), Product(values, below), 1e-3);

        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
        static double Product(float[] x, float[] y) => x.Zip(y, (a, b) => (double)a * b).Sum();
    }

    private static Batch MakeBatch(int[] rows)
    {
        const int Step = 3;
        int frames = rows.Sum() * Step;
        int[] starts = [.. rows.Select((_, i) => rows[..i].Sum() * Step)];
        return Batch.Of(new Examples(1, new short[frames], new ushort[frames], starts), Step, new Random(2), CancellationToken.None).Single();
    }
}
