using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// Section EMIS: kind u8 (<see cref="EmissionKind"/>), then what the kind needs.
/// <code>
/// network      layers u8, inputs of a frame u16; of each layer outputs u16, offsets u8, i8[offsets]; then all numbers of the layers as one
///              code (<see cref="Coding.LayerCoder"/>): for each layer the shifts (each less the one before it), the biases, the weights
///              [output][offset][input]
/// Gaussian     scale; emissions u16, shift u8, Gaussians u8[emissions], constants u16[Gaussians], means i8[Gaussians][numbers],
///              precisions i8[Gaussians][numbers]
/// discrete     scale; emissions u16, streams u8; each: numbers u8, their indices u8[numbers], codewords u16,
///              codebook i8[codewords][numbers], costs u8[codewords][emissions]
/// scale        coefficients u8, offsets i16[3 coefficients], multipliers u16[3 coefficients]
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

    public static Emissions Read(ref ModelFileReader reader, FrontEndSettings frontEnd) =>
        (EmissionKind)reader.Byte("the kind of emissions", 0, (int)EmissionKind.Discrete) switch
        {
            EmissionKind.Network => NetworkEmissions.Read(ref reader, frontEnd.FeatureCount),
            EmissionKind.Gaussian => GaussianEmissions.Read(ref reader, frontEnd),
            _ => DiscreteEmissions.Read(ref reader, frontEnd),
        };
}
