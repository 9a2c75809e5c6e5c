namespace Ripac.Tools.Words;

/// <summary>Frames as the last layer of a network sees them.</summary>
/// <param name="Width">Numbers that go into the last layer.</param>
/// <param name="Inputs">[frame][<paramref name="Width"/>], integers as the coprocessor has them.</param>
/// <param name="Others">For each frame the log of the sum of what the outputs that there are say, in nat.</param>
/// <param name="Silence">For each frame what the output for silence says, in nat.</param>
/// <param name="Targets">For each frame the new output that is right; negative for none of them.</param>
internal sealed record OutputExamples(int Width, short[] Inputs, float[] Others, float[] Silence, int[] Targets)
{
    /// <summary>How many frames.</summary>
    public int Count => Targets.Length;

    /// <summary>What goes into the last layer for a frame.</summary>
    public ReadOnlySpan<short> Input(int frame) => Inputs.AsSpan(frame * Width, Width);

    /// <summary>All of them, one after the other.</summary>
    public static OutputExamples Merge(int width, IReadOnlyList<OutputExamples> parts) => new(
        width,
        Concat(parts, part => part.Inputs),
        Concat(parts, part => part.Others),
        Concat(parts, part => part.Silence),
        Concat(parts, part => part.Targets));

    private static T[] Concat<T>(IReadOnlyList<OutputExamples> parts, Func<OutputExamples, T[]> choose)
    {
        T[] all = new T[parts.Sum(part => choose(part).Length)];
        int at = 0;
        foreach (OutputExamples part in parts)
        {
            choose(part).CopyTo(all, at);
            at += choose(part).Length;
        }

        return all;
    }
}
