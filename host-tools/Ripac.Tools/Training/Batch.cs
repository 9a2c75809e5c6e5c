namespace Ripac.Tools.Training;

/// <summary>Whole utterances one behind the other, a frame a row: what a network hears at once.</summary>
internal sealed class Batch
{
    /// <summary>No batch has more rows.</summary>
    public const int MostRows = UsualRows + LongestUtterance;

    private const int UsualRows = 768;          // the last utterance may go beyond it
    private const int LongestUtterance = 1_200; // what follows is cut off

    private Batch(IReadOnlyList<Utterance> utterances, int rows, double before) => (Utterances, Rows, Before) = (utterances, rows, before);

    public IReadOnlyList<Utterance> Utterances { get; }

    /// <summary>Frames of all of them.</summary>
    public int Rows { get; }

    /// <summary>Part of all utterances that came in the batches before, 0..1.</summary>
    public double Before { get; }

    /// <summary>All utterances in a random order, some in each batch.</summary>
    /// <param name="examples">Their frames.</param>
    /// <param name="step">Every step-th frame of an utterance is taken, from a random one on.</param>
    /// <param name="random">For the order.</param>
    /// <param name="cancel">Ends it between two batches.</param>
    public static IEnumerable<Batch> Of(Examples examples, int step, Random random, CancellationToken cancel)
    {
        int[] order = [.. Enumerable.Range(0, examples.Starts.Length)];
        random.Shuffle(order);
        for (int at = 0; at < order.Length;)
        {
            cancel.ThrowIfCancellationRequested();
            double before = (double)at / order.Length;
            List<Utterance> utterances = [];
            int rows = 0;
            for (; at < order.Length && rows < UsualRows; at++)
            {
                int phase = random.Next(step);
                int length = Math.Min(LongestUtterance, (examples.LengthOf(order[at]) - phase + step - 1) / step);
                if (length > 0)
                {
                    utterances.Add(new Utterance(rows, examples.Starts[order[at]] + phase, length, step));
                    rows += length;
                }
            }

            if (rows > 0)
            {
                yield return new Batch(utterances, rows, before);
            }
        }
    }

    /// <summary>Some frames of an utterance in the rows of a batch.</summary>
    /// <param name="Row">Its first row.</param>
    /// <param name="First">Its first example.</param>
    /// <param name="Length">Rows.</param>
    /// <param name="Step">Examples from one row to the next.</param>
    internal readonly record struct Utterance(int Row, int First, int Length, int Step);
}
