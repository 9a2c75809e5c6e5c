namespace Ripac.Speech.Acoustics;

/// <summary>
/// Section MIXT, there only if words were enrolled: count u16; each: size u8, then for each component emission u16, cost u8.
/// </summary>
internal static class MixtureSection
{
    public const string Tag = "MIXT";

    public static void Write(BinaryWriter writer, IReadOnlyList<EmissionMixture> mixtures)
    {
        writer.Write((ushort)mixtures.Count);
        foreach (EmissionMixture mixture in mixtures)
        {
            mixture.Write(writer);
        }
    }

    /// <param name="reader">The section.</param>
    /// <param name="emissions">Emissions that the model has.</param>
    public static EmissionMixture[] Read(ref ModelFileReader reader, int emissions)
    {
        EmissionMixture[] mixtures = new EmissionMixture[reader.UInt16("mixtures", 1, StateSection.MaximumStates)];
        for (int i = 0; i < mixtures.Length; i++)
        {
            mixtures[i] = EmissionMixture.Read(ref reader, emissions);
        }

        return mixtures;
    }
}
