namespace Ripac.Speech.Acoustics;

/// <summary>
/// Section EMIS: kind u8 (<see cref="EmissionKind"/>), then what the kind needs.
/// <code>
/// network      layers u8; each: inputs u16, outputs u16, biases i32[outputs], shifts u8[outputs], weights i8[outputs][inputs]
/// </code>
/// </summary>
internal static class EmissionSection
{
    public const string Tag = "EMIS";

    public static void Write(BinaryWriter writer, Emissions emissions)
    {
        writer.Write((byte)emissions.Kind);
        emissions.Write(writer);
    }

    /// <param name="reader">The section.</param>
    /// <param name="features">Numbers in a feature vector.</param>
    public static Emissions Read(ref ModelFileReader reader, int features) =>
        (EmissionKind)reader.Byte("the kind of emissions", 0, (int)EmissionKind.Network) switch
        {
            _ => NetworkEmissions.Read(ref reader, features),
        };
}
