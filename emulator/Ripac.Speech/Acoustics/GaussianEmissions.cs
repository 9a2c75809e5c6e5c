using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// Mixtures of Gaussians with diagonal covariances over 8-bit cepstra and their differences (Juang, 1985). The cost of an emission is that
/// of its cheapest Gaussian: <c>constant + (sum over i of ((x[i] - mean[i]) precision[i] >> 4)^2) >> shift</c>.
/// </summary>
public sealed class GaussianEmissions : Emissions
{
    /// <summary>No emission has more Gaussians.</summary>
    public const int MostGaussians = 64;

    internal const int ProductShift = 4;

    /// <summary>The largest shift; a sum has fewer bits than 31.</summary>
    internal const int LargestShift = 24;

    /// <param name="scale">Of the cepstra.</param>
    /// <param name="counts">Gaussians of each emission, 1 to <see cref="MostGaussians"/>.</param>
    /// <param name="shift">Of the sum of squares, 0 to <see cref="LargestShift"/>.</param>
    /// <param name="constants">Of each Gaussian, in 1/<see cref="AcousticModel.CostsPerNat"/> nat.</param>
    /// <param name="means">[Gaussian][number].</param>
    /// <param name="precisions">[Gaussian][number], 0 to 127: 1 / standard deviation, in units of the shifts.</param>
    internal GaussianEmissions(CepstralScale scale, byte[] counts, int shift, ushort[] constants, sbyte[] means, sbyte[] precisions)
    {
        Scale = scale;
        Counts = counts;
        Shift = shift;
        Constants = constants;
        Means = means;
        Precisions = precisions;
    }

    /// <inheritdoc/>
    public override EmissionKind Kind => EmissionKind.Gaussian;

    /// <inheritdoc/>
    public override int Count => Counts.Length;

    /// <inheritdoc/>
    public override string Shape => $"{Constants.Length} Gaussians of {Scale.Count} numbers";

    internal CepstralScale Scale { get; }

    internal byte[] Counts { get; }

    internal int Shift { get; }

    internal ushort[] Constants { get; }

    internal sbyte[] Means { get; }

    internal sbyte[] Precisions { get; }

    internal override EmissionScorer CreateScorer(ReadOnlyMemory<ushort> stateEmissions) =>
        new GaussianScorer(this, stateEmissions, Avx2.IsSupported);

    internal override void Write(BinaryWriter writer)
    {
        Scale.Write(writer);
        writer.Write((ushort)Counts.Length);
        writer.Write((byte)Shift);
        writer.Write(Counts);
        foreach (ushort constant in Constants)
        {
            writer.Write(constant);
        }

        writer.Write(MemoryMarshal.AsBytes<sbyte>(Means));
        writer.Write(MemoryMarshal.AsBytes<sbyte>(Precisions));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static GaussianEmissions Read(ref ModelFileReader reader, FrontEndSettings frontEnd)
    {
        CepstralScale scale = CepstralScale.Read(ref reader, frontEnd);
        byte[] counts = new byte[reader.UInt16("emissions", 1, MaximumCount)];
        int shift = reader.Byte("a shift", 0, LargestShift);
        int total = 0;
        for (int emission = 0; emission < counts.Length; emission++)
        {
            counts[emission] = (byte)reader.Byte("an emission's Gaussians", 1, MostGaussians);
            total += counts[emission];
        }

        ushort[] constants = new ushort[total];
        for (int gaussian = 0; gaussian < total; gaussian++)
        {
            constants[gaussian] = (ushort)reader.UInt16("a constant", 0, ushort.MaxValue);
        }

        sbyte[] means = reader.SBytes("the means", total * scale.Count);
        sbyte[] precisions = reader.SBytes("the precisions", total * scale.Count);
        ModelFormatException.Require(Array.TrueForAll(precisions, precision => precision >= 0), "a precision is negative");
        return new GaussianEmissions(scale, counts, shift, constants, means, precisions);
    }
}
