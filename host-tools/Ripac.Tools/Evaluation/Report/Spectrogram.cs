using System.Buffers.Binary;
using Ripac.Speech.Features;
using Ripac.Tools.Training;

namespace Ripac.Tools.Evaluation.Report;

/// <summary>The mel bands of the front end as a picture: one pixel a frame and band, low bands below.</summary>
internal static class Spectrogram
{
    private const int HeaderBytes = 54;
    private const int Colors = 256;
    private const int Step = 14; // of a color, in 1/256 octave of power: the darkest is 14 octaves (42 dB) under the brightest

    // From dark to bright (the ends and three points between of matplotlib's "magma"), red green blue.
    private static readonly int[][] Ramp = [[0, 0, 4], [81, 18, 124], [183, 55, 121], [252, 137, 97], [252, 253, 191]];

    /// <summary>A BMP file of 8 bits a pixel: the simplest format that browsers show.</summary>
    public static byte[] Draw(ReadOnlySpan<short> samples, FrontEndSettings settings)
    {
        MelRecording mel = MelRecording.Measure(samples, settings);
        int rowBytes = (mel.FrameCount + 3) & ~3;
        byte[] file = new byte[HeaderBytes + (4 * Colors) + (rowBytes * mel.Bands)];
        WriteHeader(file, mel.FrameCount, mel.Bands);
        int loudest = mel.FrameCount == 0 ? 0 : mel.Values.Max();
        for (int band = 0; band < mel.Bands; band++)
        {
            int row = HeaderBytes + (4 * Colors) + (band * rowBytes);
            for (int frame = 0; frame < mel.FrameCount; frame++)
            {
                file[row + frame] = (byte)Math.Clamp(Colors - 1 - ((loudest - mel.Frame(frame)[band]) / Step), 0, Colors - 1);
            }
        }

        return file;
    }

    private static void WriteHeader(Span<byte> file, int width, int height)
    {
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[2..], file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file[10..], HeaderBytes + (4 * Colors));
        BinaryPrimitives.WriteInt32LittleEndian(file[14..], HeaderBytes - 14);
        BinaryPrimitives.WriteInt32LittleEndian(file[18..], width);
        BinaryPrimitives.WriteInt32LittleEndian(file[22..], height); // positive: the first row is the lowest
        file[26] = 1; // plane
        file[28] = 8; // bits a pixel
        for (int color = 0; color < Colors; color++)
        {
            double position = (double)color / (Colors - 1) * (Ramp.Length - 1);
            int step = Math.Min((int)position, Ramp.Length - 2);
            for (int part = 0; part < 3; part++)
            {
                double value = Ramp[step][part] + ((position - step) * (Ramp[step + 1][part] - Ramp[step][part]));
                file[HeaderBytes + (4 * color) + 2 - part] = (byte)Math.Round(value);
            }
        }
    }
}
