namespace Ripac.Tools.Training;

/// <summary>Feature vectors with what they are.</summary>
/// <param name="FeatureCount">Numbers in a vector.</param>
/// <param name="Features">[example][feature].</param>
/// <param name="Targets">One an example.</param>
internal sealed record Examples(int FeatureCount, short[] Features, ushort[] Targets)
{
    /// <summary>One feature vector.</summary>
    public ReadOnlySpan<short> Feature(int example) => Features.AsSpan(example * FeatureCount, FeatureCount);

    /// <summary>All of them, one after the other.</summary>
    public static Examples Merge(int featureCount, IReadOnlyList<Examples> parts)
    {
        int count = parts.Sum(part => part.Targets.Length);
        Examples merged = new(featureCount, new short[count * featureCount], new ushort[count]);
        int at = 0;
        foreach (Examples part in parts)
        {
            part.Features.CopyTo(merged.Features, at * featureCount);
            part.Targets.CopyTo(merged.Targets, at);
            at += part.Targets.Length;
        }

        return merged;
    }
}
