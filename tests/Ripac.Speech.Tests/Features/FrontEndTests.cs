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

    [Theory]
    [InlineData(0)]
    [InlineData(3_000)]
    [InlineData(-20_000)]
    public void An_offset_changes_nothing(int offset)
    {
        short[] samples = Noise(8_000, 6);
        short[][] plain = Run(samples, [8_000]);
        short[][] shifted = Run([.. samples.Select(sample => (short)(sample + offset))], [8_000]);
        for (int frame = 5; frame < plain.Length; frame++) // the filter begins with the first sample, which is not the offset alone
        {
            Assert.All(plain[frame].Zip(shifted[frame]), pair => Assert.InRange(pair.First - pair.Second, -3, 3));
        }
    }

    [Fact]
    public void A_constant_is_silence_from_the_first_frame() =>
        Assert.Equal(Run(new short[2_000], [2_000]), Run([.. Enumerable.Repeat((short)12_345, 2_000)], [2_000]));

    [Fact]
    public void Steady_noise_does_not_move_the_mean_of_speech()
    {
        // Bursts of 300 ms every half second, 18 dB above noise that was there before them: the mean must become that of the bursts.
        short[] samples = Noise(80_000, 7, i => i < 16_000 || i % 4_000 < 1_600 ? 1 : 8);
        RunningMean mean = new(Settings.PriorMean);
        MelAnalyzer analyzer = new(24, 100, 3_800);
        short[] bands = new short[24];
        double burst = 0;
        for (int start = 0; start + 200 <= samples.Length; start += 80)
        {
            analyzer.Measure(samples.AsSpan(start, 200), bands);
            mean.Update(bands);
            if (start < 16_000)
            {
                Assert.Equal(Settings.PriorMean, mean.Value.ToArray());
            }

            burst = start % 4_000 is > 2_000 and < 3_600 ? bands.Average(band => band) : burst;
        }

        Assert.InRange(mean.Value.ToArray().Average(value => value) - burst, -256, 256); // within 3 dB
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
    private static short[] Noise(int count, int seed) => Noise(count, seed, i => 1 + (i / 500 % 4));

    private static short[] Noise(int count, int seed, Func<int, int> loudness)
    {
        short[] samples = new short[count];
        long state = seed;
        for (int i = 0; i < count; i++)
        {
            state = state * 48_271 % 2_147_483_647;
            samples[i] = (short)(((state >> 8) % 20_001 - 10_000) * loudness(i) / 8);
        }

        return samples;
    }
}
