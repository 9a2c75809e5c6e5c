using Ripac.Speech.Features;

namespace Ripac.Speech.Acoustics;

/// <summary>
/// Section FEND: bands u8, context u8, stride u8, 0 u8, lowest Hz u16, highest Hz u16, prior mean i16[bands].
/// </summary>
internal static class FrontEndSection
{
    public const string Tag = "FEND";

    public static void Write(BinaryWriter writer, FrontEndSettings settings)
    {
        writer.Write((byte)settings.Bands);
        writer.Write((byte)settings.Context);
        writer.Write((byte)settings.Stride);
        writer.Write((byte)0);
        writer.Write((ushort)settings.LowestHz);
        writer.Write((ushort)settings.HighestHz);
        foreach (short mean in settings.PriorMean)
        {
            writer.Write(mean);
        }
    }

    public static FrontEndSettings Read(ref ModelFileReader reader)
    {
        int bands = reader.Byte("mel bands", 8, 32);
        int context = reader.Byte("context", 0, 10);
        int stride = reader.Byte("stride", 1, 4);
        reader.Byte("padding", 0, 0);
        int lowest = reader.UInt16("lowest frequency", 0, 1_000);
        int highest = reader.UInt16("highest frequency", 2_000, FrontEndSettings.SampleRate / 2);
        short[] mean = new short[bands];
        for (int band = 0; band < bands; band++)
        {
            mean[band] = (short)reader.UInt16("prior mean", 0, 16_383);
        }

        return new FrontEndSettings(bands, lowest, highest, context, stride, mean);
    }
}
