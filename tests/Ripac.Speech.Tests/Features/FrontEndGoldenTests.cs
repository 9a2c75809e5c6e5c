using System.Text;
using Ripac.Speech.Features;
using Ripac.Tests;

namespace Ripac.Speech.Tests.Features;

/// <summary>
/// Every bit of the front end, at each point of its chain, against <c>front-end-golden.txt</c>: what a port to C or hardware must give.
/// <c>RIPAC_WRITE_GOLDEN=1 dotnet test tests/Ripac.Speech.Tests --filter FrontEndGolden</c> writes that file anew.
/// </summary>
public class FrontEndGoldenTests
{
    private const int Samples = 24_000;
    private const int Bands = 24;

    private static readonly FrontEndSettings Settings = new(Bands, 100, 3_800, 5, 2, [.. Enumerable.Range(0, Bands).Select(b => (short)(6_000 - (20 * b)))]);

    private static readonly string GoldenFile = Path.Combine(SharedData.ProjectRoot, "tests/Ripac.Speech.Tests/Features/front-end-golden.txt");

    [Fact]
    public void Every_stage_gives_the_golden_bits()
    {
        string[] lines = Describe();
        if (Environment.GetEnvironmentVariable("RIPAC_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(GoldenFile, string.Concat(lines.Select(line => line + "\n")));
        }

        Assert.Equal(File.ReadAllLines(GoldenFile), lines);
    }

    /// <summary>The input, all in integers: noise of twelve loudnesses over an offset that jumps; one stretch clips, one is digital silence.</summary>
    private static short[] Signal()
    {
        int[] loudness = [0, 1, 8, 40, 120, 20, 2, 1, 900, 60, 6, 1];
        short[] samples = new short[Samples];
        long state = 1;
        for (int i = 0; i < Samples; i++)
        {
            state = state * 48_271 % 2_147_483_647; // Park and Miller, 1988
            long noise = ((state >> 8) % 2_001) - 1_000;
            long tone = Math.Abs((i % 37) - 18) * 50L;
            long offset = i < 9_000 ? 600 : -400;
            samples[i] = (short)Math.Clamp(offset + (loudness[i / 2_000] * (noise + tone) / 16), short.MinValue, short.MaxValue);
        }

        return samples;
    }

    private static string[] Describe()
    {
        short[] samples = Signal();
        short[] filtered = new short[Samples];
        new OffsetFilter().Filter(samples, filtered);
        List<string> lines =
        [
            "# Golden vectors of the front end; emulator/Ripac.Speech/Features/README.md says how to read and make them.",
            .. Enumerable.Range(0, Samples / 500).Select(i => i * 500).Select(i => $"sample {i}: {samples[i]} filtered: {filtered[i]}"),
        ];
        MelAnalyzer analyzer = new(Bands, Settings.LowestHz, Settings.HighestHz);
        RunningMean mean = new(Settings.PriorMean);
        short[] bands = new short[Bands];
        for (int frame = 0; (frame * 80) + 200 <= Samples; frame++)
        {
            analyzer.Measure(filtered.AsSpan(frame * 80, 200), bands);
            mean.Update(bands);
            if (frame % 13 == 0)
            {
                lines.Add($"frame {frame} floor: {mean.Floor}");
                lines.Add(Line("  bands", bands));
                lines.Add(Line("  mean", mean.Value));
            }
        }

        FrontEnd frontEnd = new(Settings);
        frontEnd.Write(samples);
        frontEnd.Flush();
        short[] feature = new short[frontEnd.FeatureCount];
        for (int frame = 0; frontEnd.TryReadFrame(feature); frame++)
        {
            if (frame % 99 == 0)
            {
                lines.Add($"feature {frame}");
                lines.AddRange(feature.Chunk(Bands).Select(part => Line(" ", part)));
            }
        }

        return [.. lines];
    }

    private static string Line(string name, ReadOnlySpan<short> values)
    {
        StringBuilder line = new(name);
        foreach (short value in values)
        {
            line.Append(' ').Append(value);
        }

        return line.ToString();
    }
}
