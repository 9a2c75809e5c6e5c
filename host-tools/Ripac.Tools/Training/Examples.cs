namespace Ripac.Tools.Training;

/// <summary>Feature vectors with what they are.</summary>
/// <param name="FeatureCount">Numbers in a vector.</param>
/// <param name="Features">[example][feature].</param>
/// <param name="Targets">One an example, or <see cref="LeftOut"/>.</param>
/// <param name="Starts">The first example of each utterance.</param>
internal sealed record Examples(int FeatureCount, short[] Features, ushort[] Targets, int[] Starts)
{
    /// <summary>In the place of a target: the example is there for its neighbours' sake.</summary>
    public const ushort LeftOut = ushort.MaxValue;

    /// <summary>Examples of one utterance.</summary>
    public int LengthOf(int utterance) => (utterance + 1 < Starts.Length ? Starts[utterance + 1] : Targets.Length) - Starts[utterance];

    /// <summary>One feature vector.</summary>
    public ReadOnlySpan<short> Feature(int example) => Features.AsSpan(example * FeatureCount, FeatureCount);

    /// <summary>Those that are not <see cref="LeftOut"/>, as if of one utterance.</summary>
    public Examples Counted()
    {
        int[] counted = [.. Enumerable.Range(0, Targets.Length).Where(example => Targets[example] != LeftOut)];
        Examples result = new(FeatureCount, new short[counted.Length * FeatureCount], [.. counted.Select(example => Targets[example])], [0]);
        for (int i = 0; i < counted.Length; i++)
        {
            Feature(counted[i]).CopyTo(result.Features.AsSpan(i * FeatureCount));
        }

        return result;
    }

    /// <summary>All of them, one after the other.</summary>
    public static Examples Merge(int featureCount, IReadOnlyList<Examples> parts)
    {
        int count = parts.Sum(part => part.Targets.Length);
        Examples merged = new(featureCount, new short[count * featureCount], new ushort[count], new int[parts.Count]);
        int at = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            Examples part = parts[i];
            merged.Starts[i] = at;
            part.Features.CopyTo(merged.Features, at * featureCount);
            part.Targets.CopyTo(merged.Targets, at);
            at += part.Targets.Length;
        }

        return merged;
    }
}
