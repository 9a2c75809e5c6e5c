using Ripac.Tools.Training;

namespace Ripac.Tools.Tests.Training;

public class BatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_utterance_comes_once_with_every_step_th_frame(int step)
    {
        int[] lengths = [500, 1, 2, 900, 40, 5_000, 300];
        Examples examples = MakeExamples(lengths);
        Batch[] batches = [.. Batch.Of(examples, step, new Random(1), CancellationToken.None)];
        Batch.Utterance[] utterances = [.. batches.SelectMany(batch => batch.Utterances)];

        Assert.All(batches, batch => Assert.InRange(batch.Rows, 1, Batch.MostRows));
        Assert.All(batches, batch => Assert.Equal(batch.Rows, batch.Utterances.Sum(utterance => utterance.Length)));
        Assert.Equal(utterances.Length, utterances.DistinctBy(utterance => Array.FindLastIndex(examples.Starts, start => start <= utterance.First)).Count());
        Assert.All(utterances, utterance =>
        {
            int index = Array.FindLastIndex(examples.Starts, start => start <= utterance.First);
            int last = utterance.First + ((utterance.Length - 1) * step);
            Assert.InRange(utterance.First - examples.Starts[index], 0, step - 1);
            Assert.InRange(last - examples.Starts[index], 0, lengths[index] - 1);
            Assert.True(last + step - examples.Starts[index] >= lengths[index] || utterance.Length == 1_200);
        });
    }

    [Fact]
    public void It_can_be_cancelled() => Assert.Throws<OperationCanceledException>(
        () => Batch.Of(MakeExamples([10]), 1, new Random(1), new CancellationToken(canceled: true)).Count());

    private static Examples MakeExamples(int[] lengths)
    {
        int[] starts = new int[lengths.Length];
        for (int i = 1; i < lengths.Length; i++)
        {
            starts[i] = starts[i - 1] + lengths[i - 1];
        }

        return new Examples(1, new short[lengths.Sum()], new ushort[lengths.Sum()], starts);
    }
}
