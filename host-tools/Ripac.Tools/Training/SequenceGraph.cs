namespace Ripac.Tools.Training;

/// <summary>
/// Rows of states that sound follows: a state may last, or go on to the next. One row is what was said. Rows in a loop, where the first
/// state of any row follows the last of any other, are what may be said at all: words, fillers and silence, as the decoder sees them.
/// </summary>
internal sealed class SequenceGraph
{
    /// <summary>What leaving a state costs, in nats: 1/e of the frames leave.</summary>
    private const double LeaveCost = 1;

    private readonly int[] _labels;
    private readonly float[] _enter;  // of the first state of a row; else 0
    private readonly bool[] _last;
    private readonly float _leave;
    private readonly bool _loop;

    /// <param name="rows">Labels of the states of each row, and what it costs to enter it, in nats.</param>
    /// <param name="scale">By which all costs are multiplied.</param>
    /// <param name="loop">Whether a row follows a row; else there is one row.</param>
    public SequenceGraph(IEnumerable<(int[] Labels, double EnterCost)> rows, double scale, bool loop)
    {
        _loop = loop;
        List<int> labels = [];
        List<float> enter = [];
        List<bool> last = [];
        foreach ((int[] row, double cost) in rows)
        {
            for (int i = 0; i < row.Length; i++)
            {
                labels.Add(row[i]);
                enter.Add(i == 0 ? (float)Math.Exp(-scale * cost) : 0);
                last.Add(i == row.Length - 1);
            }
        }

        _labels = [.. labels];
        _enter = [.. enter];
        _last = [.. last];
        _leave = (float)Math.Exp(-scale * LeaveCost);
    }

    /// <summary>How probable each label is at each frame over all that may be said: forward-backward with every frame scaled to one.</summary>
    /// <param name="likelihoods">[frame][label], each frame's largest about one.</param>
    /// <param name="labels">Labels in a frame.</param>
    /// <param name="posteriors">[frame][label]: the probabilities are added to it.</param>
    public void AddPosteriors(ReadOnlySpan<float> likelihoods, int labels, Span<float> posteriors)
    {
        int frames = likelihoods.Length / labels;
        int states = _labels.Length;
        float[] forward = new float[frames * states];
        float[] enter = new float[states];
        for (int frame = 0; frame < frames; frame++)
        {
            Span<float> now = forward.AsSpan(frame * states, states);
            ReadOnlySpan<float> likelihood = likelihoods.Slice(frame * labels, labels);
            ReadOnlySpan<float> before = frame == 0 ? default : forward.AsSpan((frame - 1) * states, states);
            float left = frame == 0 ? 1 : 0;
            for (int state = 0; state < before.Length; state++)
            {
                left += _last[state] && _loop ? before[state] * _leave : 0;
            }

            float sum = 1e-30f;
            for (int state = 0; state < states; state++)
            {
                float value = _enter[state] > 0 ? _enter[state] * left : frame == 0 ? 0 : _leave * before[state - 1];
                value = likelihood[_labels[state]] * (value + (frame == 0 ? 0 : before[state]));
                now[state] = value;
                sum += value;
            }

            Divide(now, sum);
        }

        float[] backward = new float[states];
        float[] later = new float[states];
        for (int state = 0; state < states; state++)
        {
            backward[state] = _last[state] ? 1 : 0;
        }

        float[] product = new float[states];
        for (int frame = frames - 1; frame >= 0; frame--)
        {
            ReadOnlySpan<float> now = forward.AsSpan(frame * states, states);
            float sum = 1e-30f;
            for (int state = 0; state < states; state++)
            {
                product[state] = now[state] * backward[state];
                sum += product[state];
            }

            Span<float> posterior = posteriors.Slice(frame * labels, labels);
            for (int state = 0; state < states; state++)
            {
                posterior[_labels[state]] += product[state] / sum;
            }

            ReadOnlySpan<float> likelihood = likelihoods.Slice(frame * labels, labels);
            float entered = 0;
            for (int state = 0; state < states; state++)
            {
                later[state] = likelihood[_labels[state]] * backward[state];
                entered += _enter[state] * later[state];
            }

            float largest = 1e-30f;
            for (int state = 0; state < states; state++)
            {
                float next = !_last[state] ? later[state + 1] : _loop ? entered : 0;
                backward[state] = later[state] + (_leave * next);
                largest = Math.Max(largest, backward[state]);
            }

            Divide(backward, largest);
        }
    }

    private static void Divide(Span<float> values, float by)
    {
        float factor = 1 / by;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }
}
