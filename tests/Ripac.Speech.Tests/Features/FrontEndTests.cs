using CsCheck;
using Ripac.Speech.Features;

namespace Ripac.Speech.Tests.Features;

public class FrontEndTests
{
    private static readonly FrontEndSettings Settings = new(24, 100, 3_800, 3, 2, [.. Enumerable.Repeat((short)6_000, 24)]);

    [Fact]
    public void Features_do_not_depend_on_the_chunking()
    {
        short[] samples = Noise(8_000, 5);
        short[][] whole = Run(samples, [samples.Length]);
        Gen.Int[1, 700].Array[1, 40].Sample(
            chunks => Run(samples, chunks).Select(f => string.Join(',', f)).SequenceEqual(whole.Select(f => string.Join(',', f))), iter: 30);
    }

    [Fact]
    public void A_second_of_samples_gives_98_frames() =>
        // Windows of 200 samples, 80 apart: (8000 - 200) / 80 + 1.
        Assert.Equal(98, Run(Noise(8_000, 1), [8_000]).Length);

    [Fact]
    public void After_a_reset_everything_repeats()
    {
        short[] samples = Noise(4_000, 2);
        FrontEnd frontEnd = new(Settings);
        List<short[]> first = Read(frontEnd, samples);
        frontEnd.Reset();
        Assert.Equal(first, Read(frontEnd, samples));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(20)]
    [InlineData(2)]
    public void Band_energies_are_near_a_floating_point_reference(double amplitude)
    {
        short[] samples = Noise(8_000, 3);
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)(samples[i] * amplitude / 10_000 + 3 * amplitude * Math.Sin(i * i * 0.0003));
        }

        MelAnalyzer analyzer = new(24, 100, 3_800);
        short[] bands = new short[24];
        for (int start = 0; start + 200 <= samples.Length; start += 80)
        {
            analyzer.Measure(samples.AsSpan(start, 200), bands);
            double[] reference = MelReference.Log2Energies(samples, start, 24, 100, 3_800);
            for (int band = 0; band < 24; band++)
            {
                double tolerance = reference[band] > 17 ? 12 : 60; // quiet bands are small whole numbers, and round
                Assert.InRange(bands[band] - (256 * reference[band]), -tolerance, tolerance);
            }
        }
    }

    [Fact]
    public void Extremes_do_not_overflow()
    {
        short[] square = [.. Enumerable.Range(0, 2_000).Select(i => i / 4 % 2 == 0 ? short.MinValue : short.MaxValue)];
        MelAnalyzer analyzer = new(24, 100, 3_800);
        short[] bands = new short[24];
        analyzer.Measure(square.AsSpan(0, 200), bands);
        double[] reference = MelReference.Log2Energies(square, 0, 24, 100, 3_800);
        Assert.All(bands.Zip(reference), pair => Assert.InRange(pair.First - (256 * pair.Second), -40, 40));
    }

    [Fact]
    public void Digital_silence_gives_the_floor()
    {
        short[][] frames = Run(new short[2_000], [2_000]);
        Assert.All(frames, frame => Assert.All(frame, value => Assert.Equal((15 * 256) + 1 - 6_000, value)));
    }

    /// <summary>The sum stands for every bit: a port to C or hardware must give the same.</summary>
    [Fact]
    public void Golden_vector()
    {
        short[][] frames = Run(Noise(8_000, 4), [8_000]);
        long sum = 0;
        foreach (short value in frames.SelectMany(frame => frame))
        {
            sum = ((sum * 31) + value) % 1_000_000_007;
        }

        Assert.Equal(555_701_122, sum);
    }

    private static short[][] Run(short[] samples, int[] chunks)
    {
        FrontEnd frontEnd = new(Settings);
        List<short[]> frames = [];
        int at = 0;
        for (int i = 0; at < samples.Length; i++)
        {
            int count = Math.Min(chunks[i % chunks.Length], samples.Length - at);
            frontEnd.Write(samples.AsSpan(at, count));
            at += count;
            ReadAll(frontEnd, frames);
        }

        frontEnd.Flush();
        ReadAll(frontEnd, frames);
        return [.. frames];
    }

    private static List<short[]> Read(FrontEnd frontEnd, short[] samples)
    {
        List<short[]> frames = [];
        frontEnd.Write(samples);
        frontEnd.Flush();
        ReadAll(frontEnd, frames);
        return frames;
    }

    private static void ReadAll(FrontEnd frontEnd, List<short[]> frames)
    {
        short[] feature = new short[frontEnd.FeatureCount];
        while (frontEnd.TryReadFrame(feature))
        {
            frames.Add([.. feature]);
        }
    }

    /// <summary>White noise whose loudness goes up and down, from a generator that is the same everywhere (Park and Miller, 1988).</summary>
    private static short[] Noise(int count, int seed)
    {
        short[] samples = new short[count];
        long state = seed;
        for (int i = 0; i < count; i++)
        {
            state = state * 48_271 % 2_147_483_647;
            samples[i] = (short)(((state >> 8) % 20_001 - 10_000) * (1 + (i / 500 % 4)) / 8);
        }

        return samples;
    }
}
