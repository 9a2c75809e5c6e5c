using Ripac.Speech.Decoding;

namespace Ripac.Speech.Acoustics;

/// <summary>Section CONF, which only calibrated models have: evidence u8, hidden u8; for each hidden value: bias i32, weights i16[evidence];
/// output bias i32, output weights i16[hidden], direct weights i16[evidence]. See <see cref="ConfidenceMeasure"/>.</summary>
internal static class ConfidenceSection
{
    public const string Tag = "CONF";

    public static void Write(BinaryWriter writer, ConfidenceMeasure measure)
    {
        writer.Write((byte)WordEvidence.Count);
        writer.Write((byte)measure.HiddenBiases.Length);
        for (int hidden = 0; hidden < measure.HiddenBiases.Length; hidden++)
        {
            writer.Write(measure.HiddenBiases[hidden]);
            Write(writer, measure.HiddenWeights.Slice(hidden * WordEvidence.Count, WordEvidence.Count));
        }

        writer.Write(measure.Bias);
        Write(writer, measure.OutputWeights);
        Write(writer, measure.DirectWeights);
    }

    public static ConfidenceMeasure Read(ref ModelFileReader reader)
    {
        reader.Byte("numbers of evidence", WordEvidence.Count, WordEvidence.Count);
        int[] hiddenBiases = new int[reader.Byte("hidden values of the confidence", 0, ConfidenceMeasure.MostHidden)];
        List<short> hiddenWeights = [];
        for (int hidden = 0; hidden < hiddenBiases.Length; hidden++)
        {
            hiddenBiases[hidden] = reader.Int32("a bias of the confidence");
            hiddenWeights.AddRange(ReadWeights(ref reader, WordEvidence.Count));
        }

        int bias = reader.Int32("a bias of the confidence");
        return new([.. hiddenWeights], hiddenBiases, ReadWeights(ref reader, hiddenBiases.Length), ReadWeights(ref reader, WordEvidence.Count), bias);
    }

    private static short[] ReadWeights(ref ModelFileReader reader, int count)
    {
        short[] weights = new short[count];
        for (int i = 0; i < count; i++)
        {
            weights[i] = reader.Int16("a weight of the confidence");
        }

        return weights;
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<short> weights)
    {
        foreach (short weight in weights)
        {
            writer.Write(weight);
        }
    }
}
