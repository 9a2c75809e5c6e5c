using System.Runtime.InteropServices;
using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// A discrete hidden Markov model over several streams, as RIPAC had: each frame becomes one symbol a stream, and an emission costs the
/// sum of what its symbols cost (several codebooks: Lee, "Automatic Speech Recognition: the Development of the SPHINX System", 1989).
/// </summary>
public sealed class DiscreteEmissions : Emissions
{
    private const int MostStreams = 8;

    /// <param name="scale">Of the cepstra.</param>
    /// <param name="codebooks">One a stream.</param>
    /// <param name="costs">For each stream [codeword][emission], in 1/<see cref="AcousticModel.CostsPerNat"/> nat.</param>
    internal DiscreteEmissions(CepstralScale scale, IReadOnlyList<Codebook> codebooks, IReadOnlyList<byte[]> costs)
    {
        Scale = scale;
        Codebooks = codebooks;
        Costs = costs;
        Count = costs[0].Length / codebooks[0].Count;
    }

    /// <inheritdoc/>
    public override EmissionKind Kind => EmissionKind.Discrete;

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override string Shape =>
        $"codebooks {string.Join(", ", Codebooks.Select(codebook => $"{codebook.Count} of {codebook.Numbers.Length} numbers"))}";

    internal CepstralScale Scale { get; }

    internal IReadOnlyList<Codebook> Codebooks { get; }

    internal IReadOnlyList<byte[]> Costs { get; }

    internal override EmissionScorer CreateScorer(ReadOnlyMemory<ushort> stateEmissions) => new DiscreteScorer(this, stateEmissions);

    internal override void Write(BinaryWriter writer)
    {
        Scale.Write(writer);
        writer.Write((ushort)Count);
        writer.Write((byte)Codebooks.Count);
        for (int stream = 0; stream < Codebooks.Count; stream++)
        {
            Codebook codebook = Codebooks[stream];
            writer.Write((byte)codebook.Numbers.Length);
            writer.Write(codebook.Numbers);
            writer.Write((ushort)codebook.Count);
            writer.Write(MemoryMarshal.AsBytes<sbyte>(codebook.Codewords));
            writer.Write(Costs[stream]);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static DiscreteEmissions Read(ref ModelFileReader reader, FrontEndSettings frontEnd)
    {
        CepstralScale scale = CepstralScale.Read(ref reader, frontEnd);
        int emissions = reader.UInt16("emissions", 1, MaximumCount);
        Codebook[] codebooks = new Codebook[reader.Byte("streams", 1, MostStreams)];
        byte[][] costs = new byte[codebooks.Length][];
        for (int stream = 0; stream < codebooks.Length; stream++)
        {
            byte[] numbers = new byte[reader.Byte("a stream's numbers", 1, scale.Count)];
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = (byte)reader.Byte("a number of a stream", 0, scale.Count - 1);
            }

            int codewords = reader.UInt16("codewords", 1, Codebook.MostCodewords);
            codebooks[stream] = new Codebook(numbers, reader.SBytes("the codewords", codewords * numbers.Length));
            costs[stream] = reader.Bytes("the costs", codewords * emissions);
        }

        return new DiscreteEmissions(scale, codebooks, costs);
    }
}
